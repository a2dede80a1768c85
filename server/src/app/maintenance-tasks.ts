/** The work beside the requests, how often each part of it is done, and the watch over it. */
import type { AccountRules } from '../accounts/account-rules.ts';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { chainAudit } from '../audit/chain-audit.ts';
import { sealAudit } from '../audit/seal-audit.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import { DAY_MS, MINUTE_MS } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { ARM_LIFE_MS } from '../egov/sandbox/arms.ts';
import { HAND_OVER_MS } from '../flows/hand-over-flow.ts';
import type { Metrics } from '../http/metrics.ts';
import type { LimitTable } from '../limits/limit.ts';
import type { Logger } from '../logging/logger.ts';
import { MAIL_LEASE_MS } from '../mail/deliver-mails.ts';
import { type MaintenanceTask, startMaintenance } from '../maintenance/maintenance.ts';
import type { MaintenanceStore } from '../maintenance/maintenance-store.ts';
import { startStoreWatch } from '../maintenance/watch-store.ts';
import { taskInBatches } from '../maintenance/work-in-batches.ts';
import { KEEP_MS } from '../sessions/idempotent-call.ts';
import { KEEP_DOCUMENT_MS } from '../sessions/kept-document.ts';
import type { Lengths } from '../storage/cut-future-dates.ts';
import type { Database } from '../storage/database.ts';
import { notifySubscriptionEnds } from '../subscriptions/notices/notify-subscription-ends.ts';
import { LONGEST_PAUSE_MS } from '../webhooks/retry-schedule.ts';
import { SECRET_OVERLAP_MS } from '../webhooks/webhook-endpoint.ts';
import type { Foundation } from './foundation.ts';
import type { Stores } from './stores.ts';

const CLEAN_UP_ACCOUNTS_EVERY_MS = 10 * MINUTE_MS;
/** Longer than any mailed link works. */
const KEEP_MAILS_MS = 8 * DAY_MS;
/** Kept answers and documents are gone within a minute of their time. */
const FORGET_ANSWERS_EVERY_MS = MINUTE_MS;
/** Counters of windows that have ended count for nothing: they only take room. */
const FORGET_COUNTERS_EVERY_MS = MINUTE_MS;
/** The subject of a session that ended without a document is gone within a minute of its end. */
const ERASE_SUBJECTS_EVERY_MS = MINUTE_MS;
const DELETE_SESSIONS_EVERY_MS = 10 * MINUTE_MS;
const SANDBOX_MESSAGES_LIVE_MS = DAY_MS;
/** Until it is chained, a row could be removed unnoticed. */
const CHAIN_AUDIT_EVERY_MS = 2_000;
/** So many batches in one turn, so that other tasks have theirs also while a large backlog is chained. */
const CHAIN_AUDIT_BATCHES = 100;
/** The log of a SQLite file stays longer than its bound no longer than this. */
const SHRINK_STORE_EVERY_MS = MINUTE_MS;
const NOTIFY_ENDS_EVERY_MS = 10 * MINUTE_MS;
const SEAL_AUDIT_EVERY_MS = MINUTE_MS;

export interface WatchedMaintenanceContext {
  database: Pick<Database, 'testClock'>;
  store: MaintenanceStore;
  tasks: readonly MaintenanceTask[];
  lengths: Lengths;
  monotonicMs: () => number;
  metrics: Pick<Metrics, 'clockSteps' | 'lateTasks'>;
  logger: Logger;
}

