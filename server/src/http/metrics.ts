/** What `/metrics` tells, in the Prometheus text format. No label ever holds anything of a person. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createEgovMetrics } from './egov-metrics.ts';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    egov: createEgovMetrics(registry),
    requestSeconds: new Histogram({
      name: 'qujat_http_request_duration_seconds',
      help: 'Time from the arrival of a request to the end of its reply',
      labelNames: ['operation', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30],
      registers: [registry],
    }),
    errors: new Counter({
      name: 'qujat_errors_total',
      help: 'Errors told to callers, by code of the error table',
      labelNames: ['operation', 'code'],
      registers: [registry],
    }),
    limited: new Counter({
      name: 'qujat_limited_total',
      help: 'Calls refused by a limit, by the limit that was used up',
      labelNames: ['limit', 'environment'],
      registers: [registry],
    }),
    lateTasks: new Gauge({
      name: 'qujat_maintenance_late_tasks',
      help: 'Maintenance tasks that had no turn for three of their periods, in whichever process',
      registers: [registry],
    }),
    clockSteps: new Counter({
      name: 'qujat_store_clock_steps_total',
      help: "Steps of the store's clock that this process noticed",
      labelNames: ['direction'],
      registers: [registry],
    }),
    keysLocked: new Counter({
      name: 'qujat_keys_locked_total',
      help: 'API keys that were locked for a while because they tried out codes',
      labelNames: ['environment'],
      registers: [registry],
    }),
    documentsDelivered: new Counter({
      name: 'qujat_documents_delivered_total',
      help: 'Documents delivered',
      labelNames: ['document_type', 'environment'],
      registers: [registry],
    }),
  };
}
