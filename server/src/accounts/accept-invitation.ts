/**
 * acceptInvitation by a person who is logged in with the invited e-mail, and acceptInvitationAsNewAccount by one who has no
 * account yet: the link has shown that the e-mail is theirs.
 */
import { GatewayError } from '../errors.ts';
import type { Language } from '../words/languages.ts';
import type { Account, Invitation } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { type LoggedIn, openCabinetSession } from './open-cabinet-session.ts';
import { assertAcceptablePassword } from './password-policy.ts';
import { hashToken } from './secret-token.ts';
import { showInvitation } from './show-invitation.ts';

/** @throws GatewayError `invalid_link`, `invitation_for_other_account` */
export async function acceptInvitation(
  { token, account }: { token: string; account: Account },
  visit: Visit,
  context: AccountsContext,
): Promise<Invitation> {
  const { invitation } = await showInvitation(token, context);
  if (invitation.email !== account.email) throw new GatewayError('invitation_for_other_account');
  const audit = auditOf(invitation, account.id, visit, context);
  const acceptance = { tokenHash: hashToken(token), invitation, accountId: account.id };
  if (!(await context.members.acceptInvitation(acceptance, { audit }))) throw new GatewayError('invalid_link');
  return invitation;
}

/** @throws GatewayError `invalid_link`, `account_exists`, `invalid_request` that names `password` */
export async function acceptInvitationAsNewAccount(
  { token, password, language }: { token: string; password: string; language: Language },
  visit: Visit,
  context: AccountsContext,
): Promise<LoggedIn> {
  const { invitation, organizationName, accountExists } = await showInvitation(token, context);
  if (accountExists) throw new GatewayError('account_exists');
  await assertAcceptablePassword(password, { words: [invitation.email, organizationName ?? ''] });
  const passwordHash = await context.hashing.hash(password);
  const isOperator = invitation.organizationId === null;
  const newAccount = { id: context.ids.uuid(), email: invitation.email, passwordHash, language, isOperator };
  const { loggedIn, session } = openCabinetSession(newAccount, 'active', visit, context);
  const accepted = await context.members.acceptInvitation(
    { tokenHash: hashToken(token), invitation, accountId: newAccount.id, newAccount, session },
    { audit: auditOf(invitation, newAccount.id, visit, context) },
  );
  if (!accepted) throw new GatewayError('invalid_link');
  return loggedIn;
}

function auditOf(invitation: Invitation, accountId: string, visit: Visit, { ids }: AccountsContext) {
  const event = { action: 'invitation_accepted', source: visit.source, accountId } as const;
  const { organizationId, role } = invitation;
  const member = { ...(organizationId !== null && { organizationId }), after: role ?? 'operator' };
  return [auditOfEvent(ids, { ...event, target: accountId, ...member })];
}
