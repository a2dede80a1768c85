/**
 * lockAccount and unlockAccount: an operator shuts an account whose password or device is in the wrong hands. All its log-ins end, and
 * nothing opens another one until it is unlocked: no password, no passkey, no reset.
 */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';

interface AccountLock {
  accountId: string;
  /** The operator. */
  by: string;
  reason: string;
}

/** @throws GatewayError `not_found`, `permission_denied` for one's own account */
export async function lockAccount(lock: AccountLock, visit: Visit, context: AccountsContext): Promise<void> {
  if (lock.accountId === lock.by) throw new GatewayError('permission_denied');
  const audit = await auditOf('account_locked', lock, visit, context);
  if (!(await context.accounts.lockAccount(lock, { audit }))) throw new GatewayError('not_found');
}

/** @throws GatewayError `not_found` where there is no such account, or it is not locked */
export async function unlockAccount(lock: AccountLock, visit: Visit, context: AccountsContext): Promise<void> {
  const audit = await auditOf('account_unlocked', lock, visit, context);
  if (!(await context.accounts.unlockAccount(lock.accountId, { audit }))) throw new GatewayError('not_found');
}

/** A row in the chain of each organisation in which the person works: so each sees it in its own export. */
async function auditOf(
  action: 'account_locked' | 'account_unlocked',
  { accountId: target, by: accountId, reason }: AccountLock,
  { source }: Visit,
  { members, ids }: AccountsContext,
): Promise<AuditEntry[]> {
  const event = { action, source, accountId, target, reason };
  const memberships = await members.listMemberships(target);
  if (memberships.length === 0) return [auditOfEvent(ids, event)];
  return memberships.map(({ organization }) => auditOfEvent(ids, { ...event, organizationId: organization.id }));
}
