/** The audit row of an event of a person in the cabinet. It names the account by its id, never by the e-mail. */
import {
  type AccountAction,
  type AuditEntry,
  type CallSource,
  CHAIN_OF_ACCOUNTS,
  type OperatorAction,
} from '../audit/audit-entry.ts';
import type { Ids } from '../clock.ts';
import type { ErrorCode } from '../errors.ts';

export interface AccountEvent {
  action: AccountAction | OperatorAction;
  source: CallSource;
  /** Null where nobody is known to have acted. */
  accountId: string | null;
  /** None where the event belongs to the person alone. */
  organizationId?: string;
  /** The account that was acted on, where it is another. */
  target?: string;
  reason?: string;
  /** The member's role, before and after. */
  before?: string;
  after?: string;
  errorCode?: ErrorCode;
}

export function auditOfEvent(
  ids: Ids,
  { source, organizationId = CHAIN_OF_ACCOUNTS, ...event }: AccountEvent,
): AuditEntry {
  return { id: ids.rowId(), organizationId, ...event, ...source };
}
