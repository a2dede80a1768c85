/** qujat operator reset-second-factors EMAIL: lets a person in again by the password alone who has lost all second factors. */
import { normalizeEmail } from '../accounts/email.ts';
import { resetSecondFactorsOf } from '../accounts/reset-second-factors.ts';
import { GatewayError } from '../errors.ts';
import type { CommandContext } from './command-context.ts';
import { CommandError } from './failure.ts';
import { withAccounts } from './open-accounts.ts';

export async function runResetSecondFactors(email: string, { environment, terminal }: CommandContext): Promise<void> {
  // What is wrong with the address is told before the store is opened.
  normalizeEmail(email);
  await withAccounts(environment, async (context) => {
    try {
      await resetSecondFactorsOf(email, context);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'not_found') throw error;
      throw new CommandError('refused', 'There is no account with this e-mail.', { code: 'account_not_found' });
    }
  });
  terminal.print({ email }, `${email} logs in with the password alone now, and can set up a second factor again.\n`);
}
