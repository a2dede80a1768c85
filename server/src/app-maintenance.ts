/** The work beside the requests, and how often each part of it is done. */

import type { AccountsContext } from './accounts/accounts-context.ts';
import { accountSweeps } from './app-accounts.ts';
import type { AuditStore } from './audit/audit-store.ts';
import { chainAudit } from './audit/chain-audit.ts';
import { sealAudit } from './audit/seal-audit.ts';
import type { NoteSigner } from './audit/signed-note.ts';
import type { Config } from './config.ts';
import type { SandboxStore } from './egov/sandbox/sandbox-store.ts';
import type { Limits } from './limits/limits.ts';
import type { Logger } from './logging/logger.ts';
import type { MailStore } from './mail/mail-store.ts';
import type { MaintenanceTask } from './maintenance/maintenance.ts';
import { sweepTask } from './maintenance/sweep.ts';
import type { IdempotencyStore } from './sessions/idempotency-store.ts';
import type { RetentionStore } from './sessions/retention-store.ts';

const MINUTE_MS = 60_000;
/** Kept answers are gone within a minute of their time. */
const FORGET_ANSWERS_EVERY_MS = MINUTE_MS;
/** Counters of windows that have ended count for nothing: they only take room. */
const FORGET_COUNTERS_EVERY_MS = MINUTE_MS;
/** The subject of a session that ended without a document is gone within a minute of its end. */
const ERASE_SUBJECTS_EVERY_MS = MINUTE_MS;
const DELETE_SESSIONS_EVERY_MS = 10 * MINUTE_MS;
const SANDBOX_MESSAGES_LIVE_MS = 24 * 60 * MINUTE_MS;
/** Until it is chained, a row could be removed unnoticed. */
const CHAIN_AUDIT_EVERY_MS = 2_000;
/** So many batches in one turn, so that other tasks have theirs also while a large backlog is chained. */
const CHAIN_AUDIT_BATCHES = 100;
const SEAL_AUDIT_EVERY_MS = MINUTE_MS;

export interface MaintainedParts {
  config: Pick<Config, 'sessionRetentionMs'>;
  logger: Logger;
  idempotency: IdempotencyStore;
  limits: Limits;
  retention: RetentionStore;
  sandboxStore: SandboxStore;
  audit: AuditStore;
  auditSigner: NoteSigner;
  accounts: AccountsContext;
  mails: MailStore;
}

export function maintenanceTasks(parts: MaintainedParts): MaintenanceTask[] {
  return [...sessionSweeps(parts), ...auditTasks(parts), ...accountSweeps(parts.accounts, parts.mails)];
}

function sessionSweeps({ idempotency, limits, retention, sandboxStore, config }: MaintainedParts): MaintenanceTask[] {
  const { sessionRetentionMs: retentionMs } = config;
  const ageMs = SANDBOX_MESSAGES_LIVE_MS;
  return [
    sweepTask('forget_answers', FORGET_ANSWERS_EVERY_MS, (most) => idempotency.forgetAnswers(most)),
    { name: 'forget_counters', everyMs: FORGET_COUNTERS_EVERY_MS, run: () => limits.store.forgetCounters() },
    sweepTask('erase_subjects', ERASE_SUBJECTS_EVERY_MS, (most) => retention.eraseSubjects(most)),
    sweepTask('delete_sessions', DELETE_SESSIONS_EVERY_MS, (most) => retention.deleteSessions({ retentionMs, most })),
    sweepTask('forget_messages', DELETE_SESSIONS_EVERY_MS, (most) => sandboxStore.forgetMessages({ ageMs, most })),
  ];
}

function auditTasks({ audit, auditSigner, logger }: MaintainedParts): MaintenanceTask[] {
  return [
    {
      name: 'chain_audit',
      everyMs: CHAIN_AUDIT_EVERY_MS,
      run: async () => void (await chainAudit(audit, CHAIN_AUDIT_BATCHES)),
    },
    {
      name: 'seal_audit',
      everyMs: SEAL_AUDIT_EVERY_MS,
      run: async () => {
        const sealed = await sealAudit(audit, auditSigner);
        // It goes to the log as well: where logs are kept elsewhere, the operator cannot take it back.
        if (sealed?.fresh) logger.info({ checkpoint: sealed.note }, 'the audit was sealed');
      },
    },
  ];
}
