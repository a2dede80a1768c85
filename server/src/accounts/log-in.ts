/** logIn: e-mail and password open a log-in, which waits for the second factor where the account has one. */
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { knownDevice } from './device-token.ts';
import { normalizeEmail } from './email.ts';
import { type LoggedIn, openCabinetSession } from './open-cabinet-session.ts';
import { hasSecondFactor } from './second-factor.ts';
import { type TriedSubject, takeTries } from './take-tries.ts';

/** @throws GatewayError `invalid_credentials`, which is the same for an unknown e-mail and takes as long; `account_locked`, which only the right password tells; `too_many_tries` */
export async function logIn(
  { email: typed, password }: { email: string; password: string },
  visit: Visit,
  context: AccountsContext,
): Promise<LoggedIn> {
  const email = normalizeEmail(typed);
  const account = await context.accounts.findAccountByEmail(email);
  const tries = await takeTries(triesOf(email, account, visit, context.dataKey), context);
  const right = await context.hashing.verify(password, account?.passwordHash);
  if (account === undefined || !right) {
    await recordRefusal('invalid_credentials', account, visit, context);
    throw new GatewayError('invalid_credentials');
  }
  await tries.forgive();
  if (account.locked) {
    await recordRefusal('account_locked', account, visit, context);
    throw new GatewayError('account_locked');
  }
  await upgradeHash(account, password, context);
  const state = (await hasSecondFactor(account, context)) ? 'awaiting_second_factor' : 'active';
  const { loggedIn, session } = openCabinetSession(account, state, visit, context);
  const event = { action: 'logged_in', source: visit.source, accountId: account.id } as const;
  const audit = state === 'active' ? [auditOfEvent(context.ids, event)] : [];
  await context.sessions.insertSession(session, { audit });
  return loggedIn;
}

/** A browser that has logged in to the account before is counted for itself; all others together, and by their address. */
function triesOf(email: string, account: Account | undefined, visit: Visit, dataKey: Uint8Array): TriedSubject[] {
  const device = account && knownDevice(visit.deviceToken, account.id, dataKey);
  if (device !== undefined) return [{ name: 'log_in_device', subject: device }];
  return [
    { name: 'log_in_account', subject: email },
    { name: 'log_in_address', subject: visit.address },
  ];
}

async function recordRefusal(
  errorCode: ErrorCode,
  account: Account | undefined,
  visit: Visit,
  { accounts, ids }: AccountsContext,
) {
  const event = { action: 'log_in_refused', errorCode } as const;
  const who = { source: visit.source, accountId: account?.id ?? null };
  await accounts.record({ audit: [auditOfEvent(ids, { ...event, ...who })] });
}

async function upgradeHash(account: Account, password: string, { accounts, hashing }: AccountsContext) {
  if (!hashing.isOutdated(account.passwordHash)) return;
  const to = await hashing.hash(password);
  await accounts.upgradePasswordHash({ accountId: account.id, from: account.passwordHash, to });
}
