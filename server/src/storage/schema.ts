/**
 * The tables, one schema for SQLite and PostgreSQL: text ids, epoch milliseconds as bigint, JSON as text, booleans as 0 and 1.
 * `migrations/` creates them. Each says here, once, what a statement may read and write, what its numbers mean to the store's clock, and
 * what becomes of its rows where a backup is restored.
 */
import {
  agreed,
  begins,
  beginsInOrderOf,
  ends,
  integer,
  orNull,
  type Row,
  recorded,
  steps,
  table,
  text,
} from './columns.ts';

export const tables = {
  organizations: table('kept', {
    id: text,
    name: text,
    bin: orNull(text),
    created_at: recorded,
    /** Null, like the two below, where no operator has suspended it. */
    suspended_at: orNull(recorded),
    suspended_by: orNull(text),
    suspension_reason: orNull(text),
    /** How far the clock of its sandbox is ahead of the store's; null where it never was. */
    sandbox_ahead_ms: orNull(integer),
  }),
  api_keys: table('kept', {
    id: text,
    organization_id: text,
    environment: text,
    key_hash: text,
    encrypted_key: orNull(text),
    created_at: recorded,
    revoked_at: orNull(recorded),
    /** The account that revoked it, and why; a member may give no reason. */
    revoked_by: orNull(text),
    revocation_reason: orNull(text),
    name: text,
    last_four: text,
    /** Also where a key was followed by another: its owner was told the moment. */
    expires_at: orNull(agreed),
    /** JSON: a list of CIDR blocks. */
    allowed_ip_ranges: text,
    /** A use is noted once a minute. */
    last_used_at: orNull(begins),
    seen_in_browser_at: orNull(begins),
    /** Null for a key of the Backend API. */
    flow_id: orNull(text),
  }),
  subscriptions: table('kept', {
    id: text,
    organization_id: text,
    technology: text,
    starts_at: agreed,
    ends_at: agreed,
    active: integer,
    plan_name: text,
    quota: orNull(integer),
    trial: integer,
    mcdb_check: integer,
    claims_only: integer,
  }),
  /** What running gateways have seen, the newest of each name. */
  sightings: table('kept', { name: text, says: text, seen_at: recorded }),
  /** What the operator can grant. Never changed but for `active`. */
  plans: table('kept', {
    id: text,
    name: text,
    technology: text,
    months: integer,
    quota: orNull(integer),
    active: integer,
    mcdb_check: integer,
    claims_only: integer,
  }),
  /** Which notices of a subscription's end were sent, so many days before it. */
  subscription_notices: table('kept', { subscription_id: text, days: integer, created_at: recorded }),
  sessions: table('ended', {
    id_hash: text,
    organization_id: text,
    api_key_id: text,
    environment: text,
    document_type: text,
    egov_request_id: text,
    /** The organisation's own name for it; null where the request gave none. */
    client_reference: orNull(text),
    /** What is asked of the document, see `textOfAsk`; null for all of it. */
    ask: orNull(text),
    encrypted_subject: text,
    state: text,
    attempts_used: integer,
    /** Hashes, each with a blank behind it. */
    unresolved_codes: text,
    fence: orNull(text),
    lease_expires_at: orNull(ends('lease')),
    created_at: begins,
    otp_sent_at: begins,
    otp_expires_at: ends('code', { from: 'otp_sent_at' }),
    resends_used: integer,
    /** The table is large, and the closed ones are most of it. */
    expires_at: ends('session', { from: 'created_at', closes: true }),
    delivered_at: orNull(recorded),
  }),
  /** Calls that carried an `Idempotency-Key`; `encrypted_answer` is null while the call runs. */
  idempotent_calls: table('emptied', {
    key_hash: text,
    body_hash: text,
    fence: text,
    lease_expires_at: ends('lease'),
    encrypted_answer: orNull(text),
    expires_at: ends('answer'),
  }),
  /** Documents whose file was not ready; see `sessions/kept-store.ts`. */
  kept_documents: table('emptied', { id_hash: text, encrypted_document: text, expires_at: ends('keptDocument') }),
  /** What is handed over to somebody else than whoever approved; see `sessions/kept-store.ts`. */
  kept_results: table('emptied', { id_hash: text, encrypted_result: text, expires_at: ends('keptResult') }),
  /** What wallets hold: whose it is and where its status stands; `revoked_at` is null while it is valid. */
  credentials: table('kept', {
    id: text,
    organization_id: text,
    environment: text,
    status_index: integer,
    expires_at: agreed,
    revoked_at: orNull(recorded),
  }),
  /** Hosted pages of an organisation. The lists and the texts are JSON. */
  flows: table('kept', {
    id: text,
    organization_id: text,
    environment: text,
    name: text,
    document_types: text,
    origins: text,
    return_urls: text,
    purpose: text,
    claims_only: integer,
    enabled: integer,
    created_at: recorded,
  }),
  flow_sessions: table('ended', {
    id_hash: text,
    flow_id: text,
    organization_id: text,
    api_key_id: text,
    environment: text,
    /** Like the next, encrypted under a key that the session's id gives. */
    encrypted_order: text,
    /** Empty once the session has ended. */
    encrypted_subject: text,
    /** To which the result is encrypted: a public key. */
    recipient: text,
    /** As webhooks may tell it. */
    client_reference: orNull(text),
    /** Its id and metadata for webhooks in the provider's form; null where there are none, and once it has ended. */
    encrypted_for_provider: orNull(text),
    requests_used: integer,
    request_fence: orNull(text),
    request_lease_expires_at: orNull(ends('lease')),
    /** The session of the document, once it is requested. */
    document_id_hash: orNull(text),
    end_reason: orNull(text),
    ended_at: orNull(recorded),
    hand_over_hash: orNull(text),
    hand_over_expires_at: orNull(ends('flowHandOver')),
    device_hash: orNull(text),
    created_at: begins,
    expires_at: ends('session', { from: 'created_at', closes: true }),
  }),
  /** Consents to one handing over. The record is encrypted under a data key, the session's id under the secret of the receipt's link. */
  consents: table('ended', {
    id: text,
    organization_id: text,
    environment: text,
    /** The HMAC of the citizen's IIN. */
    subject: text,
    receipt_hash: text,
    encrypted_record: text,
    encrypted_session: text,
    given_at: begins,
    expires_at: ends('session', { from: 'given_at', closes: true }),
    used_at: orNull(recorded),
    withdrawn_at: orNull(recorded),
  }),
  /** The organisations' request log: a line for each of their calls. It names nobody, and has nothing of a document. `document_type` is empty for a call without one. */
  request_log: table('kept', {
    request_id: text,
    organization_id: text,
    environment: text,
    operation: text,
    api_key_id: text,
    /** The reference of the session, null for a call without one. */
    session: orNull(text),
    document_type: text,
    outcome: text,
    iin_masked: orNull(text),
    phone_masked: orNull(text),
    duration_ms: integer,
    /** How long the state took; null where it was not asked. */
    state_ms: orNull(integer),
    created_at: recorded,
  }),
  /** The sums of the request log by day (`YYYY-MM-DD`, Almaty). They stay when its lines are deleted. */
  request_log_outcomes: table('kept', {
    organization_id: text,
    environment: text,
    day: text,
    outcome: text,
    calls: integer,
  }),
  /** Requests that were let in, and calls that were told an error. */
  request_log_types: table('kept', {
    organization_id: text,
    environment: text,
    day: text,
    document_type: text,
    requested: integer,
    failed: integer,
  }),
  /** How many calls had the state's answer after so many milliseconds at most, and more than those of the row below. */
  state_times: table('kept', {
    organization_id: text,
    environment: text,
    day: text,
    up_to_ms: integer,
    calls: integer,
  }),
  /** Delivered documents per organisation, environment, technology, document type and day (`YYYY-MM-DD`, Almaty). */
  usage: table('kept', {
    organization_id: text,
    environment: text,
    technology: text,
    document_type: text,
    day: text,
    delivered: integer,
  }),
  /** A unit of the organisation's quota that the approve of this session holds. It does not count any more from `ends_at` on. */
  quota_reservations: table('emptied', { organization_id: text, id_hash: text, ends_at: ends('session') }),
  /**
   * One row per event, written with it. The last four columns are null until the row is chained, seconds later. An event without a
   * request, document type or environment has an empty text there.
   */
  audit: table('kept', {
    id: text,
    organization_id: text,
    action: text,
    request_id: text,
    document_type: text,
    environment: text,
    error_code: orNull(text),
    created_at: recorded,
    subject: orNull(text),
    account_id: orNull(text),
    target: orNull(text),
    reason: orNull(text),
    value_before: orNull(text),
    value_after: orNull(text),
    /** The client's network, where the setting has it kept. */
    network: orNull(text),
    /** The row's place among the rows of all organisations, from 0. */
    position: orNull(integer),
    /** The row's place in the chain of its organisation, from 1. */
    sequence: orNull(integer),
    previous_hash: orNull(text),
    row_hash: orNull(text),
  }),
  /** One row: how far the audit is chained, and the right edge of the Merkle tree over it (JSON: hex hashes). */
  audit_log: table('kept', { name: text, tree_size: integer, chains: integer, peaks: text }),
  /** The last row of each organisation's chain; `ordinal` numbers the chains by their first rows, from 0. */
  audit_heads: table('kept', { organization_id: text, ordinal: integer, sequence: integer, row_hash: text }),
  /** The signed checkpoints, none of which is ever changed. */
  audit_checkpoints: table('kept', { tree_size: integer, note: text, created_at: recorded }),
  /** Keys that protect stored data, encrypted under the master key. */
  data_keys: table('kept', { name: text, encrypted_key: text, created_at: recorded }),
  /** When each maintenance task had its last turn, and how often it wants one; 0 where that is not known yet. */
  maintenance_turns: table('kept', { task: text, begun_at: begins, every_ms: integer }),
  /**
   * Uses of limits. The id names environment, limit, and whose use it is: an organisation, a key, or the HMAC of an IIN or phone.
   * `max` and `lock_ms` are those of the latest use. `held` are uses of which it is not known yet whether they are some.
   */
  limit_counters: table('kept', {
    id: text,
    used: integer,
    held: integer,
    max: integer,
    lock_ms: integer,
    window_ends_at: ends('counter'),
  }),
  sandbox_messages: table('kept', {
    id: text,
    request_id: text,
    organization_id: text,
    phone_hash: text,
    encrypted_content: text,
    /** The newest SMS of a request has the code that is right. */
    sent_at: beginsInOrderOf('request_id'),
    /** How long after its request it was to come. */
    late_ms: integer,
  }),
  /** Scenarios that an organisation has armed for calls to come: see `arm-store.ts`. `place` is their order. */
  sandbox_arms: table('kept', {
    id: text,
    organization_id: text,
    scope: text,
    operation: text,
    scenario: text,
    seconds: orNull(integer),
    calls: orNull(integer),
    played: integer,
    place: integer,
    ends_at: ends('sandboxArm'),
  }),
  /** People whom an organisation has added to its sandbox: see `person-store.ts`. `place` is their order. */
  sandbox_people: table('kept', {
    id: text,
    organization_id: text,
    iin_hash: text,
    encrypted_content: text,
    encrypted_portrait: orNull(text),
    place: integer,
    added_at: recorded,
  }),
  accounts: table('kept', {
    id: text,
    email: text,
    password_hash: text,
    language: text,
    is_operator: integer,
    encrypted_totp: orNull(text),
    /**
     * The last 30-second step whose code was used: no code is used twice. Cut, because else an authenticator would stand still until the
     * clock is there again. Then a code of that time could be used once more.
     */
    totp_last_step: steps(30_000),
    encrypted_totp_draft: orNull(text),
    created_at: recorded,
    /** Null, like the two below, where no operator has locked it. */
    locked_at: orNull(recorded),
    locked_by: orNull(text),
    lock_reason: orNull(text),
  }),
  memberships: table('kept', { organization_id: text, account_id: text, role: text, created_at: recorded }),
  /** People who have not confirmed their e-mail yet. Only the link makes an account of them. */
  sign_ups: table('kept', {
    token_hash: text,
    email: text,
    password_hash: text,
    language: text,
    organization_name: text,
    bin: text,
    expires_at: ends('signUpLink'),
  }),
  password_resets: table('emptied', { token_hash: text, account_id: text, expires_at: ends('resetLink') }),
  cabinet_sessions: table('emptied', {
    id: text,
    token_hash: text,
    account_id: text,
    state: text,
    user_agent: text,
    network: text,
    created_at: begins,
    last_seen_at: begins,
    /** A fresh proof lasts by this and by `proved_at`. */
    authenticated_at: begins,
    idle_ms: integer,
    idle_expires_at: ends('logInIdle', { from: 'last_seen_at' }),
    /** Of an earlier log-in that was confirmed anew while the clock was ahead it takes as much away: it ends early, never late. */
    expires_at: ends('logIn', { from: 'authenticated_at' }),
    /** `totp`, `recovery_code`, or `passkey:` and its id. */
    proved_by: orNull(text),
    proved_at: orNull(begins),
  }),
  recovery_codes: table('kept', { account_id: text, code_hash: text }),
  passkeys: table('kept', {
    id: text,
    account_id: text,
    public_key: text,
    counter: integer,
    /** JSON. */
    transports: text,
    name: text,
    backed_up: integer,
    created_at: recorded,
    last_used_at: orNull(recorded),
  }),
  passkey_challenges: table('emptied', {
    challenge_hash: text,
    purpose: text,
    account_id: orNull(text),
    expires_at: ends('challenge'),
  }),
  invitations: table('kept', {
    id: text,
    token_hash: text,
    /** Null, like `role`, where the invitation is to become an operator. */
    organization_id: orNull(text),
    email: text,
    role: orNull(text),
    created_at: begins,
    expires_at: ends('invitation', { from: 'created_at' }),
  }),
  /** Tries that are counted against guessing; `key_hash` is an HMAC of what is counted. */
  throttles: table('kept', {
    key_hash: text,
    tries: integer,
    last_try_at: begins,
    blocked_until: ends('tryDelay', { from: 'last_try_at' }),
  }),
  /** Where an organisation is told of events. `events` is JSON: their names. The secrets are encrypted. */
  webhook_endpoints: table('kept', {
    id: text,
    organization_id: text,
    environment: text,
    url: text,
    description: text,
    events: text,
    /** `standard` or `provider`. */
    form: text,
    sends_result: integer,
    encrypted_secret: text,
    /** The one before, which signs too until its end; and the one before that. */
    encrypted_previous_secret: orNull(text),
    previous_secret_ends_at: orNull(ends('webhookSecret')),
    encrypted_oldest_secret: orNull(text),
    oldest_secret_ends_at: orNull(ends('webhookSecret')),
    created_at: recorded,
    /** The first failure since the last success; null where the last attempt was one. */
    failing_since: orNull(begins),
    disabled_at: orNull(recorded),
    /** `member`, `gone` or `failing`; null where it is on. */
    disabled_because: orNull(text),
  }),
  /** An event for one endpoint; `webhooks/webhook-event-statements.ts` makes them. */
  webhook_deliveries: table('kept', {
    id: text,
    event_id: text,
    endpoint_id: text,
    organization_id: text,
    type: text,
    /** JSON. */
    data: text,
    /** Like the next for the provider's form alone: the Flow's session with its metadata. */
    encrypted_session: orNull(text),
    /** The document; null where none is sent, and once it was sent or given up. */
    encrypted_result: orNull(text),
    /** `waiting`, `delivered` or `failed`. */
    state: text,
    /** Since it waits. */
    tries: integer,
    /** Of the sender that has taken it. */
    fence: orNull(text),
    created_at: begins,
    /** When it may be taken, up to a day from now: while a sender has it, the end of its lease, which is shorter. */
    due_at: ends('webhookRetry'),
  }),
  webhook_attempts: table('kept', {
    id: text,
    delivery_id: text,
    organization_id: text,
    url: text,
    outcome: text,
    /** Null where no answer came. */
    status: orNull(integer),
    /** The beginning of the answer; null where there was none. */
    encrypted_answer: orNull(text),
    duration_ms: integer,
    created_at: recorded,
  }),
  /** Mails that wait to be sent, encrypted under the master key. */
  mails: table('kept', {
    id: text,
    encrypted: text,
    tries: integer,
    created_at: begins,
    due_at: ends('mailRetry', { from: 'created_at' }),
  }),
};

export type Schema = { [Table in keyof typeof tables]: Row<(typeof tables)[Table]> };
