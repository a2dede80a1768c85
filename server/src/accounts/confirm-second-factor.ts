/**
 * confirmSecondFactor: a person who is logged in proves again that they have the second factor, before one is taken away. The
 * password alone would not do: whoever has reset it by a stolen mailbox has that.
 */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfAct } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { readFactor, type SecondFactor } from './second-factor.ts';
import { takeTries } from './take-tries.ts';

interface SecondFactorConfirmation {
  given: SecondFactor;
  account: Account;
  sessionId: string;
  nowMs: number;
}

/** @throws GatewayError `invalid_second_factor` for a code that is wrong or was used before, `too_many_tries` */
export async function confirmSecondFactor(
  { given, account, sessionId, nowMs }: SecondFactorConfirmation,
  visit: Visit,
  context: AccountsContext,
): Promise<void> {
  const tries = await takeTries([{ name: 'second_factor', subject: account.id }], context);
  const factor = readFactor(given, account, nowMs, context.sealing);
  const act = { action: 'second_factor_confirmed', source: visit.source, accountId: account.id } as const;
  const confirmed =
    factor !== undefined &&
    (await context.sessions.confirmSessionByFactor(
      { id: sessionId, accountId: account.id, factor },
      { audit: [auditOfAct(context.ids, act)] },
    ));
  if (!confirmed) throw new GatewayError('invalid_second_factor');
  await tries.forgive();
}
