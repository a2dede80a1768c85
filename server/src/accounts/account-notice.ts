/** The mail that tells a person that something about the protection of their account has changed. */
import { type EncryptedMail, encryptMail } from '../mail/mail.ts';
import type { Account } from './account.ts';
import type { AccountsContext } from './accounts-context.ts';
import { composeMail } from './mails.ts';

export function noticeTo(
  account: Pick<Account, 'email' | 'language'>,
  name: 'password_changed' | 'protection_changed' | 'second_factors_reset',
  context: Pick<AccountsContext, 'dataKey' | 'ids' | 'site'>,
): EncryptedMail {
  const link = `${context.site.url()}/cabinet/log-in`;
  return encryptMail(composeMail({ to: account.email, language: account.language, name, link }), context);
}
