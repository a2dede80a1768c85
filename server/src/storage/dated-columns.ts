/**
 * What each column with a number is to the store's clock, and so what becomes of it where that clock was set back. The list is
 * complete by its type: a new column of `schema.ts` has to say here what it is. Days (`usage.day`, `call_outcomes.day`) are text: records.
 */
import type { Schema } from './schema.ts';

/** How long something lasts at most that ends. The features know; `app-maintenance.ts` tells. */
export type LengthName =
  | 'lease'
  | 'code'
  | 'session'
  | 'answer'
  | 'keptDocument'
  | 'keptResult'
  | 'flowHandOver'
  | 'sandboxArm'
  | 'signUpLink'
  | 'resetLink'
  | 'invitation'
  | 'challenge'
  | 'logInIdle'
  | 'logIn'
  | 'tryDelay'
  | 'mailRetry'
  | 'webhookSecret'
  | 'webhookRetry'
  /** Of a counter: by its id. */
  | 'counter';

export type Dating<Column extends string = string> =
  /** A count, a switch, or a length of time. */
  | 'no date'
  /** When something happened, for people. It may lie in the future for a while: nothing waits for it, and nothing lasts by it. */
  | 'record'
  /** A moment that people have agreed on, or were told: it stays. */
  | 'agreed'
  /** When something began, by which it waits or lasts: no later than now. */
  | 'begins'
  /** The same, where the newest of the rows that have this column's value counts: they keep their distances. */
  | { beginsInOrderOf: string }
  /** Steps of so many milliseconds since 1970 of which none is taken twice. */
  | { stepMs: number }
  /**
   * Until when something lasts: no later than its length from now on. With a beginning that is cut, it keeps its own length.
   * `closes`: once it is past, nothing in the row counts any more.
   */
  | { ends: LengthName; from?: Column; closes?: true };

type NumberColumn<Table> = Extract<
  { [Column in keyof Table]: number extends Table[Column] ? Column : never }[keyof Table],
  string
>;

export type DatedColumns = {
  [Table in keyof Schema]: Record<NumberColumn<Schema[Table]>, Dating<NumberColumn<Schema[Table]>>>;
};

