/** Organisations as their members see them, and their members. */

import type { AccountsContext } from '../accounts/accounts-context.ts';
import { changeRole } from '../accounts/change-role.ts';
import { removeMember } from '../accounts/remove-member.ts';
import { resetSecondFactors } from '../accounts/reset-second-factors.ts';
import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { callerOf, memberOf, visitOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { organizationReply } from './organization-reply.ts';
import {
  CABINET,
  exampleIds,
  interventionField,
  interventionReply,
  organizationParams,
  organizationSchema,
  roleField,
  timeField,
  toTime,
} from './schemas.ts';

const ONE = `${CABINET}/organizations/:organization_id`;

export function registerOrganizationRoutes(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.get(`${CABINET}/organizations/`, listOwnOrganizationsRoute, async (request) => {
    const { account } = callerOf(request);
    const memberships = await context.members.listMemberships(account.id);
    return {
      organizations: memberships.map(({ organization, role }) => organizationReply(organization, role, account)),
    };
  });

  cabinet.get(`${ONE}/`, readOrganizationRoute, async (request) => {
    const { organization, role, account } = memberOf(request);
    return organizationReply(organization, role, account);
  });

  cabinet.delete(`${ONE}/membership/`, leaveOrganizationRoute, async (request) => {
    const { organization, account } = memberOf(request);
    const leaving = { organizationId: organization.id, accountId: account.id, by: account.id };
    await removeMember(leaving, visitOf(request), context);
  });

  cabinet.get(`${ONE}/members/`, listMembersRoute, async (request) => {
    const { organization, account } = memberOf(request);
    const members = await context.members.listMembers(organization.id);
    return {
      members: members.map((member) => ({
        account_id: member.accountId,
        email: member.email,
        role: member.role,
        has_second_factor: member.hasSecondFactor,
        lock: interventionReply(member.lock),
        joined_at: toTime(member.joinedAt),
        is_you: member.accountId === account.id,
      })),
    };
  });

  cabinet.patch(`${ONE}/members/:account_id/`, changeRoleRoute, async (request) => {
    const { organization, account } = memberOf(request);
    const { account_id: accountId } = request.params;
    const change = { organizationId: organization.id, accountId, role: request.body.role, by: account.id };
    await changeRole(change, visitOf(request), context);
  });

  cabinet.post(`${ONE}/members/:account_id/reset-second-factors/`, resetSecondFactorsRoute, async (request) => {
    const { organization, account } = memberOf(request);
    const reset = { organizationId: organization.id, accountId: request.params.account_id, by: account.id };
    await resetSecondFactors(reset, visitOf(request), context);
  });

  cabinet.delete(`${ONE}/members/:account_id/`, removeMemberRoute, async (request) => {
    const { organization, account } = memberOf(request);
    const removal = { organizationId: organization.id, accountId: request.params.account_id, by: account.id };
    await removeMember(removal, visitOf(request), context);
  });
}

const memberParams = Type.Object({
  ...organizationParams.properties,
  account_id: Type.String({ description: 'From `listMembers`', examples: [exampleIds.account] }),
});

const listOwnOrganizationsRoute = cabinetRoute(
  { access: 'account', tag: 'organizations' },
  {
    operationId: 'listOwnOrganizations',
    summary: 'The organisations in which you are a member',
    description: 'By name.',
    response: { 200: json('The organisations.', Type.Object({ organizations: Type.Array(organizationSchema) })) },
  },
);

const readOrganizationRoute = cabinetRoute(
  { access: 'organization.read', tag: 'organizations' },
  {
    operationId: 'readOrganization',
    summary: 'One organisation, with your role and permissions',
    description: 'One in which you have no part is `not_found`, like one that does not exist.',
    params: organizationParams,
    response: { 200: json('The organisation.', organizationSchema) },
  },
);

const leaveOrganizationRoute = cabinetRoute(
  { access: 'organization.leave', tag: 'organizations', refuses: ['last_owner'] },
  {
    operationId: 'leaveOrganization',
    summary: 'Leave an organisation',
    params: organizationParams,
    response: { 204: done('You are no member any more.') },
  },
);

const listMembersRoute = cabinetRoute(
  { access: 'members.read', tag: 'organizations' },
  {
    operationId: 'listMembers',
    summary: 'The members of an organisation',
    description: 'By e-mail.',
    params: organizationParams,
    response: {
      200: json(
        'The members.',
        Type.Object({
          members: Type.Array(
            Type.Object({
              account_id: Type.String({ examples: [exampleIds.account] }),
              email: Type.String({ examples: ['aigerim@company.example'] }),
              role: roleField,
              has_second_factor: Type.Boolean({ description: 'Whether there is an authenticator or a passkey' }),
              lock: interventionField('Which operator has locked the account, when and why'),
              joined_at: timeField('When the person became a member'),
              is_you: Type.Boolean(),
            }),
          ),
        }),
      ),
    },
  },
);

const changeRoleRoute = cabinetRoute(
  { access: 'members.manage', recent: true, tag: 'organizations', refuses: ['last_owner'] },
  {
    operationId: 'changeRole',
    summary: 'Change the role of a member',
    description: 'Your own too, unless you are the last owner. It counts from the next call of that member.',
    params: memberParams,
    body: Type.Object({ role: roleField }),
    response: { 204: done('Changed.') },
  },
);

const removeMemberRoute = cabinetRoute(
  { access: 'members.manage', tag: 'organizations', refuses: ['last_owner'] },
  {
    operationId: 'removeMember',
    summary: 'Remove a member',
    description: 'It counts from the next call of that member. The account stays.',
    params: memberParams,
    response: { 204: done('Removed.') },
  },
);

const resetSecondFactorsRoute = cabinetRoute(
  { access: 'members.manage', recent: true, tag: 'organizations' },
  {
    operationId: 'resetSecondFactors',
    summary: 'Remove the second factors of a member who has lost them',
    description: [
      'Authenticator, passkeys and recovery codes go, all log-ins of the member end, and a mail tells of it. Not your own, and only of',
      'somebody who is no operator and a member only of organisations that you own.',
    ].join(' '),
    params: memberParams,
    response: { 204: done('Removed.') },
  },
);
