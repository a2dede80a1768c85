/**
 * qujat operator create EMAIL: makes an operator, who sees all organisations. With `--password-stdin` the account is made with the
 * password on standard input; without it, an invitation's link is printed, which is mailed too.
 */
import { text as readText } from 'node:stream/consumers';
import { createOperator, inviteOperator } from '../accounts/create-operator.ts';
import { normalizeEmail } from '../accounts/email.ts';
import type { CommandContext } from './command-context.ts';
import { withAccounts } from './open-accounts.ts';

export async function runOperatorCreate(
  email: string,
  { passwordStdin = false }: { passwordStdin?: boolean },
  { environment, terminal }: CommandContext,
): Promise<void> {
  // What is wrong with the address is told before the store is opened.
  normalizeEmail(email);
  await withAccounts(environment, async (context) => {
    if (!passwordStdin) {
      const link = await inviteOperator(email, context);
      terminal.print({ email, link }, `Open this link within seven days to become an operator:\n${link}\n`);
      return;
    }
    const password = (await readText(process.stdin)).replace(/\r?\n$/, '');
    await createOperator({ email, password }, context);
    terminal.print({ email }, `${email} is an operator now.\n`);
  });
}
