/** startTotp: shows the secret of a new authenticator. It protects nothing until confirmTotp. */
import { GatewayError } from '../errors.ts';
import type { Account } from './account.ts';
import type { AccountsContext } from './accounts-context.ts';
import { draftTotpSecret } from './totp.ts';

/** @throws GatewayError `totp_already_enabled` */
export async function startTotp(account: Account, context: AccountsContext): Promise<{ secret: string; url: string }> {
  const { secret, url, encryptedSecret } = draftTotpSecret(account.email, context);
  if (!(await context.factors.draftTotp({ accountId: account.id, encryptedSecret }))) {
    throw new GatewayError('totp_already_enabled');
  }
  return { secret, url };
}
