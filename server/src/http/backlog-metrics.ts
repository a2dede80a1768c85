/** What waits in the store, asked of it when somebody reads the metrics: so every process tells the same. */
import { Gauge, type Registry } from 'prom-client';

export interface AuditBacklog {
  unchainedRows: number;
  oldestUnchainedMs: number;
  unsealedRows: number;
}

export interface WebhookBacklog {
  waiting: number;
  oldestMs: number;
}

type ToldGauge<Backlog> = readonly [name: string, help: string, toldOf: (backlog: Backlog) => number];

const auditGauges: readonly ToldGauge<AuditBacklog>[] = [
  [
    'qujat_audit_unchained_age_seconds',
    'Age of the oldest audit row that is not chained yet; 0 where there is none',
    ({ oldestUnchainedMs }) => oldestUnchainedMs / 1000,
  ],
  ['qujat_audit_unchained_rows', 'Audit rows that are not chained yet', ({ unchainedRows }) => unchainedRows],
  [
    'qujat_audit_unsealed_rows',
    'Audit rows that are chained but under no checkpoint yet',
    ({ unsealedRows }) => unsealedRows,
  ],
];

const webhookGauges: readonly ToldGauge<WebhookBacklog>[] = [
  ['qujat_webhooks_waiting', 'Webhooks that wait for an attempt', ({ waiting }) => waiting],
  [
    'qujat_webhooks_oldest_seconds',
    'Age of the oldest event that waits for an attempt; 0 where there is none',
    ({ oldestMs }) => oldestMs / 1000,
  ],
];

export function watchAudit(registry: Registry, readBacklog: () => Promise<AuditBacklog>): void {
  watchBacklog(registry, auditGauges, readBacklog);
}

export function watchWebhooks(registry: Registry, readBacklog: () => Promise<WebhookBacklog>): void {
  watchBacklog(registry, webhookGauges, readBacklog);
}

function watchBacklog<Backlog>(
  registry: Registry,
  gauges: readonly ToldGauge<Backlog>[],
  readBacklog: () => Promise<Backlog>,
): void {
  let reading: Promise<Backlog | undefined> | undefined;
  /** Asked once for all gauges. The other metrics are told also while the store cannot be reached. */
  const readOnce = () => {
    reading ??= readBacklog()
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  for (const [name, help, toldOf] of gauges) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const backlog = await readOnce();
        this.set(backlog === undefined ? Number.NaN : toldOf(backlog));
      },
    });
  }
}
