/** The part of the wiring that serves the operator's pages of health and audit. */
import packageJson from '../../package.json' with { type: 'json' };
import type { NoteSigner } from '../audit/signed-note.ts';
import type { AuditContext } from '../cabinet-api/audit-routes.ts';
import type { Config } from '../config/config.ts';
import { isLocalDemonstration } from '../config/demonstration.ts';
import type { ConnectorWatch } from '../health/connector-watch.ts';
import type { HealthContext } from '../health/describe-health.ts';
import type { MaintenanceTask } from '../maintenance/maintenance.ts';
import type { Stores } from './stores.ts';

export interface OperatorWiring extends Pick<AuditContext, 'organizations' | 'accounts' | 'ids'> {
  config: Config;
  stores: Stores;
  watch: ConnectorWatch;
  tasks: readonly MaintenanceTask[];
  monotonicMs: () => number;
  auditSigner: NoteSigner;
}

export function createOperatorContexts(parts: OperatorWiring): { health: HealthContext; audit: AuditContext } {
  const { config, stores, watch, tasks, monotonicMs, auditSigner, organizations, accounts, ids } = parts;
  return {
    health: {
      connectors: watch,
      store: stores.health,
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
      store: stores.audit,
      archive: stores.auditArchive,
      signer: auditSigner,
      organizations,
      accounts,
      ids,
    },
  };
}

function mailsGoTo(config: Config): HealthContext['about']['mailsGoTo'] {
  if (config.smtpUrl !== undefined) return 'smtp';
  return isLocalDemonstration(config) ? 'development_inbox' : 'nowhere';
}
