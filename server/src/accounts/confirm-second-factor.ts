/**
 * confirmSecondFactor: a person who is logged in proves again that they have the second factor, before one is taken away. The
 * password alone would not do: whoever has reset it by a stolen mailbox has that.
 */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { Caller } from './authenticate-cabinet-session.ts';
import { type RenewedLogIn, renewLogIn } from './open-cabinet-session.ts';
import { readFactor, type SecondFactor } from './second-factor.ts';
import { takeTries } from './take-tries.ts';

interface SecondFactorConfirmation {
  given: SecondFactor;
  caller: Caller;
}

/** @throws GatewayError `invalid_second_factor` for a code that is wrong or was used before, `too_many_tries` */
export async function confirmSecondFactor(
  { given, caller }: SecondFactorConfirmation,
  visit: Visit,
  context: AccountsContext,
): Promise<RenewedLogIn> {
  const { account, nowMs } = caller;
  const tries = await takeTries([{ name: 'second_factor', subject: account.id }], context);
  const { renewed, renewal } = renewLogIn(caller, context);
  const factor = readFactor(given, account, nowMs, context.dataKey);
  const event = { action: 'second_factor_confirmed', source: visit.source, accountId: account.id } as const;
  const confirmed =
    factor !== undefined &&
    (await context.sessions.confirmSessionByFactor(
      { ...renewal, accountId: account.id, factor },
      { audit: [auditOfEvent(context.ids, event)] },
    ));
  if (!confirmed) throw new GatewayError('invalid_second_factor');
  await tries.forgive();
  return renewed;
}
