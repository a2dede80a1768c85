/**
 * resetSecondFactors: for a person who has lost them all. An owner does it for a member, `qujat operator reset-second-factors` for
 * anybody. The password stays; all log-ins end, and the person is told by mail.
 */

import { commandActor } from '../audit/actor.ts';
import type { CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { normalizeEmail } from './email.ts';

interface MemberReset {
  organizationId: string;
  accountId: string;
  /** The owner. */
  by: string;
}

/**
 * Only of a person who works for nobody else: an owner of one organisation must not open the door to another, nor to the gateway.
 * @throws GatewayError `not_found` where the organisation has no such member, `permission_denied`
 */
export async function resetSecondFactors(
  { organizationId, accountId, by }: MemberReset,
  visit: Visit,
  context: AccountsContext,
): Promise<void> {
  const memberships = await context.members.listMemberships(accountId);
  const account = await context.accounts.findAccount(accountId);
  const isMember = memberships.some(({ organization }) => organization.id === organizationId);
  if (!isMember || account === undefined) throw new GatewayError('not_found');
  const others = memberships.filter(({ organization }) => organization.id !== organizationId);
  const owned = await Promise.all(others.map(({ organization }) => isOwner(organization.id, by, context)));
  if (account.isOperator || accountId === by || owned.includes(false)) throw new GatewayError('permission_denied');
  await reset(account, { source: visit.source, accountId: by, organizationId }, context);
}

type CommandContext = Pick<AccountsContext, 'accounts' | 'factors' | 'ids' | 'dataKey' | 'site'>;

/** What the command does; only who can reach the store can run it. @throws GatewayError `not_found` */
export async function resetSecondFactorsOf(typed: string, context: CommandContext): Promise<void> {
  const account = await context.accounts.findAccountByEmail(normalizeEmail(typed));
  if (account === undefined) throw new GatewayError('not_found');
  await reset(account, commandActor(context.ids), context);
}

async function isOwner(organizationId: string, accountId: string, { members }: Pick<AccountsContext, 'members'>) {
  return (await members.findOrganization(organizationId, accountId))?.role === 'owner';
}

async function reset(
  account: Account,
  event: { source: CallSource; accountId: string | null; organizationId?: string },
  context: CommandContext,
): Promise<void> {
  await context.factors.resetSecondFactors(account.id, {
    audit: [auditOfEvent(context.ids, { action: 'second_factors_reset', target: account.id, ...event })],
    mail: noticeTo(account, 'second_factors_reset', context),
  });
}
