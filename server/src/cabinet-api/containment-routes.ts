/** How operators contain an incident: they suspend an organisation, lock an account, end all log-ins. Revoking a key is in `api-key-routes.ts`. */

import type { AccountsContext } from '../accounts/accounts-context.ts';
import { endEveryLogIn } from '../accounts/end-log-ins.ts';
import { lockAccount, unlockAccount } from '../accounts/lock-account.ts';
import type { HttpServer } from '../http/server.ts';
import { done } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import type { OrganizationStore } from '../organizations/organization-store.ts';
import { reopenOrganization, suspendOrganization } from '../organizations/suspend-organization.ts';
import { actorOf, callerOf, visitOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { readReason, reasonField } from './reason.ts';
import { CABINET, exampleIds, organizationParams } from './schemas.ts';

export interface ContainmentContext {
  accounts: AccountsContext;
  organizations: OrganizationStore;
}

const ORGANIZATION = `${CABINET}/organizations/:organization_id`;
const ACCOUNT = `${CABINET}/operator/accounts/:account_id`;

export function registerContainmentRoutes(cabinet: HttpServer, { accounts, organizations }: ContainmentContext): void {
  const context = { organizations, ids: accounts.ids };

  cabinet.post(`${ORGANIZATION}/suspend/`, suspendOrganizationRoute, async (request) =>
    suspendOrganization(readReason(request.body.reason), actorOf(request), context),
  );

  cabinet.post(`${ORGANIZATION}/reopen/`, reopenOrganizationRoute, async (request) =>
    reopenOrganization(readReason(request.body.reason), actorOf(request), context),
  );

  for (const [path, lock, route] of [
    ['lock', lockAccount, lockAccountRoute],
    ['unlock', unlockAccount, unlockAccountRoute],
  ] as const) {
    cabinet.post(`${ACCOUNT}/${path}/`, route, async (request) => {
      const by = callerOf(request).account.id;
      const order = { accountId: request.params.account_id, by, reason: readReason(request.body.reason) };
      await lock(order, visitOf(request), accounts);
    });
  }

  cabinet.post(`${CABINET}/operator/end-every-log-in/`, endEveryLogInRoute, async (request) => {
    const { account, session } = callerOf(request);
    const order = { accountId: account.id, keepId: session.id, reason: readReason(request.body.reason) };
    await endEveryLogIn(order, visitOf(request), accounts);
  });
}

const body = Type.Object({ reason: reasonField });
const accountParams = Type.Object({
  account_id: Type.String({ description: 'From `listMembers`', examples: [exampleIds.account] }),
});

const suspendOrganizationRoute = cabinetRoute(
  { access: 'organizations.suspend', recent: true, tag: 'operator' },
  {
    operationId: 'suspendOrganization',
    summary: 'Suspend an organisation',
    description: [
      'Only for operators. At once and in every process its keys are told `technology_not_accessible`, at approve and resend of open',
      'sessions too. Its members still see their cabinet, and there who did it, when and why.',
    ].join(' '),
    params: organizationParams,
    body,
    response: { 204: done('Suspended.') },
  },
);

const reopenOrganizationRoute = cabinetRoute(
  { access: 'organizations.suspend', recent: true, tag: 'operator' },
  {
    operationId: 'reopenOrganization',
    summary: 'Reopen a suspended organisation',
    description: 'Only for operators. Its keys and its subscriptions are as they were.',
    params: organizationParams,
    body,
    response: { 204: done('It is open.') },
  },
);

const lockAccountRoute = cabinetRoute(
  { access: 'accounts.lock', recent: true, tag: 'operator' },
  {
    operationId: 'lockAccount',
    summary: 'Lock an account and end its log-ins',
    description:
      'Only for operators, and not the own one. No password, passkey or reset opens it; its organisations see when and why.',
    params: accountParams,
    body,
    response: { 204: done('Locked.') },
  },
);

const unlockAccountRoute = cabinetRoute(
  { access: 'accounts.lock', recent: true, tag: 'operator' },
  {
    operationId: 'unlockAccount',
    summary: 'Unlock an account',
    description: 'Only for operators. Password and second factors are as they were.',
    params: accountParams,
    body,
    response: { 204: done('Unlocked.') },
  },
);

const endEveryLogInRoute = cabinetRoute(
  { access: 'accounts.lock', recent: true, tag: 'operator' },
  {
    operationId: 'endEveryLogIn',
    summary: 'End the log-ins of all people but the own one',
    description: 'Only for operators: where nobody knows whose log-ins are in the wrong hands.',
    body,
    response: { 204: done('All others have ended.') },
  },
);
