/** What the routes of invitations say of themselves. */
import { done, json } from '../http/success-schema.ts';
import { orNull, Type } from '../json/json-schema.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { logInResponse } from './log-in-reply.ts';
import {
  emailField,
  exampleIds,
  languageField,
  newPasswordField,
  organizationParams,
  roleField,
  timeField,
  tokenField,
} from './schemas.ts';

const roleOrOperator = orNull(roleField, {
  description: 'Null where the invitation is to become an operator',
});
const organizationIdOrNull = orNull(Type.String(), {
  description: 'Null where the invitation was to become an operator',
  examples: [exampleIds.organization],
});

const invitationSchema = Type.Object({
  id: Type.String(),
  email: Type.String({ examples: ['daniyar@company.example'] }),
  role: roleOrOperator,
  created_at: timeField('When it was sent'),
  expires_at: timeField('Until when the link works'),
});

export const listInvitationsRoute = cabinetRoute(
  { access: 'members.read', tag: 'organizations' },
  {
    operationId: 'listInvitations',
    summary: 'Invitations that are still open',
    description: 'Newest first.',
    params: organizationParams,
    response: { 200: json('The invitations.', Type.Object({ invitations: Type.Array(invitationSchema) })) },
  },
);

export const inviteMemberRoute = cabinetRoute(
  // An owner may do everything.
  {
    access: 'members.manage',
    recent: ({ role }: { role: string }) => role === 'owner',
    tag: 'organizations',
    refuses: ['already_member', 'too_many_tries'],
  },
  {
    operationId: 'inviteMember',
    summary: 'Invite a person by mail',
    description: [
      'The link works for seven days. A second invitation of the same e-mail takes the place of the first. An organisation, and',
      'a person, may send 30 invitations at once, then one an hour.',
    ].join(' '),
    params: organizationParams,
    body: Type.Object({ email: emailField, role: roleField }),
    response: { 201: json('The invitation.', invitationSchema) },
  },
);

export const withdrawInvitationRoute = cabinetRoute(
  { access: 'members.manage', tag: 'organizations' },
  {
    operationId: 'withdrawInvitation',
    summary: 'Withdraw an invitation',
    description: 'Its link works no more.',
    params: Type.Object({
      ...organizationParams.properties,
      invitation_id: Type.String({ description: 'From `listInvitations`' }),
    }),
    response: { 204: done('Withdrawn.') },
  },
);

export const showInvitationRoute = cabinetRoute(
  { access: 'anyone', tag: 'signUp', refuses: ['invalid_link'] },
  {
    operationId: 'showInvitation',
    summary: 'What an invitation is for',
    description:
      'Where `account_exists`, let the person log in and call `acceptInvitation`; else `acceptInvitationAsNewAccount`.',
    body: Type.Object({ token: tokenField }),
    response: {
      200: json(
        'The invitation.',
        Type.Object({
          organization_name: orNull(Type.String(), {
            description: 'Null where the invitation is to become an operator',
            examples: ['«Алма» ЖШС'],
          }),
          role: roleOrOperator,
          email: Type.String({ examples: ['daniyar@company.example'] }),
          account_exists: Type.Boolean({ description: 'Whether the invited e-mail has an account' }),
          expires_at: timeField('Until when the link works'),
        }),
      ),
    },
  },
);

export const acceptRoute = cabinetRoute(
  { access: 'account', tag: 'signUp', refuses: ['invalid_link', 'invitation_for_other_account'] },
  {
    operationId: 'acceptInvitation',
    summary: 'Accept an invitation with the account that is logged in',
    description: 'Only the invited e-mail can. Who is a member already keeps the role.',
    body: Type.Object({ token: tokenField }),
    response: { 200: json('You are a member.', Type.Object({ organization_id: organizationIdOrNull })) },
  },
);

export const acceptAsNewRoute = cabinetRoute(
  { access: 'anyone', tag: 'signUp', refuses: ['invalid_link', 'account_exists'] },
  {
    operationId: 'acceptInvitationAsNewAccount',
    summary: 'Accept an invitation and make an account',
    description: 'The link has shown that the e-mail is theirs, so the account is ready and logged in.',
    body: Type.Object({ token: tokenField, password: newPasswordField, language: languageField }),
    response: { 200: logInResponse },
  },
);
