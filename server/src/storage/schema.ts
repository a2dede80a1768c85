/**
 * The tables, one schema for SQLite and PostgreSQL: text ids, epoch milliseconds as bigint, JSON as text, booleans as 0 and 1.
 * `migrations/` creates them.
 */

export interface Schema {
  organizations: { id: string; name: string; created_at: number };
  api_keys: {
    id: string;
    organization_id: string;
    environment: string;
    key_hash: string;
    sealed_key: string | null;
    created_at: number;
    revoked_at: number | null;
  };
  subscriptions: {
    id: string;
    organization_id: string;
    technology: string;
    starts_at: number;
    ends_at: number;
    active: number;
  };
  sessions: {
    id_hash: string;
    organization_id: string;
    environment: string;
    document_type: string;
    egov_request_id: string;
    sealed_subject: string;
    state: string;
    attempts_used: number;
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
  /** Delivered documents per organisation, environment, technology, document type and day (`YYYY-MM-DD`, Almaty). */
  usage: {
    organization_id: string;
    environment: string;
    technology: string;
    document_type: string;
    day: string;
    delivered: number;
  };
  audit: {
    id: string;
    organization_id: string;
    action: string;
    request_id: string;
    document_type: string;
    environment: string;
    error_code: string | null;
    created_at: number;
  };
  /** Keys that protect stored data, sealed under the master key. */
  data_keys: { name: string; sealed_key: string; created_at: number };
  /** When each maintenance task had its last turn. */
  maintenance_turns: { task: string; begun_at: number };
  /**
   * Uses of limits. The id names environment, limit, and whose use it is: an organisation, a key, or the HMAC of an IIN or phone.
   * `max` and `lock_ms` are those of the latest use.
   */
  limit_counters: { id: string; used: number; max: number; lock_ms: number; window_ends_at: number };
  sandbox_messages: {
    id: string;
    request_id: string;
    organization_id: string;
    phone: string;
    text: string;
    code: string;
    sent_at: number;
  };
}
