/** What `/metrics` tells, in the Prometheus text format. No label ever holds anything of a person. */
import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from 'prom-client';
import packageJson from '../../package.json' with { type: 'json' };
import { createEgovMetrics } from './egov-metrics.ts';

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

export type Metrics = ReturnType<typeof createMetrics>;

/** What a thread has counted, as it crosses to the one that tells the sum of all. */
export type MetricsOfThread = MetricObjectWithValues<MetricValue<string>>[];

/** @param thread which of the process's threads counts here; those of the process itself are counted in the first alone */
export function createMetrics(thread = 1) {
  const registry = thread === 1 ? Registry.merge([metricsOfProcess()]) : new Registry();
  const requestSeconds = new Histogram({
    name: 'qujat_http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its reply',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30],
    registers: [registry],
  });
  watchThread(registry, thread, requestSeconds);
  return {
    registry,
    egov: createEgovMetrics(registry),
    requestSeconds,
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
    webhookAttempts: new Counter({
      name: 'qujat_webhook_attempts_total',
      help: 'Attempts to send a webhook, by how they ended',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    pdfSignatures: new Counter({
      name: 'qujat_pdf_signatures_total',
      help: 'PDFs that were to be signed, by the level that was reached; `state` had a signature, `failed` has none',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    pdfCertificateEnd: new Gauge({
      name: 'qujat_pdf_signature_certificate_end_seconds',
      help: 'When the certificate that signs PDFs ends, in seconds since 1970',
      labelNames: ['signer'],
      registers: [registry],
      // It is the same in all threads.
      aggregator: 'first',
    }),
    documentsDelivered: new Counter({
      name: 'qujat_documents_delivered_total',
      help: 'Documents delivered',
      labelNames: ['document_type', 'environment'],
      registers: [registry],
    }),
  };
}

let ofProcess: Registry | undefined;

/**
 * What the process is, and what the library knows of any. It looks at the event loop and at the collector for as long as the process
 * runs: so once, however many gateways tests start in it.
 */
function metricsOfProcess(): Registry {
  if (ofProcess !== undefined) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  const labels = { version: packageJson.version, node: process.versions.node };
  const info = { name: 'qujat_build_info', help: 'What runs: always 1', labelNames: Object.keys(labels) };
  new Gauge({ ...info, registers: [ofProcess] }).set(labels, 1);
  return ofProcess;
}

export function countDeliveryIn({ documentsDelivered }: Pick<Metrics, 'documentsDelivered'>) {
  return (documentType: string, environment: string): void =>
    documentsDelivered.inc({ document_type: documentType, environment });
}

/** How the threads share the work: requests, and processor time of the thread itself without those that it has started. */
function watchThread(registry: Registry, thread: number, requests: Histogram): void {
  new Counter({
    name: 'qujat_thread_requests_total',
    help: 'Requests that each thread has answered',
    labelNames: ['thread'],
    registers: [registry],
    async collect() {
      const { values } = await requests.get();
      const counts = values.filter(({ metricName }) => metricName?.endsWith('_count'));
      this.reset();
      this.inc(
        { thread },
        counts.reduce((sum, { value }) => sum + value, 0),
      );
    },
  });
  new Counter({
    name: 'qujat_thread_cpu_seconds_total',
    help: 'Processor time of each thread that answers requests',
    labelNames: ['thread'],
    registers: [registry],
    collect() {
      const { user, system } = process.threadCpuUsage();
      this.reset();
      this.inc({ thread }, (user + system) / 1e6);
    },
  });
}

/** In the text format, the metrics of all threads as those of one process. */
export function sumOfThreads(threads: readonly MetricsOfThread[]): Promise<string> {
  // What the library leaves out of a sum, such as the start of the process, one thread alone tells.
  const told = threads.map((metrics) =>
    metrics.map((metric) => (isLeftOut(metric) ? { ...metric, aggregator: 'first' } : metric)),
  );
  return AggregatorRegistry.aggregate(told).metrics();
}

function isLeftOut({ aggregator }: MetricObjectWithValues<MetricValue<string>>): boolean {
  return aggregator === 'omit';
}