/** Resolves when the store's clock is known, so that from the first request on no step of it goes unnoticed. */
export async function startWatchedMaintenance(context: WatchedMaintenanceContext) {
  const { database, store, tasks, lengths, monotonicMs, metrics, logger } = context;
  const onFailure = (task: string, error: unknown) => logger.warn({ err: error, task }, 'a maintenance task failed');
  const maintenance = startMaintenance(tasks, { store, onFailure });
  const watch = startStoreWatch({
    store,
    cutFutureDates: () => store.cutFutureDates(lengths),
    // The clock of a test stands still but where the test moves it.
    monotonicMs: database.testClock === undefined ? monotonicMs : () => 0,
    tasks: tasks.map(({ name }) => name),
    onStep: (stepMs, datesCut) => {
      const direction = stepMs > 0 ? 'forward' : 'back';
      metrics.clockSteps.inc({ direction });
      logger.warn({ step_ms: stepMs, dates_cut: datesCut }, `the store's clock was set ${direction}`);
    },
    onLook: (late) => metrics.lateTasks.set(late.length),
    onLate: (task) => logger.warn({ task }, 'a maintenance task stands still'),
    onFailure: (error) => logger.warn({ err: error }, "the store's clock could not be looked at"),
  });
  await watch.look();
  return {
    runDueTasks: maintenance.runDueTasks,
    /** Looks at the store's clock and at the turns of the tasks. */
    look: watch.look,
    close: async () => {
      await maintenance.close();
      await watch.close();
    },
  };
}

export function lengthsOf({ limits, flows, rules: sessionRules }: Config, rules: AccountRules): Lengths {
  const { leaseMs, otpTtlMs, sessionTtlMs } = sessionRules;
  const { session, operatorSession, secondFactorMs } = rules;
  const times = [session, operatorSession];
  return {
    lease: leaseMs,
    code: otpTtlMs,
    session: sessionTtlMs,
    answer: KEEP_MS,
    keptDocument: KEEP_DOCUMENT_MS,
    keptResult: flows.resultKeepMs,
    flowHandOver: HAND_OVER_MS,
    sandboxArm: ARM_LIFE_MS,
    signUpLink: rules.signUpLinkMs,
    resetLink: rules.resetLinkMs,
    invitation: rules.invitationMs,
    challenge: rules.challengeMs,
    logInIdle: Math.max(secondFactorMs, ...times.map(({ idleMs }) => idleMs)),
    logIn: Math.max(secondFactorMs, ...times.map(({ lifeMs }) => lifeMs)),
    tryDelay: Math.max(...Object.values(rules.throttles).flatMap(({ delaysMs }) => delaysMs)),
    mailRetry: MAIL_LEASE_MS,
    webhookSecret: SECRET_OVERLAP_MS,
    webhookRetry: LONGEST_PAUSE_MS,
    counters: Object.entries(limits).flatMap(([environment, table]) => counterWindows(environment, table)),
  };
}

function counterWindows(environment: string, { limits, keyLockMs }: LimitTable): Lengths['counters'] {
  return [
    // A key's lock is a counter of its own under the name of the limit.
    { idLike: `${environment}:wrong_codes_per_key:%:lock`, windowMs: keyLockMs },
    ...Object.entries(limits).map(([limit, { windowMs }]) => ({ idLike: `${environment}:${limit}:%`, windowMs })),
  ];
}

export interface MaintenanceTasksContext extends Pick<Foundation, 'config' | 'logger' | 'stores'> {
  auditSigner: NoteSigner;
  accounts: AccountsContext;
}

export function maintenanceTasks(context: MaintenanceTasksContext): MaintenanceTask[] {
  return [
    ...sessionCleanUps(context),
    ...auditTasks(context),
    ...accountCleanUps(context.stores),
    noticeTask(context),
    ...webhookTasks(context),
    shrinkTask(context),
  ];
}

