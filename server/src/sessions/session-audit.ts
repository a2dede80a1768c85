/** The audit row of an event on a session. The citizen stands in it as the HMAC of the IIN. */
import { type AuditAction, type AuditEntry, type CallSource, INTO_WALLET } from '../audit/audit-entry.ts';
import { type Ask, textOfAsk } from '../claims/ask.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { ErrorCode } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import type { SessionContext } from './session-context.ts';

export interface SessionEvent {
  action: AuditAction;
  errorCode?: ErrorCode;
  session: { organizationId: string; environment: Environment; documentType: DocumentTypeName; ask: Ask | null };
  /** Whether the document goes into a wallet. */
  isForWallet?: boolean | undefined;
  /** Of the IIN, which is unknown once the session is closed: that erases it. */
  iinHmac?: string;
  source: CallSource;
}

export function sessionAudit(
  { action, errorCode, session, isForWallet, iinHmac, source }: SessionEvent,
  { ids }: Pick<SessionContext, 'ids'>,
): AuditEntry {
  return {
    id: ids.rowId(),
    organizationId: session.organizationId,
    action,
    ...source,
    documentType: session.documentType,
    environment: session.environment,
    errorCode: errorCode ?? null,
    subject: iinHmac ?? null,
    after: isForWallet === true ? INTO_WALLET : textOfAsk(session.ask),
  };
}
