/**
 * One security-relevant event. It never names a person, a phone, a code or a key: the citizen stands here as an HMAC, a user by an
 * opaque id. It is written in the same commit as the event; `chain-audit.ts` puts it into the chain seconds later.
 */

/** Acts of the Backend API, and on keys, subscriptions, plans and webhooks. */
const backendActions = [
  'document_requested',
  'request_failed',
  'otp_resent',
  'resend_failed',
  'document_delivered',
  'document_repeated',
  'files_generated',
  'code_refused',
  'session_locked',
  'approval_failed',
  'mcdb_check_requested',
  'mcdb_verified',
  'mcdb_not_verified',
  'mcdb_check_failed',
  'api_key_created',
  'api_key_rolled',
  'api_key_revoked',
  'api_key_changed',
  'api_key_shown',
  'flow_created',
  'flow_changed',
  'flow_key_rolled',
  'flow_session_created',
  'flow_session_failed',
  'flow_handed_over',
  'flow_result_received',
  'credential_issued',
  'credential_revoked',
  'consent_given',
  'consent_used',
  'consent_withdrawn',
  'organization_created',
  'organization_suspended',
  'organization_reopened',
  'subscription_granted',
  'subscription_ended',
  'subscription_disabled',
  'subscription_enabled',
  'plan_created',
  'plan_retired',
  'plan_resumed',
  'webhook_endpoint_created',
  'webhook_endpoint_changed',
  'webhook_endpoint_removed',
  'webhook_endpoint_enabled',
  'webhook_endpoint_disabled',
  'webhook_secret_rolled',
  'webhook_test_sent',
  'webhook_resent',
  'webhooks_recovered',
] as const;

/** What operators do above the organisations; looking at the audit leaves a row too. */
const operatorActions = [
  'audit_read',
  'organization_read',
  'audit_verified',
  'audit_exported',
  'citizen_exported',
  'citizen_erased',
  'store_backed_up',
  'store_restored',
] as const;

/** Acts of people in the cabinet. */
const accountActions = [
  'signed_up',
  'logged_in',
  'log_in_refused',
  'logged_out',
  'log_in_ended',
  'all_log_ins_ended',
  'password_confirmed',
  'passkey_confirmed',
  'second_factor_confirmed',
  'password_reset_requested',
  'password_reset',
  'password_changed',
  'totp_enabled',
  'totp_disabled',
  'recovery_codes_renewed',
  'passkey_added',
  'passkey_removed',
  'second_factors_reset',
  'member_invited',
  'invitation_withdrawn',
  'invitation_accepted',
  'role_changed',
  'member_removed',
  'member_left',
  'account_locked',
  'account_unlocked',
  'every_log_in_ended',
  'operator_created',
] as const;

export const auditActions = [...backendActions, ...operatorActions, ...accountActions] as const;

export type AuditAction = (typeof auditActions)[number];
export type OperatorAction = (typeof operatorActions)[number];
export type AccountAction = (typeof accountActions)[number];

/** In place of an organisation, for events that belong to none. No organisation has such an id. */
export const CHAIN_OF_ACCOUNTS = 'accounts';
export const CHAIN_OF_PLANS = 'plans';
export const CHAIN_OF_OPERATORS = 'operators';

/** In `after`: the document goes into the citizen's wallet, and not to the organisation. No claim or field has this name. */
export const INTO_WALLET = 'wallet';

/** The call by which somebody acted. */
export interface CallSource {
  /** The request's id in log and reply, `req_…`. */
  requestId: string;
  /** The client's network, never its whole address; null where the setting keeps none, and where a command or a task acted. */
  network: string | null;
}

/** An event names only what it has: a login, for example, has no document type. */
export interface AuditEntry {
  id: string;
  /** Whose chain the event belongs to: an organisation, or a `CHAIN_OF_…`. */
  organizationId: string;
  action: AuditAction;
  /** The request's id in log and reply, `req_…`; none where a command or a task acted. */
  requestId?: string | null;
  /** Where the call came from: see `CallSource`. */
  network?: string | null;
  documentType?: string | null;
  environment?: string | null;
  /** The error's code where the event ended in one. */
  errorCode?: string | null;
  /** `subjectHmac` of the citizen's IIN. */
  subject?: string | null;
  /** The account of the cabinet that acted, where one did; `COMMAND_LINE` where a command did. */
  accountId?: string | null;
  /** Opaque id of what was acted on: a key, a subscription, a user. */
  target?: string | null;
  /** Why, in the words of the operator who acted. */
  reason?: string | null;
  /** What was changed, and to what, such as a member's role; `after` of a document is what of it was asked for, where it was not all; or `INTO_WALLET`. */
  before?: string | null;
  after?: string | null;
}
