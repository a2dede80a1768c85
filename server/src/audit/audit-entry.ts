/** One security-relevant act. It never names a person, a phone, a code or a key. */

export type AuditAction =
  | 'document_requested'
  | 'request_failed'
  | 'otp_resent'
  | 'document_delivered'
  | 'code_refused'
  | 'session_locked'
  | 'approval_failed';

export interface AuditEntry {
  id: string;
  organizationId: string;
  action: AuditAction;
  /** The request's id in log and reply, `req_…`. */
  requestId: string;
  documentType: string;
  environment: string;
  /** The error's code where the act ended in one, else null. */
  errorCode: string | null;
}
