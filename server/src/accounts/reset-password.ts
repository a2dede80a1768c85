/** resetPassword: the link of the mail sets a new password, once. All log-ins end; the second factors stay, and are told. */
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import { noticeTo } from './account-notice.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { assertAcceptablePassword } from './password-policy.ts';
import { hashToken } from './secret-token.ts';
import { forgetTries } from './take-tries.ts';

export interface FactorsInForce {
  totp: boolean;
  /** By their names: so that a person sees a passkey that is not theirs. */
  passkeys: string[];
}

/** @throws GatewayError `invalid_link`, `invalid_request` that names `password` */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  visit: Visit,
  context: AccountsContext,
): Promise<FactorsInForce> {
  const tokenHash = hashToken(token);
  const account = await context.accounts.findPasswordReset(tokenHash);
  if (account === undefined) throw new GatewayError('invalid_link');
  await assertAcceptablePassword(password, { words: [account.email] });
  const passwordHash = await context.hashing.hash(password);
  const event = { action: 'password_reset', source: visit.source, accountId: account.id } as const;
  const traces = { audit: [auditOfEvent(context.ids, event)], mail: noticeTo(account, 'password_changed', context) };
  if (!(await context.accounts.resetPassword({ tokenHash, accountId: account.id, passwordHash }, traces))) {
    throw new GatewayError('invalid_link');
  }
  // Whoever exhausted the tries of this account guessed another password.
  await forgetTries([{ name: 'log_in_account', subject: account.email }], context);
  const passkeys = await context.factors.listPasskeys(account.id);
  return { totp: account.totp !== null, passkeys: passkeys.map(({ name }) => name) };
}
