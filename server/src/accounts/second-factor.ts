/** Second factors: which ones an account has, what a person types of them, and when the last proof counts. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import type { AccountsContext } from './accounts-context.ts';
import type { CabinetSession } from './cabinet-session.ts';
import type { SpentFactor } from './cabinet-session-store.ts';
import { hashRecoveryCode } from './recovery-codes.ts';
import { totpStepOf } from './totp.ts';

export type SecondFactor = { code: string } | { recoveryCode: string };

/** An authenticator or a passkey. Recovery codes stand in for these and are none by themselves. */
export async function hasSecondFactor(
  account: Pick<Account, 'id' | 'totp'>,
  { factors }: Pick<AccountsContext, 'factors'>,
): Promise<boolean> {
  return account.totp !== null || (await factors.listPasskeys(account.id)).length > 0;
}

/** Whether this account's password alone opens nothing. */
export function needsSecondFactor(
  { isOperator }: Pick<Account, 'isOperator'>,
  { operatorSecondFactor, memberSecondFactor }: Pick<AccountsContext, 'operatorSecondFactor' | 'memberSecondFactor'>,
): boolean {
  return isOperator ? operatorSecondFactor : memberSecondFactor;
}

/** What the store must spend for it; undefined where the code cannot be right. */
export function readFactor(
  given: SecondFactor,
  account: Account,
  nowMs: number,
  dataKey: Uint8Array,
): SpentFactor | undefined {
  if ('recoveryCode' in given)
    return { kind: 'recovery_code', codeHash: hashRecoveryCode(given.recoveryCode, dataKey) };
  if (account.totp === null) return undefined;
  const step = totpStepOf(given.code, { encryptedSecret: account.totp.encryptedSecret, dataKey, nowMs });
  return step === undefined ? undefined : { kind: 'totp', step };
}

/**
 * Before a second factor is taken away, or its recovery codes are: one must have been proved a short while ago, and not only the
 * one that goes.
 * @throws GatewayError `second_factor_confirmation_required`
 */
export function assertFactorProved(
  { session, nowMs, recentMs }: { session: Pick<CabinetSession, 'proof'>; nowMs: number; recentMs: number },
  taken?: { passkeyId: string },
): void {
  const { proof } = session;
  const proved = proof !== null && nowMs - proof.at <= recentMs && proof.passkeyId !== taken?.passkeyId;
  if (!proved) throw new GatewayError('second_factor_confirmation_required');
}
