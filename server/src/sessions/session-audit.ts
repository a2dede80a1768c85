/** The audit row of an event on a session. The citizen stands in it as the HMAC of the IIN. */
import type { AuditAction, AuditEntry, CallSource } from '../audit/audit-entry.ts';
import { subjectHmac } from '../crypto/subject-hmac.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { Environment } from '../environment.ts';
import type { ErrorCode } from '../errors.ts';
import type { SessionContext } from './session-context.ts';

export interface SessionEvent {
  action: AuditAction;
  errorCode?: ErrorCode;
  session: { organizationId: string; environment: Environment; documentType: DocumentTypeName };
  /** Unknown once the session is closed, which erases it. */
  iin?: string;
  source: CallSource;
}

export function sessionAudit(
  { action, errorCode, session, iin, source }: SessionEvent,
  { ids, subjectHmacKey }: Pick<SessionContext, 'ids' | 'subjectHmacKey'>,
): AuditEntry {
  return {
    id: ids.rowId(),
    organizationId: session.organizationId,
    action,
    ...source,
    documentType: session.documentType,
    environment: session.environment,
    errorCode: errorCode ?? null,
    subject: iin === undefined ? null : subjectHmac(subjectHmacKey, 'iin', iin),
  };
}
