/** removeMember: a person leaves an organisation, by themselves or by an owner. The last owner stays. */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';

/** @throws GatewayError `not_found` where the organisation has no such member, `last_owner` */
export async function removeMember(
  { organizationId, accountId, by }: { organizationId: string; accountId: string; by: string },
  visit: Visit,
  { members, ids }: Pick<AccountsContext, 'members' | 'ids'>,
): Promise<void> {
  const action = accountId === by ? 'member_left' : 'member_removed';
  const before = (await members.findOrganization(organizationId, accountId))?.role ?? undefined;
  const event = {
    action,
    source: visit.source,
    accountId: by,
    organizationId,
    target: accountId,
    ...(before !== undefined && { before }),
  } as const;
  const removal = await members.removeMember({ organizationId, accountId }, { audit: [auditOfEvent(ids, event)] });
  if (removal !== 'done') throw new GatewayError(removal);
}
