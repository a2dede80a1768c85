/** An organisation as the caller sees it: with their role and what it allows. */
import type { Account, Membership, Role } from '../accounts/account.ts';
import { type Actor, permissionsOf } from '../accounts/permissions.ts';

export function organizationReply(
  organization: Membership['organization'],
  role: Role | null,
  { isOperator }: Pick<Account, 'isOperator'>,
) {
  const actors: Actor[] = [...(role === null ? [] : [role]), ...(isOperator ? (['operator'] as const) : [])];
  return { ...organization, role, permissions: [...new Set(actors.flatMap(permissionsOf))] };
}
