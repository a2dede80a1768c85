/** One security-relevant act. It never names a person, a phone, a code or a key. */

export type AuditAction =
  | 'document_requested'
  | 'otp_resent'
  | 'document_delivered'
  | 'code_refused'
  | 'session_locked'
  | 'approval_failed'
  | AccountAction;

/** Acts of people in the cabinet. */
export type AccountAction =
  | 'signed_up'
  | 'logged_in'
  | 'log_in_refused'
  | 'logged_out'
  | 'log_in_ended'
  | 'all_log_ins_ended'
  | 'password_confirmed'
  | 'password_reset_requested'
  | 'password_reset'
  | 'password_changed'
  | 'totp_enabled'
  | 'totp_disabled'
  | 'recovery_codes_renewed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'member_invited'
  | 'invitation_withdrawn'
  | 'invitation_accepted'
  | 'role_changed'
  | 'member_removed'
  | 'member_left'
  | 'operator_created';

export interface AuditEntry {
  id: string;
  /** `accounts` where the act belongs to a person, not to one organisation. */
  organizationId: string;
  action: AuditAction;
  /** The request's id in log and reply, `req_…`. */
  requestId: string;
  /** Null where the act is not about a document. */
  documentType: string | null;
  environment: string | null;
  /** The error's code where the act ended in one, else null. */
  errorCode: string | null;
  /** The account of the cabinet that acted, where one did. */
  accountId?: string | null;
}
