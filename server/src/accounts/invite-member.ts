/** inviteMember: mails a link by which a person becomes a member of an organisation. */
import { GatewayError } from '../errors.ts';
import { encryptMail } from '../mail/mail.ts';
import type { Account, Invitation, Membership, Role } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { normalizeEmail } from './email.ts';
import { composeMail } from './mails.ts';
import { makeToken } from './secret-token.ts';
import { takeTries } from './take-tries.ts';

export interface MemberInvitation {
  email: string;
  role: Role;
  organization: Membership['organization'];
  invitedBy: Account;
}

/** @throws GatewayError `already_member`, `too_many_tries`, `invalid_request` that names `email` */
export async function inviteMember(
  { email: typed, role, organization, invitedBy }: MemberInvitation,
  visit: Visit,
  context: AccountsContext,
): Promise<Invitation> {
  const email = normalizeEmail(typed);
  const members = await context.members.listMembers(organization.id);
  if (members.some((member) => member.email === email)) throw new GatewayError('already_member');
  await takeTries(
    [
      { name: 'invitation_mail', subject: `${organization.id} ${email}` },
      { name: 'invitations_of_organization', subject: organization.id },
      { name: 'invitations_of_inviter', subject: invitedBy.id },
    ],
    context,
  );
  const language = (await context.accounts.findAccountByEmail(email))?.language ?? invitedBy.language;
  const { token, tokenHash } = makeToken(context.ids);
  const link = `${context.site.url()}/cabinet/invitation#${token}`;
  const places = { organization: organization.name, role };
  const mail = encryptMail(composeMail({ to: email, language, name: 'invitation', link, places }), context);
  const id = context.ids.uuid();
  const event = { action: 'member_invited', source: visit.source, accountId: invitedBy.id } as const;
  const lifeMs = context.rules.invitationMs;
  return context.members.insertInvitation(
    { id, organizationId: organization.id, email, role, tokenHash, lifeMs },
    {
      audit: [auditOfEvent(context.ids, { ...event, organizationId: organization.id, target: id, after: role })],
      mail,
    },
  );
}
