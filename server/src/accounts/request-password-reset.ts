/** requestPasswordReset: mails a link to whoever owns the e-mail. The answer is the same where there is no account. */
import { encryptMail } from '../mail/mail.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { normalizeEmail } from './email.ts';
import { composeMail } from './mails.ts';
import { makeToken } from './secret-token.ts';
import { takeTries } from './take-tries.ts';

/** @throws GatewayError `too_many_tries`, counted alike for known and unknown e-mails */
export async function requestPasswordReset(typed: string, visit: Visit, context: AccountsContext): Promise<void> {
  const email = normalizeEmail(typed);
  await takeTries(
    [
      { name: 'mail_to', subject: email },
      { name: 'mail_from_address', subject: visit.address },
    ],
    context,
  );
  const account = await context.accounts.findAccountByEmail(email);
  const event = { action: 'password_reset_requested', source: visit.source } as const;
  const audit = [auditOfEvent(context.ids, { ...event, accountId: account?.id ?? null })];
  const { token, tokenHash } = makeToken(context.ids);
  const link = `${context.site.url()}/cabinet/reset-password#${token}`;
  const composed = composeMail({ to: email, language: account?.language ?? 'kk', name: 'reset_password', link });
  const mail = encryptMail(composed, context);
  // One commit either way, so that the time tells nothing.
  if (account === undefined) await context.accounts.record({ audit });
  else {
    const reset = { tokenHash, accountId: account.id, lifeMs: context.rules.resetLinkMs };
    await context.accounts.insertPasswordReset(reset, { audit, mail });
  }
}
