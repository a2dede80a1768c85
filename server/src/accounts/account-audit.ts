/** The audit row of an act of a person in the cabinet. It names the account by its id, never by the e-mail. */
import type { AccountAction, AuditEntry, CallSource, OperatorAction } from '../audit/audit-entry.ts';
import type { Ids } from '../clock.ts';
import type { ErrorCode } from '../errors.ts';

/** Stands in place of an organisation where the act belongs to the person alone. */
const NO_ORGANIZATION = 'accounts';

export interface AccountAct {
  action: AccountAction | OperatorAction;
  source: CallSource;
  /** Null where nobody is known to have acted. */
  accountId: string | null;
  organizationId?: string;
  /** The account that was acted on, where it is another. */
  target?: string;
  reason?: string;
  /** The member's role, before and after. */
  before?: string;
  after?: string;
  errorCode?: ErrorCode;
}

export function auditOfAct(ids: Ids, act: AccountAct): AuditEntry {
  return {
    id: ids.uuid(),
    organizationId: act.organizationId ?? NO_ORGANIZATION,
    action: act.action,
    ...act.source,
    documentType: null,
    environment: null,
    errorCode: act.errorCode ?? null,
    accountId: act.accountId,
    target: act.target ?? null,
    reason: act.reason ?? null,
    before: act.before ?? null,
    after: act.after ?? null,
  };
}

/** What a command does comes from the machine itself. */
export function commandSource(ids: Ids): CallSource {
  return { requestId: ids.requestId(), network: null };
}
