/**
 * endLogIn and endAllLogIns: a person ends one of their log-ins, or all of them, this one included. endEveryLogIn: an operator ends
 * those of all people but the own one, where nobody knows whose are in the wrong hands.
 */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';

type EndContext = Pick<AccountsContext, 'sessions' | 'ids'>;

/** @throws GatewayError `not_found` where the account has no such log-in */
export async function endLogIn(
  { accountId, id, own }: { accountId: string; id: string; own: boolean },
  visit: Visit,
  { sessions, ids }: EndContext,
): Promise<void> {
  const action = own ? 'logged_out' : 'log_in_ended';
  const audit = [auditOfEvent(ids, { action, source: visit.source, accountId })];
  if (!(await sessions.endSession({ accountId, id }, { audit })) && !own) throw new GatewayError('not_found');
}

export async function endAllLogIns(accountId: string, visit: Visit, { sessions, ids }: EndContext): Promise<void> {
  const audit = [auditOfEvent(ids, { action: 'all_log_ins_ended', source: visit.source, accountId })];
  await sessions.endSessions(accountId, { audit });
}

export async function endEveryLogIn(
  { accountId, keepId, reason }: { accountId: string; keepId: string; reason: string },
  visit: Visit,
  { sessions, ids }: EndContext,
): Promise<void> {
  const audit = [auditOfEvent(ids, { action: 'every_log_in_ended', source: visit.source, accountId, reason })];
  await sessions.endEverySession(keepId, { audit });
}
