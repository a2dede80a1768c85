/** A person's own account: who am I, my language, my password, my log-ins. */

import type { AccountsContext } from '../accounts/accounts-context.ts';
import type { Caller } from '../accounts/authenticate-cabinet-session.ts';
import { changePassword } from '../accounts/change-password.ts';
import { endAllLogIns, endLogIn } from '../accounts/end-log-ins.ts';
import { permissionsOf } from '../accounts/permissions.ts';
import { needsSecondFactor } from '../accounts/second-factor.ts';
import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { ownAccountSchema } from './account-schemas.ts';
import { callerOf, visitOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { clearLogInCookie } from './cookies.ts';
import { organizationReply } from './organization-reply.ts';
import { CABINET, languageField, newPasswordField, passwordField, timeField, toTime } from './schemas.ts';

export function registerAccountRoutes(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.get(`${CABINET}/account/`, readOwnAccountRoute, async (request) => ownAccount(callerOf(request), context));

  cabinet.patch(`${CABINET}/account/`, changeLanguageRoute, async (request) =>
    context.accounts.setLanguage(callerOf(request).account.id, request.body.language),
  );

  cabinet.put(`${CABINET}/account/password/`, changePasswordRoute, async (request) => {
    const { account, session } = callerOf(request);
    const { current_password: currentPassword, new_password: newPassword } = request.body;
    const change = { currentPassword, newPassword, account, sessionId: session.id };
    await changePassword(change, visitOf(request), context);
  });

  cabinet.get(`${CABINET}/sessions/`, listLogInsRoute, async (request) => {
    const { account, session: own } = callerOf(request);
    const sessions = await context.sessions.listSessions(account.id);
    return {
      sessions: sessions.map((session) => ({
        id: session.id,
        current: session.id === own.id,
        user_agent: session.userAgent,
        network: session.network,
        created_at: toTime(session.createdAt),
        last_seen_at: toTime(session.lastSeenAt),
        expires_at: toTime(Math.min(session.expiresAt, session.idleExpiresAt)),
      })),
    };
  });

  cabinet.delete(`${CABINET}/sessions/:session_id/`, endLogInRoute, async (request, httpReply) => {
    const { account, session } = callerOf(request);
    const { session_id: id } = request.params;
    await endLogIn({ accountId: account.id, id, own: id === session.id }, visitOf(request), context);
    if (id === session.id) clearLogInCookie(httpReply);
  });

  cabinet.delete(`${CABINET}/sessions/`, endAllLogInsRoute, async (request, httpReply) => {
    await endAllLogIns(callerOf(request).account.id, visitOf(request), context);
    clearLogInCookie(httpReply);
  });
}

async function ownAccount({ account, session }: Caller, context: AccountsContext) {
  const { members, factors, rules } = context;
  const memberships = await members.listMemberships(account.id);
  const passkeys = (await factors.listPasskeys(account.id)).length;
  return {
    id: account.id,
    email: account.email,
    language: account.language,
    is_operator: account.isOperator,
    operator_permissions: account.isOperator ? permissionsOf('operator') : [],
    totp_enabled: account.totp !== null,
    recovery_codes_left: await factors.countRecoveryCodes(account.id),
    passkeys,
    second_factor_missing: needsSecondFactor(account, context) && account.totp === null && passkeys === 0,
    session: { id: session.id, confirmed_until: toTime(session.authenticatedAt + rules.recentMs) },
    organizations: memberships.map(({ organization, role }) => organizationReply(organization, role, account)),
  };
}

const readOwnAccountRoute = cabinetRoute(
  { access: 'account', tag: 'account' },
  {
    operationId: 'readOwnAccount',
    summary: 'Who is logged in, and where they may do what',
    description: 'The first call of a page: 401 tells that there is no log-in, or that it waits for its second factor.',
    response: { 200: json('The account and its organisations.', ownAccountSchema) },
  },
);

const changeLanguageRoute = cabinetRoute(
  { access: 'account', tag: 'account' },
  {
    operationId: 'changeLanguage',
    summary: 'Change the language of mails',
    body: Type.Object({ language: languageField }),
    response: { 204: done('Changed.') },
  },
);

const changePasswordRoute = cabinetRoute(
  { access: 'account', tag: 'account', refuses: ['invalid_credentials', 'too_many_tries'] },
  {
    operationId: 'changePassword',
    summary: 'Change the password',
    description: 'Ends all other log-ins, and tells the person by mail.',
    body: Type.Object({ current_password: passwordField, new_password: newPasswordField }),
    response: { 204: done('Changed.') },
  },
);

const listLogInsRoute = cabinetRoute(
  { access: 'account', tag: 'account' },
  {
    operationId: 'listLogIns',
    summary: 'All log-ins of the account',
    description: 'Last used first. The whole address of a client is never kept.',
    response: {
      200: json(
        'The log-ins.',
        Type.Object({
          sessions: Type.Array(
            Type.Object({
              id: Type.String({ description: 'Names the log-in; gives no access' }),
              current: Type.Boolean({ description: 'Whether it is the one of this call' }),
              user_agent: Type.String({ description: 'As the browser names itself' }),
              network: Type.String({ examples: ['192.0.2.0/24'] }),
              created_at: timeField('When the log-in began'),
              last_seen_at: timeField('When it was last used, to the minute'),
              expires_at: timeField('When it ends, if it is not used again'),
            }),
          ),
        }),
      ),
    },
  },
);

const endLogInRoute = cabinetRoute(
  { access: 'account', recent: true, tag: 'account' },
  {
    operationId: 'endLogIn',
    summary: 'End one log-in',
    params: Type.Object({ session_id: Type.String({ description: 'From `listLogIns`' }) }),
    response: { 204: done('It has ended.') },
  },
);

const endAllLogInsRoute = cabinetRoute(
  { access: 'account', recent: true, tag: 'account' },
  {
    operationId: 'endAllLogIns',
    summary: 'Log out everywhere',
    description: 'This log-in included.',
    response: { 204: done('All have ended.') },
  },
);