function sessionCleanUps({ stores, config }: MaintenanceTasksContext): MaintenanceTask[] {
  const { idempotency, keptDocuments, keptResults, flowRetention, limits, retention, sandbox } = stores;
  const ageMs = SANDBOX_MESSAGES_LIVE_MS;
  return [
    taskInBatches('forget_answers', FORGET_ANSWERS_EVERY_MS, (most) => idempotency.forgetAnswers(most)),
    taskInBatches('forget_documents', FORGET_ANSWERS_EVERY_MS, (most) => keptDocuments.forgetKept(most)),
    taskInBatches('forget_results', FORGET_ANSWERS_EVERY_MS, (most) => keptResults.forgetKept(most)),
    { name: 'forget_counters', everyMs: FORGET_COUNTERS_EVERY_MS, run: () => limits.forgetCounters() },
    taskInBatches('erase_subjects', ERASE_SUBJECTS_EVERY_MS, (most) => retention.eraseSubjects(most)),
    taskInBatches('erase_flow_subjects', ERASE_SUBJECTS_EVERY_MS, (most) => flowRetention.eraseFlowSubjects(most)),
    taskInBatches('forget_messages', DELETE_SESSIONS_EVERY_MS, (most) => sandbox.forgetMessages({ ageMs, most })),
    ...(config.legalHold ? [] : recordCleanUps({ stores, config })),
  ];
}

/** What could be asked for as evidence. It names no citizen: what does is erased also under a hold. */
function recordCleanUps({ stores, config }: Pick<MaintenanceTasksContext, 'stores' | 'config'>): MaintenanceTask[] {
  const { flowRetention, consents, credentials, retention, requestLog } = stores;
  const { sessionRetentionMs: retentionMs, consentRetentionMs, requestLogRetentionMs } = config;
  return [
    taskInBatches('delete_flow_sessions', DELETE_SESSIONS_EVERY_MS, (most) =>
      flowRetention.deleteFlowSessions({ retentionMs, most }),
    ),
    taskInBatches('delete_sessions', DELETE_SESSIONS_EVERY_MS, (most) =>
      retention.deleteSessions({ retentionMs, most }),
    ),
    taskInBatches('delete_consents', DELETE_SESSIONS_EVERY_MS, (most) =>
      consents.deleteConsents({ retentionMs: consentRetentionMs, most }),
    ),
    taskInBatches('delete_credentials', DELETE_SESSIONS_EVERY_MS, (most) => credentials.deleteCredentials(most)),
    taskInBatches('delete_request_log', DELETE_SESSIONS_EVERY_MS, (most) =>
      requestLog.deleteRequestLog({ retentionMs: requestLogRetentionMs, most }),
    ),
  ];
}

function accountCleanUps({ accounts, throttles, mails }: Stores): MaintenanceTask[] {
  const run = async () => {
    await accounts.deleteExpired();
    await throttles.deleteOldTries(DAY_MS);
    await mails.deleteOldMails(KEEP_MAILS_MS);
  };
  return [{ name: 'clean_up_accounts', everyMs: CLEAN_UP_ACCOUNTS_EVERY_MS, run }];
}

function shrinkTask({ stores: { maintenance } }: MaintenanceTasksContext): MaintenanceTask {
  return { name: 'shrink_store', everyMs: SHRINK_STORE_EVERY_MS, run: () => maintenance.shrink() };
}

function noticeTask({ accounts, stores }: MaintenanceTasksContext): MaintenanceTask {
  const { dataKey, ids, site } = accounts;
  return {
    name: 'notify_subscription_ends',
    everyMs: NOTIFY_ENDS_EVERY_MS,
    run: (signal) => notifySubscriptionEnds({ store: stores.subscriptionNotices, dataKey, ids, site }, signal),
  };
}

function webhookTasks({
  stores: { keyEnds, webhookDeliveries, webhookListeners },
}: MaintenanceTasksContext): MaintenanceTask[] {
  return [
    taskInBatches('tell_key_ends', NOTIFY_ENDS_EVERY_MS, (most) => keyEnds.tellKeyEnds(most)),
    taskInBatches('delete_webhooks', DELETE_SESSIONS_EVERY_MS, async (most) => {
      await webhookListeners.removeSilentListeners();
      return webhookDeliveries.deleteDeliveries(most);
    }),
    taskInBatches('delete_webhook_attempts', DELETE_SESSIONS_EVERY_MS, (most) =>
      webhookDeliveries.deleteAttempts(most),
    ),
  ];
}

function auditTasks({ stores: { audit }, auditSigner, logger }: MaintenanceTasksContext): MaintenanceTask[] {
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
