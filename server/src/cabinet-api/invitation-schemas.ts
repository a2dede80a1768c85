/** What the routes of invitations say of themselves. */
import { Type } from 'typebox';
import { refusals } from './access.ts';
import { logInResponse } from './log-in-reply.ts';
import {
  done,
  emailField,
  exampleIds,
  languageField,
  newPasswordField,
  organizationParams,
  reply,
  roleField,
  security,
  tags,
  timeField,
  tokenField,
} from './schemas.ts';

const read = { access: 'members.read', names: true } as const;
const manage = { access: 'members.manage', unsafe: true, names: true } as const;
const open = { access: 'anyone', unsafe: true, body: true } as const;
const own = { access: 'account', unsafe: true, body: true } as const;

const roleOrOperator = Type.Union([roleField, Type.Null()], {
  description: 'Null where the invitation is to become an operator',
});
const organizationIdOrNull = Type.Union([Type.String(), Type.Null()], {
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

export const listInvitationsRoute = {
  config: { access: read.access },
  schema: {
    operationId: 'listInvitations',
    tags: tags.organizations,
    security,
    summary: 'Invitations that are still open',
    description: 'Newest first.',
    params: organizationParams,
    response: {
      200: reply('The invitations.', Type.Object({ invitations: Type.Array(invitationSchema) })),
      ...refusals(read),
    },
  },
};

export const inviteMemberRoute = {
  // An owner may do everything.
  config: { access: manage.access, recent: ({ role }: { role: string }) => role === 'owner' },
  schema: {
    operationId: 'inviteMember',
    tags: tags.organizations,
    security,
    summary: 'Invite a person by mail',
    description: [
      'The link works for seven days. A second invitation of the same e-mail takes the place of the first. An organisation, and',
      'a person, may send 30 invitations at once, then one an hour.',
    ].join(' '),
    params: organizationParams,
    body: Type.Object({ email: emailField, role: roleField }),
    response: {
      201: reply('The invitation.', invitationSchema),
      ...refusals({ ...manage, recent: true, body: true }, 'already_member', 'too_many_tries'),
    },
  },
};

export const withdrawInvitationRoute = {
  config: { access: manage.access },
  schema: {
    operationId: 'withdrawInvitation',
    tags: tags.organizations,
    security,
    summary: 'Withdraw an invitation',
    description: 'Its link works no more.',
    params: Type.Object({
      ...organizationParams.properties,
      invitation_id: Type.String({ description: 'From `listInvitations`' }),
    }),
    response: { 204: done('Withdrawn.'), ...refusals(manage) },
  },
};

export const showInvitationRoute = {
  config: { access: open.access },
  schema: {
    operationId: 'showInvitation',
    tags: tags.signUp,
    summary: 'What an invitation is for',
    description:
      'Where `account_exists`, let the person log in and call `acceptInvitation`; else `acceptInvitationAsNewAccount`.',
    body: Type.Object({ token: tokenField }),
    response: {
      200: reply(
        'The invitation.',
        Type.Object({
          organization_name: Type.Union([Type.String(), Type.Null()], {
            description: 'Null where the invitation is to become an operator',
            examples: ['«Алма» ЖШС'],
          }),
          role: roleOrOperator,
          email: Type.String({ examples: ['daniyar@company.example'] }),
          account_exists: Type.Boolean({ description: 'Whether the invited e-mail has an account' }),
          expires_at: timeField('Until when the link works'),
        }),
      ),
      ...refusals(open, 'invalid_link'),
    },
  },
};

export const acceptRoute = {
  config: { access: own.access },
  schema: {
    operationId: 'acceptInvitation',
    tags: tags.signUp,
    security,
    summary: 'Accept an invitation with the account that is logged in',
    description: 'Only the invited e-mail can. Who is a member already keeps the role.',
    body: Type.Object({ token: tokenField }),
    response: {
      200: reply('You are a member.', Type.Object({ organization_id: organizationIdOrNull })),
      ...refusals(own, 'invalid_link', 'invitation_for_other_account'),
    },
  },
};

export const acceptAsNewRoute = {
  config: { access: open.access },
  schema: {
    operationId: 'acceptInvitationAsNewAccount',
    tags: tags.signUp,
    summary: 'Accept an invitation and make an account',
    description: 'The link has shown that the e-mail is theirs, so the account is ready and logged in.',
    body: Type.Object({ token: tokenField, password: newPasswordField, language: languageField }),
    response: { 200: logInResponse, ...refusals(open, 'invalid_link', 'account_exists') },
  },
};
