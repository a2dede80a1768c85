/** withdrawInvitation: its link works no more. */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';

/** @throws GatewayError `not_found` where the organisation has no such invitation */
export async function withdrawInvitation(
  { organizationId, id, by }: { organizationId: string; id: string; by: string },
  visit: Visit,
  { members, ids }: Pick<AccountsContext, 'members' | 'ids'>,
): Promise<void> {
  const event = { action: 'invitation_withdrawn', source: visit.source, accountId: by } as const;
  const audit = [auditOfEvent(ids, { ...event, organizationId, target: id })];
  if (!(await members.withdrawInvitation({ organizationId, id }, { audit }))) throw new GatewayError('not_found');
}
