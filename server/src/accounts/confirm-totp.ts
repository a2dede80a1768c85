/** confirmTotp: a first code shows that the authenticator has the secret; from now on it is asked for. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { takeTries } from './take-tries.ts';
import { totpStepOf } from './totp.ts';

/**
 * @returns the recovery codes, which are never shown again
 * @throws GatewayError `totp_already_enabled`, `totp_not_enabled` where none was started, `invalid_second_factor`, `too_many_tries`
 */
export async function confirmTotp(
  { code, account, sessionId }: { code: string; account: Account; sessionId: string },
  visit: Visit,
  context: AccountsContext,
): Promise<string[]> {
  if (account.totp !== null) throw new GatewayError('totp_already_enabled');
  const encryptedSecret = account.encryptedTotpDraft;
  if (encryptedSecret === null) throw new GatewayError('totp_not_enabled');
  const tries = await takeTries([{ name: 'second_factor', subject: account.id }], context);
  const nowMs = await context.accounts.nowMs();
  const step = totpStepOf(code, { encryptedSecret, dataKey: context.dataKey, nowMs });
  if (step === undefined) throw new GatewayError('invalid_second_factor');
  const { codes, hashes } = makeRecoveryCodes(context);
  const event = { action: 'totp_enabled', source: visit.source, accountId: account.id } as const;
  const enabled = await context.factors.enableTotp(
    { accountId: account.id, sessionId, encryptedSecret, step, recoveryCodeHashes: hashes },
    { audit: [auditOfEvent(context.ids, event)], mail: noticeTo(account, 'protection_changed', context) },
  );
  // Another confirmation, or another start, came in between.
  if (!enabled) throw new GatewayError('invalid_second_factor');
  await tries.forgive();
  return codes;
}
