/** What `/metrics` tells of the connectors to the state: each call, and what keeps calls away from a state that is down. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface ConnectorCall {
  operation: string;
  /** `ok`, another outcome such as `wrong_code`, or the code of the error. */
  outcome: string;
  durationMs: number;
}

export interface ConnectorStatus {
  inFlight: number;
  queued: number;
  breaker: 'closed' | 'half_open' | 'open';
}

const BREAKER_VALUES = { closed: 0, half_open: 1, open: 2 };

export function createEgovMetrics(registry: Registry) {
  const registers = [registry];
  const callSeconds = new Histogram({
    name: 'qujat_egov_call_duration_seconds',
    help: 'Time of a call to the state, without the wait for a free place, by how it ended',
    labelNames: ['connector', 'operation', 'outcome'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20],
    registers,
  });
  const refusals = new Counter({
    name: 'qujat_egov_refusals_total',
    help: 'Calls that were answered without asking the state: breaker_open, queue_full or deadline_in_queue',
    labelNames: ['connector', 'reason'],
    registers,
  });
  const watched = new Map<string, () => ConnectorStatus>();
  const watchedGauge = (name: string, help: string, read: (status: ConnectorStatus) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['connector'],
      registers,
      collect() {
        for (const [connector, readStatus] of watched) this.set({ connector }, read(readStatus()));
      },
    });
  watchedGauge('qujat_egov_calls_in_flight', 'Calls to the state under way', ({ inFlight }) => inFlight);
  watchedGauge('qujat_egov_calls_queued', 'Calls that wait for a free place', ({ queued }) => queued);
  watchedGauge(
    'qujat_egov_breaker_state',
    'Circuit breaker: 0 closed, 1 half-open, 2 open',
    ({ breaker }) => BREAKER_VALUES[breaker],
  );
  return {
    countCall: (connector: string, { operation, outcome, durationMs }: ConnectorCall) =>
      callSeconds.observe({ connector, operation, outcome }, durationMs / 1000),
    /** A call that ended without the connector being asked. */
    countRefusal: (connector: string, reason: string) => refusals.inc({ connector, reason }),
    /** Has the connector's status read whenever the metrics are. */
    watch: (connector: string, readStatus: () => ConnectorStatus) => watched.set(connector, readStatus),
  };
}
