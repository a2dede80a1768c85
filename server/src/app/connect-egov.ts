/**
 * What live keys reach: the connectors that the configuration names. Around each stand limits, queue and breaker of its own, so
 * that one whose state fails does not hold up the others; inside them, so that the durations are those of the state alone, stands
 * the measurement.
 */
import type { Clock, Ids } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { type ConnectorName, chooseEgov } from '../egov/choose-egov.ts';
import type { Connector } from '../egov/connector.ts';
import type { Egov } from '../egov/egov.ts';
import { type EgovLimits, guardEgov } from '../egov/guarded-egov.ts';
import { measureEgov } from '../egov/measured-egov.ts';
import { createRelayConnector } from '../egov/relay/relay-connector.ts';
import type { MessageReport } from '../egov/smartbridge/exchange.ts';
import { createSmartbridgeConnector } from '../egov/smartbridge/smartbridge-connector.ts';
import type { ConnectorWatch, WatchedConnector } from '../health/connector-watch.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Logger } from '../logging/logger.ts';

export interface LiveConnectorContext extends ConnectorContext {
  limits: EgovLimits;
  metrics: Metrics;
  watch: ConnectorWatch;
  logger: Logger;
}

/** What a connector takes from outside of itself. */
export interface ConnectorContext {
  monotonicMs: () => number;
  clock: Clock;
  ids: Ids;
  /** Where messages to the state are told of. */
  logger?: Logger;
}

export interface LiveEgov {
  egov: Egov;
  close(): Promise<void>;
}

/** @param override takes the place of all connectors of the configuration */
export function connectLive(config: Config, connecting: LiveConnectorContext, override?: Connector): LiveEgov {
  if (override !== undefined) return { egov: guarded(override, ['*'], connecting), close: () => override.close() };
  const connectors = createConnectors(config, connecting);
  const entries = Object.entries(connectors).map(([name, connector]) => {
    const types = [...config.liveConnectors].filter(([, served]) => served === name).map(([type]) => type);
    return [name, guarded(connector, types, connecting)];
  });
  return {
    egov: chooseEgov(config.liveConnectors, Object.fromEntries(entries)),
    close: async () => {
      for (const connector of Object.values(connectors)) await connector.close();
    },
  };
}

/** Those that a rule names. */
export function createConnectors(
  { relay, smartbridge, statePdf, egovTimeoutMs }: Config,
  { monotonicMs, clock, ids, logger }: ConnectorContext,
): Partial<Record<ConnectorName, Connector>> {
  const maxFileBytes = statePdf.maxBytes;
  return {
    ...(relay && { relay: createRelayConnector({ ...relay, maxFileBytes, timeoutMs: egovTimeoutMs, monotonicMs }) }),
    ...(smartbridge && {
      smartbridge: createSmartbridgeConnector({
        ...smartbridge,
        maxFileBytes,
        nowMs: () => clock.nowMs(),
        uuid: () => ids.uuid(),
        onMessage: (report) => logger?.info(messageFields(report), 'a message to the state was answered, or failed'),
      }),
    }),
  };
}

/**
 * Without dashes: the log's mask takes what looks like a UUID for a session's secret. These ids are none. The operators of the bus know
 * the message by `messageId` and by its own `sessionId`.
 */
function messageFields({ service, messageId, requestId, sessionId, code }: MessageReport): object {
  const bare = (id: string) => id.replace(/[^0-9A-Za-z]/g, '').slice(0, 64);
  return {
    connector: 'smartbridge',
    service,
    message_id: bare(messageId),
    correlation_id: bare(requestId),
    state_session_id: sessionId === null ? null : bare(sessionId),
    state_code: code,
  };
}

function guarded({ name, egov }: Connector, documentTypes: readonly string[], connecting: LiveConnectorContext): Egov {
  const { limits, monotonicMs, metrics, logger, watch } = connecting;
  const guard = guardEgov(measured(name, egov, connecting), {
    limits,
    monotonicMs,
    onRefused: (refusal) => {
      metrics.egov.countRefusal(name, refusal);
      watch.countRefusal(name, refusal);
    },
    onBreaker: (state) => logger.warn({ connector: name, breaker: state }, 'the breaker of the state has changed'),
  });
  metrics.egov.watch(name, guard.status);
  watch.watch({ name, environment: 'live', documentTypes }, guard.status);
  return guard;
}

/** What test keys reach. Not guarded: its failing people are there to be asked for, and must not open a breaker for everybody else. */
export function connectSandbox(sandbox: Egov, connecting: LiveConnectorContext): Egov {
  const connector: WatchedConnector = { name: 'sandbox', environment: 'test', documentTypes: ['*'] };
  connecting.watch.watch(connector);
  return measured(connector.name, sandbox, connecting);
}

function measured(name: string, egov: Egov, { monotonicMs, metrics, watch }: LiveConnectorContext): Egov {
  return measureEgov(egov, monotonicMs, (call) => {
    metrics.egov.countCall(name, call);
    watch.countCall(name, call);
  });
}
