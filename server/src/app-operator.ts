/** The part of the wiring that serves the operator's pages of health and audit. */
import packageJson from '../package.json' with { type: 'json' };
import { createAuditArchive } from './audit/audit-archive-store.ts';
import type { AuditStore } from './audit/audit-store.ts';
import type { NoteSigner } from './audit/signed-note.ts';
import type { AuditContext } from './cabinet-api/audit-routes.ts';
import type { Config } from './config.ts';
import { isLocalDemonstration } from './config-demonstration.ts';
import type { ConnectorWatch } from './health/connector-watch.ts';
import type { HealthContext } from './health/describe-health.ts';
import { createHealthStore } from './health/health-store.ts';
import type { MaintenanceTask } from './maintenance/maintenance.ts';
import type { Database } from './storage/database.ts';

export interface OperatorParts extends Pick<AuditContext, 'organizations' | 'accounts' | 'ids'> {
  config: Config;
  database: Database;
  watch: ConnectorWatch;
  tasks: readonly MaintenanceTask[];
  monotonicMs: () => number;
  audit: AuditStore;
  auditSigner: NoteSigner;
}

export function createOperatorContexts(parts: OperatorParts): { health: HealthContext; audit: AuditContext } {
  const { config, database, watch, tasks, monotonicMs, audit, auditSigner, organizations, accounts, ids } = parts;
  return {
    health: {
      connectors: watch,
      store: createHealthStore(database),
      about: {
        version: packageJson.version,
        node: process.version,
        storeKind: config.databaseUrl === undefined ? 'sqlite' : 'postgresql',
        mailsGoTo: mailsGoTo(config),
        startedMs: monotonicMs(),
      },
      tasks,
      monotonicMs,
    },
    audit: {
      store: audit,
      archive: createAuditArchive(database),
      signer: auditSigner,
      ...{ organizations, accounts, ids },
    },
  };
}

function mailsGoTo(config: Config): HealthContext['about']['mailsGoTo'] {
  if (config.smtpUrl !== undefined) return 'smtp';
  return isLocalDemonstration(config) ? 'development_inbox' : 'nowhere';
}
