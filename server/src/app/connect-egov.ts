/**
 * What live keys reach: the connectors that the configuration names. Around each stand limits, queue and breaker of its own, so
 * that one whose state fails does not hold up the others; inside them, so that the durations are those of the state alone, stands
 * the measurement.
 */
import type { Config } from '../config/config.ts';
import { chooseEgov } from '../egov/choose-egov.ts';
import type { Connector, ConnectorContext } from '../egov/connector.ts';
import type { Egov } from '../egov/egov.ts';
import { createEgovGate, type EgovGate, type WatchedEgovGate } from '../egov/egov-gate.ts';
import { guardEgov } from '../egov/guarded-egov.ts';
import { measureEgov } from '../egov/measured-egov.ts';
import type { WatchedConnector } from '../health/connector-watch.ts';
import type { Foundation } from './foundation.ts';
import { traceEgov, traceHeaders } from './trace-parts.ts';

interface LiveConnectorContext
  extends SandboxConnectorContext,
    Pick<Foundation, 'config' | 'clock' | 'ids' | 'logger'> {
  /** The gates of another thread, which counts what they refuse. Where it is not given, each connector gets its own. */
  gateOf: ((connector: string) => EgovGate) | undefined;
}

type SandboxConnectorContext = Pick<Foundation, 'monotonicMs' | 'metrics' | 'watch' | 'tracing'>;

/** @param override takes the place of all connectors of the configuration */
export async function connectLive(context: LiveConnectorContext, override?: Connector) {
  const { config } = context;
  const gates = new Map<string, WatchedEgovGate>();
  if (override !== undefined) {
    return { egov: guarded(override, ['*'], context, gates), gates, close: () => override.close() };
  }
  const connectors = await createConnectors(config, context);
  const entries = connectors.map((connector) => {
    const { name } = connector;
    const types = [...config.liveConnectors].filter(([, served]) => served === name).map(([type]) => type);
    return [name, guarded(connector, types, context, gates)];
  });
  return {
    egov: chooseEgov(config.liveConnectors, Object.fromEntries(entries)),
    /** Those that were made here, by connector. */
    gates,
    close: async () => {
      for (const connector of connectors) await connector.close();
    },
  };
}

/** Those that a rule names. */
export async function createConnectors(
  { connectors, statePdf, egovTimeoutMs, traces }: Config,
  outside: Pick<Foundation, 'monotonicMs' | 'clock' | 'ids'> & Partial<Pick<Foundation, 'logger' | 'tracing'>>,
): Promise<Connector[]> {
  const { monotonicMs, clock, ids, logger, tracing } = outside;
  const context: ConnectorContext = {
    monotonicMs,
    clock,
    ids,
    maxFileBytes: statePdf.maxBytes,
    timeoutMs: egovTimeoutMs,
    onMessage: (fields) => logger?.info(fields, 'a message to the state was answered, or failed'),
    traceHeaders: traces.toState && tracing !== undefined ? () => traceHeaders(tracing) : undefined,
  };
  return await Promise.all([...connectors.values()].map((connector) => connector.connect(context)));
}

function guarded(
  { name, egov }: Connector,
  documentTypes: readonly string[],
  context: LiveConnectorContext,
  gates: Map<string, WatchedEgovGate>,
): Egov {
  const { gateOf, watch } = context;
  const connector: WatchedConnector = { name, environment: 'live', documentTypes };
  const call = measured(name, egov, context);
  if (gateOf !== undefined) {
    watch.watch(connector);
    return guardEgov(call, gateOf(name));
  }
  const gate = createGate(name, context);
  gates.set(name, gate);
  watch.watch(connector, gate.status);
  return guardEgov(call, gate);
}

function createGate(name: string, { config, monotonicMs, metrics, logger, watch }: LiveConnectorContext) {
  const gate = createEgovGate({
    limits: config.egovLimits,
    monotonicMs,
    onRefused: (refusal) => {
      metrics.egov.countRefusal(name, refusal);
      watch.countRefusal(name, refusal);
    },
    onBreaker: (state) => logger.warn({ connector: name, breaker: state }, 'the breaker of the state has changed'),
  });
  metrics.egov.watch(name, gate.status);
  return gate;
}

/** What test keys reach. Not guarded: its failing people are there to be asked for, and must not open a breaker for everybody else. */
export function connectSandbox(sandbox: Egov, context: SandboxConnectorContext): Egov {
  const connector: WatchedConnector = { name: 'sandbox', environment: 'test', documentTypes: ['*'] };
  context.watch.watch(connector);
  return measured(connector.name, sandbox, context);
}

function measured(name: string, egov: Egov, { monotonicMs, metrics, watch, tracing }: SandboxConnectorContext): Egov {
  return measureEgov(traceEgov(egov, name, tracing), monotonicMs, (call) => {
    metrics.egov.countCall(name, call);
    watch.countCall(name, call);
  });
}
