/** An organisation as the caller sees it: with their role and what it allows. */
import type { Account, Membership, Role } from '../accounts/account.ts';
import { type ActingRole, permissionsOf } from '../accounts/permissions.ts';
import { interventionReply } from './schemas.ts';

export function organizationReply(
  organization: Membership['organization'],
  role: Role | null,
  { isOperator }: Pick<Account, 'isOperator'>,
) {
  const actors: ActingRole[] = [...(role === null ? [] : [role]), ...(isOperator ? (['operator'] as const) : [])];
  const { suspension, ...rest } = organization;
  return {
    ...rest,
    suspension: interventionReply(suspension),
    role,
    permissions: [...new Set(actors.flatMap(permissionsOf))],
  };
}
