/** How far the audit is chained and sealed, asked of the store when somebody reads the metrics: so every process tells the same. */
import { Gauge, type Registry } from 'prom-client';

export interface AuditBacklog {
  unchainedRows: number;
  oldestUnchainedMs: number;
  unsealedRows: number;
}

const gauges: readonly [string, string, (backlog: AuditBacklog) => number][] = [
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

export function watchAudit(registry: Registry, readBacklog: () => Promise<AuditBacklog>): void {
  let reading: Promise<AuditBacklog | undefined> | undefined;
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
