/**
 * The guard before every route of the cabinet: it must come from our pages, with a log-in, from someone whose role allows it. A
 * route says in its `config` what it needs; its handler asks `callerOf` or `memberOf` for whom it works.
 */

import type { Membership, Role } from '../accounts/account.ts';
import { auditOfEvent } from '../accounts/account-audit.ts';
import type { AccountsContext, Visit } from '../accounts/accounts-context.ts';
import { authenticateCabinetSession, type Caller } from '../accounts/authenticate-cabinet-session.ts';
import { type ActingRole, isAllowed, type Permission } from '../accounts/permissions.ts';
import { hasSecondFactor, needsSecondFactor } from '../accounts/second-factor.ts';
import type { Actor, OrganizationActor } from '../audit/actor.ts';
import { GatewayError } from '../errors.ts';
import type { HttpRequest, HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { type CabinetAccess, isPermission } from './access.ts';
import { documentRefusals } from './cabinet-route.ts';
import { deviceTokenOf, logInTokenOf } from './cookies.ts';
import { refuseCrossSite } from './refuse-cross-site.ts';

/** Someone who acts in one organisation. */
export interface CallingMember extends Caller {
  organization: Membership['organization'];
  /** Null for an operator who is no member. */
  role: Role | null;
  /** As what the caller is allowed to do this. */
  actor: ActingRole;
}

const callers = new WeakMap<HttpRequest, Caller>();
const members = new WeakMap<HttpRequest, CallingMember>();

/** Must be called before the routes are registered. */
export function registerCabinetGuard(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.addHook('onRoute', (route) => {
    const { config, method, url } = route;
    if (config?.access === undefined) throw new Error(`${String(method)} ${url} does not say who may call it`);
    documentRefusals(route);
  });
  cabinet.addHook('onRequest', async (request, reply) => {
    reply.header('cross-origin-resource-policy', 'same-origin');
    const { access, recent } = request.routeOptions.config;
    // Without it no route would be registered: this is a path that leads nowhere.
    if (access === undefined) return;
    refuseCrossSite(request, context.site.origins());
    if (access === 'anyone') return;
    const byPage = request.headers['x-qujat-by-page'] !== undefined;
    const caller = await authenticateCabinetSession(logInTokenOf(request), context, byPage);
    if (caller === undefined) throw new GatewayError('not_logged_in');
    assertState(caller, access);
    callers.set(request, caller);
    if (isPermission(access)) {
      await authorize(request, caller, access, context);
      await assertFactorOfDuty(caller, context);
      await leaveReadingRow(request, context);
    }
    if (recent === true) await assertRecentProof(caller, context);
  });
  cabinet.addHook('preHandler', async (request) => {
    const { recent } = request.routeOptions.config;
    if (typeof recent === 'function' && recent(request.body as never))
      await assertRecentProof(callerOf(request), context);
  });
}

/** An operator who is no member looks at an organisation: its own export shows who did, and at what. */
async function leaveReadingRow(request: HttpRequest, { accounts, ids }: AccountsContext): Promise<void> {
  const member = members.get(request);
  if (request.method !== 'GET' || member === undefined || member.role !== null) return;
  const { operationId } = request.routeOptions.schema as { operationId: string };
  const event = { source: sourceOf(request), accountId: member.account.id, organizationId: member.organization.id };
  await accounts.record({ audit: [auditOfEvent(ids, { action: 'organization_read', ...event, target: operationId })] });
}

/** Who is logged in. Only for routes whose access is not `anyone`. */
export function callerOf(request: HttpRequest): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('This route does not ask for a log-in');
  return caller;
}

/** Who acts in which organisation. Only for routes with a permission and `:organization_id` in the path. */
export function memberOf(request: HttpRequest): CallingMember {
  const member = members.get(request);
  if (member === undefined) throw new Error('This route names no organisation');
  return member;
}

/** For the operations of organisations: who acts on which one. Only where `memberOf` may be asked. */
export function actorOf(request: HttpRequest): OrganizationActor {
  const { organization, account } = memberOf(request);
  return { organizationId: organization.id, accountId: account.id, source: sourceOf(request) };
}

/** For the operations of operators. */
export function operatorOf(request: HttpRequest): Actor {
  return { accountId: callerOf(request).account.id, source: sourceOf(request) };
}

/** For the operations' audit rows and their count of tries. */
export function visitOf(request: HttpRequest): Visit {
  return {
    source: sourceOf(request),
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    deviceToken: deviceTokenOf(request),
  };
}

function assertState({ session }: Caller, access: CabinetAccess): void {
  if (access === 'any_log_in') return;
  const waits = session.state === 'awaiting_second_factor';
  if (access === 'waiting_log_in' && !waits) throw new GatewayError('not_logged_in');
  if (access !== 'waiting_log_in' && waits) throw new GatewayError('second_factor_required');
}

/**
 * Who they are, as fully as at a log-in: where the account has a second factor, the password alone does not tell.
 * @throws GatewayError `reauthentication_required`, `second_factor_confirmation_required`
 */
async function assertRecentProof({ account, session, nowMs }: Caller, context: AccountsContext): Promise<void> {
  const isRecent = (at: number | undefined) => at !== undefined && nowMs - at <= context.rules.recentMs;
  if (!isRecent(session.authenticatedAt)) throw new GatewayError('reauthentication_required');
  if (isRecent(session.proof?.at) || !(await hasSecondFactor(account, context))) return;
  throw new GatewayError('second_factor_confirmation_required');
}

/**
 * Whose password alone opens nothing must have proved a second factor in this log-in: one that was opened before there was any
 * opens nothing either.
 * @throws GatewayError `second_factor_missing`, `second_factor_confirmation_required`
 */
async function assertFactorOfDuty({ account, session }: Caller, context: AccountsContext): Promise<void> {
  if (session.proof !== null || !needsSecondFactor(account, context)) return;
  const hasOne = await hasSecondFactor(account, context);
  throw new GatewayError(hasOne ? 'second_factor_confirmation_required' : 'second_factor_missing');
}

/**
 * An organisation that does not exist and one in which the caller has no part look alike.
 * @throws GatewayError `not_found`, `permission_denied`
 */
async function authorize(request: HttpRequest, caller: Caller, permission: Permission, context: AccountsContext) {
  const { isOperator, id } = caller.account;
  const { organization_id: organizationId } = request.params as { organization_id?: string };
  if (organizationId === undefined) {
    if (!isOperator || !isAllowed('operator', permission)) throw new GatewayError('permission_denied');
    return;
  }
  const found = await context.members.findOrganization(organizationId, id);
  if (found === undefined || (found.role === null && !isOperator)) throw new GatewayError('not_found');
  const { organization, role } = found;
  const actors: ActingRole[] = [...(role === null ? [] : [role]), ...(isOperator ? (['operator'] as const) : [])];
  const actor = actors.find((candidate) => isAllowed(candidate, permission));
  if (actor === undefined) throw new GatewayError('permission_denied');
  members.set(request, { ...caller, organization, role, actor });
}
