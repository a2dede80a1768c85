/** showInvitation: what the holder of an invitation's link is invited to, before accepting it. */
import { GatewayError } from '../errors.ts';
import type { Invitation } from './account.ts';
import type { AccountsContext } from './accounts-context.ts';
import { hashToken } from './secret-token.ts';

export interface ShownInvitation {
  invitation: Invitation;
  /** Null where the invitation is to become an operator. */
  organizationName: string | null;
  /** Whether the invited e-mail has an account. Its owner alone has the link, so this tells nobody else. */
  accountExists: boolean;
}

/** @throws GatewayError `invalid_link` */
export async function showInvitation(
  token: string,
  { members, accounts }: Pick<AccountsContext, 'members' | 'accounts'>,
): Promise<ShownInvitation> {
  const found = await members.findInvitation(hashToken(token));
  if (found === undefined) throw new GatewayError('invalid_link');
  const account = await accounts.findAccountByEmail(found.invitation.email);
  return { ...found, accountExists: account !== undefined };
}
