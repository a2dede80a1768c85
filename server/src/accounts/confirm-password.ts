/** confirmPassword: a person who is logged in proves again who they are, before the protection of the account is changed. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { Caller } from './authenticate-cabinet-session.ts';
import { type RenewedLogIn, renewLogIn } from './open-cabinet-session.ts';
import { takeTries } from './take-tries.ts';

/** @throws GatewayError `invalid_credentials`, `too_many_tries` */
export async function confirmPassword(
  { password, caller }: { password: string; caller: Caller },
  visit: Visit,
  context: AccountsContext,
): Promise<RenewedLogIn> {
  const { account } = caller;
  await assertOwnPassword(password, account, context);
  const { renewed, renewal } = renewLogIn(caller, context);
  const event = { action: 'password_confirmed', source: visit.source, accountId: account.id } as const;
  await context.sessions.confirmSession(renewal, { audit: [auditOfEvent(context.ids, event)] });
  return renewed;
}

/** @throws GatewayError `invalid_credentials`, `too_many_tries` */
export async function assertOwnPassword(password: string, account: Account, context: AccountsContext): Promise<void> {
  const tries = await takeTries([{ name: 'password_confirmation', subject: account.id }], context);
  if (!(await context.hashing.verify(password, account.passwordHash))) throw new GatewayError('invalid_credentials');
  await tries.forgive();
}
