/** The work beside the requests, and how often each part of it is done. */

import type { AccountsContext } from './accounts/accounts-context.ts';
import { accountSweeps } from './app-accounts.ts';
import type { AuditStore } from './audit/audit-store.ts';
import { chainAudit } from './audit/chain-audit.ts';
import { sealAudit } from './audit/seal-audit.ts';
import type { NoteSigner } from './audit/signed-note.ts';
import type { CallStore } from './calls/call-store.ts';
import type { Config } from './config.ts';
import type { SandboxStore } from './egov/sandbox/sandbox-store.ts';
import type { Limits } from './limits/limits.ts';
import type { Logger } from './logging/logger.ts';
import type { MailStore } from './mail/mail-store.ts';
import type { MaintenanceTask } from './maintenance/maintenance.ts';
import { sweepTask } from './maintenance/sweep.ts';
import type { IdempotencyStore } from './sessions/idempotency-store.ts';
import type { KeptDocumentStore } from './sessions/kept-document-store.ts';
import type { RetentionStore } from './sessions/retention-store.ts';
import { notifySubscriptionEnds } from './subscriptions/notify-subscription-ends.ts';
import type { SubscriptionStore } from './subscriptions/subscription-store.ts';

const MINUTE_MS = 60_000;
/** Kept answers and documents are gone within a minute of their time. */
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
const NOTIFY_ENDS_EVERY_MS = 10 * MINUTE_MS;
const SEAL_AUDIT_EVERY_MS = MINUTE_MS;

export interface MaintainedParts {
  config: Pick<Config, 'sessionRetentionMs' | 'callsRetentionMs'>;
  logger: Logger;
  idempotency: IdempotencyStore;
  keptDocuments: KeptDocumentStore;
  limits: Limits;
  retention: RetentionStore;
  sandboxStore: SandboxStore;
  audit: AuditStore;
  auditSigner: NoteSigner;
  accounts: AccountsContext;
  mails: MailStore;
  callStore: CallStore;
  subscriptions: SubscriptionStore;
}

export function maintenanceTasks(parts: MaintainedParts): MaintenanceTask[] {
  return [
    ...sessionSweeps(parts),
    ...auditTasks(parts),
    ...accountSweeps(parts.accounts, parts.mails),
    noticeTask(parts),
  ];
}

function sessionSweeps({
  idempotency,
  keptDocuments,
  limits,
  retention,
  sandboxStore,
  callStore,
  config,
}: MaintainedParts): MaintenanceTask[] {
  const { sessionRetentionMs: retentionMs, callsRetentionMs } = config;
  const ageMs = SANDBOX_MESSAGES_LIVE_MS;
  return [
    sweepTask('forget_answers', FORGET_ANSWERS_EVERY_MS, (most) => idempotency.forgetAnswers(most)),
    sweepTask('forget_documents', FORGET_ANSWERS_EVERY_MS, (most) => keptDocuments.forgetDocuments(most)),
    { name: 'forget_counters', everyMs: FORGET_COUNTERS_EVERY_MS, run: () => limits.store.forgetCounters() },
    sweepTask('erase_subjects', ERASE_SUBJECTS_EVERY_MS, (most) => retention.eraseSubjects(most)),
    sweepTask('delete_sessions', DELETE_SESSIONS_EVERY_MS, (most) => retention.deleteSessions({ retentionMs, most })),
    sweepTask('forget_messages', DELETE_SESSIONS_EVERY_MS, (most) => sandboxStore.forgetMessages({ ageMs, most })),
    sweepTask('delete_calls', DELETE_SESSIONS_EVERY_MS, (most) =>
      callStore.deleteCalls({ retentionMs: callsRetentionMs, most }),
    ),
  ];
}

function noticeTask({ accounts, subscriptions: store }: MaintainedParts): MaintenanceTask {
  const { sealing, ids, site } = accounts;
  return {
    name: 'notify_subscription_ends',
    everyMs: NOTIFY_ENDS_EVERY_MS,
    run: (signal) => notifySubscriptionEnds({ store, sealing, ids, site }, signal),
  };
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
