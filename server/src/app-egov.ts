/**
 * What live keys reach: the connectors that the configuration names. Around each stand limits, queue and breaker of its own, so
 * that one whose state fails does not hold up the others; inside them, so that the durations are those of the state alone, stands
 * the measurement.
 */
import type { Config } from './config.ts';
import { type ConnectorName, chooseEgov } from './egov/choose-egov.ts';
import type { Connector } from './egov/connector.ts';
import type { Egov } from './egov/egov.ts';
import { type EgovLimits, guardEgov } from './egov/guarded-egov.ts';
import { measureEgov } from './egov/measured-egov.ts';
import { createRelayConnector } from './egov/relay/relay-connector.ts';
import type { Metrics } from './http/metrics.ts';
import type { Logger } from './logging/logger.ts';

export interface Connecting {
  limits: EgovLimits;
  monotonicMs: () => number;
  metrics: Metrics;
  logger: Logger;
}

export interface LiveEgov {
  egov: Egov;
  close(): Promise<void>;
}

/** @param override takes the place of all connectors of the configuration */
export function connectLive(config: Config, connecting: Connecting, override?: Connector): LiveEgov {
  if (override !== undefined) return { egov: guarded(override, connecting), close: () => override.close() };
  const connectors = createConnectors(config, connecting.monotonicMs);
  const entries = Object.entries(connectors).map(([name, connector]) => [name, guarded(connector, connecting)]);
  return {
    egov: chooseEgov(config.liveConnectors, Object.fromEntries(entries)),
    close: async () => {
      for (const connector of Object.values(connectors)) await connector.close();
    },
  };
}

/** Those that a rule names. */
export function createConnectors(
  { relay, statePdf, egovTimeoutMs }: Config,
  monotonicMs: () => number,
): Partial<Record<ConnectorName, Connector>> {
  if (relay === undefined) return {};
  return {
    relay: createRelayConnector({ ...relay, maxFileBytes: statePdf.maxBytes, timeoutMs: egovTimeoutMs, monotonicMs }),
  };
}

function guarded({ name, egov }: Connector, connecting: Connecting): Egov {
  const { limits, monotonicMs, metrics, logger } = connecting;
  const guard = guardEgov(measured(name, egov, connecting), {
    limits,
    monotonicMs,
    onRefused: (refusal) => metrics.egov.countRefusal(name, refusal),
    onBreaker: (state) => logger.warn({ connector: name, breaker: state }, 'the breaker of the state has changed'),
  });
  metrics.egov.watch(name, guard.status);
  return guard;
}

export function measured(name: string, egov: Egov, { monotonicMs, metrics }: Connecting): Egov {
  return measureEgov(egov, monotonicMs, (call) => metrics.egov.countCall(name, call));
}
