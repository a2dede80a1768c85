/**
 * signUp: a person and an organisation ask to be taken in. Nothing exists until the e-mail is confirmed, and the answer is the
 * same whether or not the e-mail has an account: only the mail tells.
 */
import { normalizeBin } from '../citizens/bin.ts';
import { encryptMail } from '../mail/mail.ts';
import type { Language } from '../words/languages.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { normalizeEmail } from './email.ts';
import { composeMail, type MailRequest } from './mails.ts';
import { normalizeOrganizationName } from './organization-name.ts';
import { assertAcceptablePassword } from './password-policy.ts';
import { readFields, refuseField } from './refuse-field.ts';
import { makeToken } from './secret-token.ts';
import { takeTries } from './take-tries.ts';

export interface SignUpRequest {
  organizationName: string;
  bin: string;
  email: string;
  password: string;
  language: Language;
}

/** @throws GatewayError `invalid_request` that names the field, or `too_many_tries` */
export async function signUp(request: SignUpRequest, visit: Visit, context: AccountsContext): Promise<void> {
  const { email, organizationName, bin } = await readFields({
    organizationName: () => normalizeOrganizationName(request.organizationName),
    bin: () => readBin(request.bin),
    email: () => normalizeEmail(request.email),
    password: () => assertAcceptablePassword(request.password, { words: [request.email, request.organizationName] }),
  });
  await takeTries(
    [
      { name: 'mail_to', subject: email },
      { name: 'mail_from_address', subject: visit.address },
    ],
    context,
  );
  // Also where the e-mail is known: both ways take as long.
  const passwordHash = await context.hashing.hash(request.password);
  const { language } = request;
  const { token, tokenHash } = makeToken(context.ids);
  const mail = (rest: Pick<MailRequest, 'name' | 'link'>) =>
    encryptMail(composeMail({ to: email, language, places: { organization: organizationName }, ...rest }), context);
  if ((await context.accounts.findAccountByEmail(email)) !== undefined) {
    const link = `${context.site.url()}/cabinet/log-in`;
    await context.accounts.record({ audit: [], mail: mail({ name: 'already_registered', link }) });
    return;
  }
  const link = `${context.site.url()}/cabinet/confirm-sign-up#${token}`;
  await context.accounts.insertSignUp(
    { tokenHash, email, passwordHash, language, organizationName, bin, lifeMs: context.rules.signUpLinkMs },
    { audit: [], mail: mail({ name: 'confirm_sign_up', link }) },
  );
}

function readBin(typed: string): string {
  const bin = normalizeBin(typed);
  if (bin === undefined) throw refuseField('bin', 'invalid_bin', 'must have 12 digits, the last a check digit');
  return bin;
}
