/** completeLogIn: the second factor, a code of the authenticator or a recovery code, makes a waiting log-in an active one. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { CabinetSession } from './cabinet-session.ts';
import { type LoggedIn, loggedInOf, sessionTimes } from './open-cabinet-session.ts';
import { readFactor, type SecondFactor } from './second-factor.ts';
import { makeToken } from './secret-token.ts';
import { takeTries } from './take-tries.ts';

interface WaitingLogIn {
  account: Account;
  session: CabinetSession;
  nowMs: number;
}

/** @throws GatewayError `invalid_second_factor` for a code that is wrong or was used before, `too_many_tries` */
export async function completeLogIn(
  given: SecondFactor,
  waiting: WaitingLogIn,
  visit: Visit,
  context: AccountsContext,
): Promise<LoggedIn> {
  const { account, nowMs } = waiting;
  const tries = await takeTries([{ name: 'second_factor', subject: account.id }], context);
  const factor = readFactor(given, account, nowMs, context.dataKey);
  // The token changes with the rights that it gives.
  const { token, tokenHash } = makeToken(context.ids);
  const times = sessionTimes(account, context.rules);
  const event = { action: 'logged_in', source: visit.source, accountId: account.id } as const;
  const completed =
    factor !== undefined &&
    (await context.sessions.completeSession(
      { id: waiting.session.id, accountId: account.id, tokenHash, factor, ...times },
      { audit: [auditOfEvent(context.ids, event)] },
    ));
  if (!completed) {
    const refused = { ...event, action: 'log_in_refused', errorCode: 'invalid_second_factor' } as const;
    await context.accounts.record({ audit: [auditOfEvent(context.ids, refused)] });
    throw new GatewayError('invalid_second_factor');
  }
  await tries.forgive();
  const session = { id: waiting.session.id, state: 'active', ...times } as const;
  return loggedInOf({ person: account, session, token, visit }, context);
}
