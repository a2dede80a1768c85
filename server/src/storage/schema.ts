/**
 * The tables, one schema for SQLite and PostgreSQL: text ids, epoch milliseconds as bigint, JSON as text, booleans as 0 and 1.
 * `migrations/` creates them.
 */

export interface Schema {
  organizations: {
    id: string;
    name: string;
    bin: string | null;
    created_at: number;
    /** Null, like the two below, where no operator has suspended it. */
    suspended_at: number | null;
    suspended_by: string | null;
    suspension_reason: string | null;
    /** How far the clock of its sandbox is ahead of the store's; null where it never was. */
    sandbox_ahead_ms: number | null;
  };
  api_keys: {
    id: string;
    organization_id: string;
    environment: string;
    key_hash: string;
    sealed_key: string | null;
    created_at: number;
    revoked_at: number | null;
    /** The account that revoked it, and why; a member may give no reason. */
    revoked_by: string | null;
    revocation_reason: string | null;
    name: string;
    last_four: string;
    expires_at: number | null;
    /** JSON: a list of CIDR blocks. */
    allowed_ip_ranges: string;
    last_used_at: number | null;
    seen_in_browser_at: number | null;
    /** Null for a key of the Backend API. */
    flow_id: string | null;
  };
  subscriptions: {
    id: string;
    organization_id: string;
    technology: string;
    starts_at: number;
    ends_at: number;
    active: number;
    plan_name: string;
    quota: number | null;
    trial: number;
    mcdb_check: number;
    claims_only: number;
  };
  /** What running gateways have seen, the newest of each name. */
  sightings: { name: string; says: string; seen_at: number };
  /** What the operator can grant. Never changed but for `active`. */
  plans: {
    id: string;
    name: string;
    technology: string;
    months: number;
    quota: number | null;
    active: number;
    mcdb_check: number;
    claims_only: number;
  };
  /** Which notices of a subscription's end were sent, so many days before it. */
  subscription_notices: { subscription_id: string; days: number; created_at: number };
  sessions: {
    id_hash: string;
    organization_id: string;
    api_key_id: string;
    environment: string;
    document_type: string;
    egov_request_id: string;
    /** The organisation's own name for it; null where the request gave none. */
    client_reference: string | null;
    /** What is asked of the document, see `textOfAsk`; null for all of it. */
    ask: string | null;
    sealed_subject: string;
    state: string;
    attempts_used: number;
    /** Hashes, each with a blank behind it. */
    unresolved_codes: string;
    fence: string | null;
    lease_expires_at: number | null;
    created_at: number;
    otp_sent_at: number;
    otp_expires_at: number;
    resends_used: number;
    expires_at: number;
    delivered_at: number | null;
  };
  /** Calls that carried an `Idempotency-Key`; `sealed_answer` is null while the call runs. */
  idempotent_calls: {
    key_hash: string;
    body_hash: string;
    fence: string;
    lease_expires_at: number;
    sealed_answer: string | null;
    expires_at: number;
  };
  /** Documents whose file was not ready; see `sessions/kept-document-store.ts`. */
  kept_documents: { id_hash: string; sealed_document: string; expires_at: number };
  /** What is handed over to somebody else than whoever approved; see `sessions/kept-result-store.ts`. */
  kept_results: { id_hash: string; sealed_result: string; expires_at: number };
  /** What wallets hold: whose it is and where its status stands; `revoked_at` is null while it is valid. */
  credentials: {
    id: string;
    organization_id: string;
    environment: string;
    status_index: number;
    expires_at: number;
    revoked_at: number | null;
  };
  /** Hosted pages of an organisation. The lists and the texts are JSON. */
  flows: {
    id: string;
    organization_id: string;
    environment: string;
    name: string;
    document_types: string;
    origins: string;
    return_urls: string;
    purpose: string;
    claims_only: number;
    enabled: number;
    created_at: number;
  };
  flow_sessions: {
    id_hash: string;
    flow_id: string;
    organization_id: string;
    api_key_id: string;
    environment: string;
    /** Like the next, sealed under a key that the session's id gives. */
    sealed_order: string;
    /** Empty once the session has ended. */
    sealed_subject: string;
    /** To which the result is sealed: a public key. */
    recipient: string;
    /** As webhooks may tell it. */
    client_reference: string | null;
    /** Its id and metadata for webhooks in the provider's form; null where there are none, and once it has ended. */
    sealed_for_provider: string | null;
    requests_used: number;
    request_fence: string | null;
    request_lease_expires_at: number | null;
    /** The session of the document, once it is requested. */
    document_id_hash: string | null;
    end_reason: string | null;
    ended_at: number | null;
    hand_over_hash: string | null;
    hand_over_expires_at: number | null;
    device_hash: string | null;
    created_at: number;
    expires_at: number;
  };
  /** Consents to one handing over. The record is sealed under a data key, the session's id under the secret of the receipt's link. */
  consents: {
    id: string;
    organization_id: string;
    environment: string;
    /** The HMAC of the citizen's IIN. */
    subject: string;
    receipt_hash: string;
    sealed_record: string;
    sealed_session: string;
    given_at: number;
    expires_at: number;
    used_at: number | null;
    withdrawn_at: number | null;
  };
  /** The organisations' log of their calls. It names nobody, and has nothing of a document. `document_type` is empty for a call without one. */
  calls: {
    request_id: string;
    organization_id: string;
    environment: string;
    operation: string;
    api_key_id: string;
    /** The reference of the session, null for a call without one. */
    session: string | null;
    document_type: string;
    outcome: string;
    iin_masked: string | null;
    phone_masked: string | null;
    duration_ms: number;
    /** How long the state took; null where it was not asked. */
    state_ms: number | null;
    created_at: number;
  };
  /** The sums of the calls by day (`YYYY-MM-DD`, Almaty). They stay when the calls are deleted. */
  call_outcomes: { organization_id: string; environment: string; day: string; outcome: string; calls: number };
  /** Requests that were let in, and calls that were told an error. */
  call_types: {
    organization_id: string;
    environment: string;
    day: string;
    document_type: string;
    requested: number;
    failed: number;
  };
  /** How many calls had the state's answer after so many milliseconds at most, and more than those of the row below. */
  state_times: { organization_id: string; environment: string; day: string; up_to_ms: number; calls: number };
  /** Delivered documents per organisation, environment, technology, document type and day (`YYYY-MM-DD`, Almaty). */
  usage: {
    organization_id: string;
    environment: string;
    technology: string;
    document_type: string;
    day: string;
    delivered: number;
  };
  /** A unit of the organisation's quota that the approve of this session holds. It does not count any more from `ends_at` on. */
  quota_reservations: { organization_id: string; id_hash: string; ends_at: number };
  /**
   * One row per event, written with it. The last four columns are null until the row is chained, seconds later. An event without a
   * request, document type or environment has an empty text there.
   */
  audit: {
    id: string;
    organization_id: string;
    action: string;
    request_id: string;
    document_type: string;
    environment: string;
    error_code: string | null;
    created_at: number;
    subject: string | null;
    account_id: string | null;
    target: string | null;
    reason: string | null;
    value_before: string | null;
    value_after: string | null;
    /** The client's network, where the setting has it kept. */
    network: string | null;
    /** The row's place among the rows of all organisations, from 0. */
    position: number | null;
    /** The row's place in the chain of its organisation, from 1. */
    sequence: number | null;
    previous_hash: string | null;
    row_hash: string | null;
  };
  /** One row: how far the audit is chained, and the right edge of the Merkle tree over it (JSON: hex hashes). */
  audit_log: { name: string; tree_size: number; chains: number; peaks: string };
  /** The last row of each organisation's chain; `ordinal` numbers the chains by their first rows, from 0. */
  audit_heads: { organization_id: string; ordinal: number; sequence: number; row_hash: string };
  /** The signed checkpoints, none of which is ever changed. */
  audit_checkpoints: { tree_size: number; note: string; created_at: number };
  /** Keys that protect stored data, sealed under the master key. */
  data_keys: { name: string; sealed_key: string; created_at: number };
  /** When each maintenance task had its last turn, and how often it wants one; 0 where that is not known yet. */
  maintenance_turns: { task: string; begun_at: number; every_ms: number };
  /**
   * Uses of limits. The id names environment, limit, and whose use it is: an organisation, a key, or the HMAC of an IIN or phone.
   * `max` and `lock_ms` are those of the latest use. `held` are uses of which it is not known yet whether they are some.
   */
  limit_counters: { id: string; used: number; held: number; max: number; lock_ms: number; window_ends_at: number };
  sandbox_messages: {
    id: string;
    request_id: string;
    organization_id: string;
    phone_hash: string;
    sealed_content: string;
    sent_at: number;
    /** How long after its request it was to come. */
    late_ms: number;
  };
  /** Scenarios that an organisation has armed for calls to come: see `arm-store.ts`. `place` is their order. */
  sandbox_arms: {
    id: string;
    organization_id: string;
    scope: string;
    operation: string;
    scenario: string;
    seconds: number | null;
    calls: number | null;
    played: number;
    place: number;
    ends_at: number;
  };
  /** People whom an organisation has added to its sandbox: see `person-store.ts`. `place` is their order. */
  sandbox_people: {
    id: string;
    organization_id: string;
    iin_hash: string;
    sealed_content: string;
    sealed_portrait: string | null;
    place: number;
    added_at: number;
  };
  accounts: {
    id: string;
    email: string;
    password_hash: string;
    language: string;
    is_operator: number;
    sealed_totp: string | null;
    /** The last 30-second step whose code was used: no code is used twice. */
    totp_last_step: number;
    sealed_totp_draft: string | null;
    created_at: number;
    /** Null, like the two below, where no operator has locked it. */
    locked_at: number | null;
    locked_by: string | null;
    lock_reason: string | null;
  };
  memberships: { organization_id: string; account_id: string; role: string; created_at: number };
  /** People who have not confirmed their e-mail yet. Only the link makes an account of them. */
  sign_ups: {
    token_hash: string;
    email: string;
    password_hash: string;
    language: string;
    organization_name: string;
    bin: string;
    expires_at: number;
  };
  password_resets: { token_hash: string; account_id: string; expires_at: number };
  cabinet_sessions: {
    id: string;
    token_hash: string;
    account_id: string;
    state: string;
    user_agent: string;
    network: string;
    created_at: number;
    last_seen_at: number;
    authenticated_at: number;
    idle_ms: number;
    idle_expires_at: number;
    expires_at: number;
    /** `totp`, `recovery_code`, or `passkey:` and its id. */
    proved_by: string | null;
    proved_at: number | null;
  };
  recovery_codes: { account_id: string; code_hash: string };
  passkeys: {
    id: string;
    account_id: string;
    public_key: string;
    counter: number;
    /** JSON. */
    transports: string;
    name: string;
    backed_up: number;
    created_at: number;
    last_used_at: number | null;
  };
  passkey_challenges: { challenge_hash: string; purpose: string; account_id: string | null; expires_at: number };
  invitations: {
    id: string;
    token_hash: string;
    /** Null, like `role`, where the invitation is to become an operator. */
    organization_id: string | null;
    email: string;
    role: string | null;
    created_at: number;
    expires_at: number;
  };
  /** Tries that are counted against guessing; `key_hash` is an HMAC of what is counted. */
  throttles: { key_hash: string; tries: number; last_try_at: number; blocked_until: number };
  /** Where an organisation is told of events. `events` is JSON: their names. The secrets are sealed. */
  webhook_endpoints: {
    id: string;
    organization_id: string;
    environment: string;
    url: string;
    description: string;
    events: string;
    /** `standard` or `provider`. */
    form: string;
    sends_result: number;
    sealed_secret: string;
    /** The one before, which signs too until its end; and the one before that. */
    sealed_previous_secret: string | null;
    previous_secret_ends_at: number | null;
    sealed_oldest_secret: string | null;
    oldest_secret_ends_at: number | null;
    created_at: number;
    /** The first failure since the last success; null where the last attempt was one. */
    failing_since: number | null;
    disabled_at: number | null;
    /** `member`, `gone` or `failing`; null where it is on. */
    disabled_because: string | null;
  };
  /** An event for one endpoint; `webhooks/webhook-event-statements.ts` makes them. */
  webhook_deliveries: {
    id: string;
    event_id: string;
    endpoint_id: string;
    organization_id: string;
    type: string;
    /** JSON. */
    data: string;
    /** Like the next for the provider's form alone: the Flow's session with its metadata. */
    sealed_session: string | null;
    /** The document; null where none is sent, and once it was sent or given up. */
    sealed_result: string | null;
    /** `waiting`, `delivered` or `failed`. */
    state: string;
    /** Since it waits. */
    tries: number;
    /** Of the sender that has taken it. */
    fence: string | null;
    created_at: number;
    /** When it may be taken: while a sender has it, the end of its lease. */
    due_at: number;
  };
  webhook_attempts: {
    id: string;
    delivery_id: string;
    organization_id: string;
    url: string;
    outcome: string;
    /** Null where no answer came. */
    status: number | null;
    /** The beginning of the answer; null where there was none. */
    sealed_answer: string | null;
    duration_ms: number;
    created_at: number;
  };
  /** Mails that wait to be sent, sealed under the master key. */
  mails: { id: string; sealed: string; tries: number; created_at: number; due_at: number };
}
