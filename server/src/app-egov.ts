/** What stands around a connector: limits, queue and breaker outside, and inside, the measurement of the state alone. */
import type { Connector } from './egov/connector.ts';
import type { Egov } from './egov/egov.ts';
import { type EgovLimits, guardEgov } from './egov/guarded-egov.ts';
import { measureEgov } from './egov/measured-egov.ts';
import type { Metrics } from './http/metrics.ts';
import type { Logger } from './logging/logger.ts';

export interface Connecting {
  limits: EgovLimits;
  monotonicMs: () => number;
  metrics: Metrics;
  logger: Logger;
}

export function guarded({ name, egov }: Connector, connecting: Connecting): Egov {
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
