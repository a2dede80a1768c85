/** changeRole: a member gets another role. The last owner keeps theirs. */
import { GatewayError } from '../errors.ts';
import type { Role } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';

/** @throws GatewayError `not_found` where the organisation has no such member, `last_owner` */
export async function changeRole(
  { organizationId, accountId, role, by }: { organizationId: string; accountId: string; role: Role; by: string },
  visit: Visit,
  { members, ids }: Pick<AccountsContext, 'members' | 'ids'>,
): Promise<void> {
  const before = (await members.findOrganization(organizationId, accountId))?.role ?? undefined;
  const event = {
    action: 'role_changed',
    source: visit.source,
    accountId: by,
    organizationId,
    target: accountId,
    ...(before !== undefined && { before }),
    after: role,
  } as const;
  const change = await members.changeRole({ organizationId, accountId, role }, { audit: [auditOfEvent(ids, event)] });
  if (change !== 'done') throw new GatewayError(change);
}
