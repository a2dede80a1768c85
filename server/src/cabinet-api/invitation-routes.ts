/** Invitations: an owner's list of them, and what the invited person does with the link. */
import { acceptInvitation, acceptInvitationAsNewAccount } from '../accounts/accept-invitation.ts';
import type { Invitation } from '../accounts/account.ts';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { inviteMember } from '../accounts/invite-member.ts';
import { showInvitation } from '../accounts/show-invitation.ts';
import { withdrawInvitation } from '../accounts/withdraw-invitation.ts';
import type { HttpServer } from '../http/server.ts';
import { callerOf, memberOf, visitOf } from './authenticate-member.ts';
import {
  acceptAsNewRoute,
  acceptRoute,
  inviteMemberRoute,
  listInvitationsRoute,
  showInvitationRoute,
  withdrawInvitationRoute,
} from './invitation-schemas.ts';
import { replyLoggedIn } from './log-in-reply.ts';
import { CABINET, toTime } from './schemas.ts';

const OF_ORGANIZATION = `${CABINET}/organizations/:organization_id/invitations`;

export function registerInvitationRoutes(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.get(`${OF_ORGANIZATION}/`, listInvitationsRoute, async (request) => {
    const invitations = await context.members.listInvitations(memberOf(request).organization.id);
    return { invitations: invitations.map(invitationReply) };
  });

  cabinet.post(`${OF_ORGANIZATION}/`, inviteMemberRoute, async (request) => {
    const { organization, account: invitedBy } = memberOf(request);
    const invitation = await inviteMember({ ...request.body, organization, invitedBy }, visitOf(request), context);
    return invitationReply(invitation);
  });

  cabinet.delete(`${OF_ORGANIZATION}/:invitation_id/`, withdrawInvitationRoute, async (request) => {
    const { organization, account } = memberOf(request);
    const withdrawal = { organizationId: organization.id, id: request.params.invitation_id, by: account.id };
    await withdrawInvitation(withdrawal, visitOf(request), context);
  });

  cabinet.post(`${CABINET}/invitations/show/`, showInvitationRoute, async (request) => {
    const { invitation, organizationName, accountExists } = await showInvitation(request.body.token, context);
    return {
      organization_name: organizationName,
      role: invitation.role,
      email: invitation.email,
      account_exists: accountExists,
      expires_at: toTime(invitation.expiresAt),
    };
  });

  cabinet.post(`${CABINET}/invitations/accept/`, acceptRoute, async (request) => {
    const { account } = callerOf(request);
    const accepted = await acceptInvitation({ token: request.body.token, account }, visitOf(request), context);
    return { organization_id: accepted.organizationId };
  });

  cabinet.post(`${CABINET}/invitations/accept-as-new/`, acceptAsNewRoute, async (request, httpReply) => {
    const loggedIn = await acceptInvitationAsNewAccount(request.body, visitOf(request), context);
    return replyLoggedIn(httpReply, loggedIn, context);
  });
}

function invitationReply({ id, email, role, createdAt, expiresAt }: Invitation) {
  return { id, email, role, created_at: toTime(createdAt), expires_at: toTime(expiresAt) };
}