export const datedColumns: DatedColumns = {
  organizations: { created_at: 'record', suspended_at: 'record', sandbox_ahead_ms: 'no date' },
  api_keys: {
    created_at: 'record',
    revoked_at: 'record',
    // Also where a key was followed by another: its owner was told the moment.
    expires_at: 'agreed',
    // A use is noted once a minute.
    last_used_at: 'begins',
    seen_in_browser_at: 'begins',
  },
  subscriptions: {
    starts_at: 'agreed',
    ends_at: 'agreed',
    active: 'no date',
    quota: 'no date',
    trial: 'no date',
    mcdb_check: 'no date',
    claims_only: 'no date',
  },
  sightings: { seen_at: 'record' },
  plans: { months: 'no date', quota: 'no date', active: 'no date', mcdb_check: 'no date', claims_only: 'no date' },
  subscription_notices: { days: 'no date', created_at: 'record' },
  sessions: {
    attempts_used: 'no date',
    resends_used: 'no date',
    lease_expires_at: { ends: 'lease' },
    created_at: 'begins',
    otp_sent_at: 'begins',
    otp_expires_at: { ends: 'code', from: 'otp_sent_at' },
    // The table is large, and the closed ones are most of it.
    expires_at: { ends: 'session', from: 'created_at', closes: true },
    delivered_at: 'record',
  },
  idempotent_calls: { lease_expires_at: { ends: 'lease' }, expires_at: { ends: 'answer' } },
  kept_documents: { expires_at: { ends: 'keptDocument' } },
  kept_results: { expires_at: { ends: 'keptResult' } },
  credentials: { status_index: 'no date', expires_at: 'agreed', revoked_at: 'record' },
  flows: { claims_only: 'no date', enabled: 'no date', created_at: 'record' },
  flow_sessions: {
    requests_used: 'no date',
    request_lease_expires_at: { ends: 'lease' },
    ended_at: 'record',
    hand_over_expires_at: { ends: 'flowHandOver' },
    created_at: 'begins',
    expires_at: { ends: 'session', from: 'created_at', closes: true },
  },
  consents: {
    given_at: 'begins',
    expires_at: { ends: 'session', from: 'given_at', closes: true },
    used_at: 'record',
    withdrawn_at: 'record',
  },
  calls: { duration_ms: 'no date', state_ms: 'no date', created_at: 'record' },
  call_outcomes: { calls: 'no date' },
  call_types: { requested: 'no date', failed: 'no date' },
  state_times: { up_to_ms: 'no date', calls: 'no date' },
  usage: { delivered: 'no date' },
  quota_reservations: { ends_at: { ends: 'session' } },
  audit: { created_at: 'record', position: 'no date', sequence: 'no date' },
  audit_log: { tree_size: 'no date', chains: 'no date' },
  audit_heads: { ordinal: 'no date', sequence: 'no date' },
  audit_checkpoints: { tree_size: 'no date', created_at: 'record' },
  data_keys: { created_at: 'record' },
  maintenance_turns: { begun_at: 'begins', every_ms: 'no date' },
  limit_counters: {
    used: 'no date',
    held: 'no date',
    max: 'no date',
    lock_ms: 'no date',
    window_ends_at: { ends: 'counter' },
  },
  // The newest SMS of a request has the code that is right.
  sandbox_messages: { sent_at: { beginsInOrderOf: 'request_id' }, late_ms: 'no date' },
  sandbox_arms: {
    seconds: 'no date',
    calls: 'no date',
    played: 'no date',
    place: 'no date',
    ends_at: { ends: 'sandboxArm' },
  },
  sandbox_people: { place: 'no date', added_at: 'record' },
  accounts: {
    is_operator: 'no date',
    // Else an authenticator would stand still until the clock is there again. Then a code of that time could be used once more.
    totp_last_step: { stepMs: 30_000 },
    created_at: 'record',
    locked_at: 'record',
  },
  memberships: { created_at: 'record' },
  sign_ups: { expires_at: { ends: 'signUpLink' } },
  password_resets: { expires_at: { ends: 'resetLink' } },
  cabinet_sessions: {
    created_at: 'begins',
    last_seen_at: 'begins',
    // A fresh proof lasts by these two.
    authenticated_at: 'begins',
    proved_at: 'begins',
    idle_ms: 'no date',
    idle_expires_at: { ends: 'logInIdle', from: 'last_seen_at' },
    // Of an earlier log-in that was confirmed anew while the clock was ahead it takes as much away: it ends early, never late.
    expires_at: { ends: 'logIn', from: 'authenticated_at' },
  },
  recovery_codes: {},
  passkeys: { counter: 'no date', backed_up: 'no date', created_at: 'record', last_used_at: 'record' },
  passkey_challenges: { expires_at: { ends: 'challenge' } },
  invitations: { created_at: 'begins', expires_at: { ends: 'invitation', from: 'created_at' } },
  throttles: {
    tries: 'no date',
    last_try_at: 'begins',
    blocked_until: { ends: 'tryDelay', from: 'last_try_at' },
  },
  webhook_endpoints: {
    sends_result: 'no date',
    created_at: 'record',
    previous_secret_ends_at: { ends: 'webhookSecret' },
    oldest_secret_ends_at: { ends: 'webhookSecret' },
    failing_since: 'begins',
    disabled_at: 'record',
  },
  // Up to a day until the next attempt; the lease of a sender is shorter.
  webhook_deliveries: { tries: 'no date', created_at: 'begins', due_at: { ends: 'webhookRetry' } },
  webhook_attempts: { status: 'no date', duration_ms: 'no date', created_at: 'record' },
  mails: { tries: 'no date', created_at: 'begins', due_at: { ends: 'mailRetry', from: 'created_at' } },
};
