/** Signing up, and the password that was forgotten: what people do before they can log in. */

import { defaultAccountRules } from '../accounts/account-rules.ts';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { confirmSignUp } from '../accounts/confirm-sign-up.ts';
import { requestPasswordReset } from '../accounts/request-password-reset.ts';
import { resetPassword } from '../accounts/reset-password.ts';
import { signUp } from '../accounts/sign-up.ts';
import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { durationText } from '../words/duration-text.ts';
import { visitOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { logInResponse, replyLoggedIn } from './log-in-reply.ts';
import { CABINET, emailField, languageField, newPasswordField, passwordField, tokenField } from './schemas.ts';

export function registerSignUpRoutes(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.post(`${CABINET}/sign-up/`, signUpRoute, async (request) => {
    const { organization_name: organizationName, ...rest } = request.body;
    await signUp({ ...rest, organizationName }, visitOf(request), context);
    return { status: 'mail_sent' as const };
  });

  cabinet.post(`${CABINET}/sign-up/confirm/`, confirmSignUpRoute, async (request, httpReply) =>
    replyLoggedIn(httpReply, await confirmSignUp(request.body, visitOf(request), context), context),
  );

  cabinet.post(`${CABINET}/password-reset/`, requestPasswordResetRoute, async (request) => {
    await requestPasswordReset(request.body.email, visitOf(request), context);
    return { status: 'mail_sent' as const };
  });

  cabinet.post(`${CABINET}/password-reset/confirm/`, resetPasswordRoute, async (request) => {
    const { totp, passkeys } = await resetPassword(request.body, visitOf(request), context);
    return { totp_enabled: totp, passkeys };
  });
}

const mailSent = json('A mail comes.', Type.Object({ status: Type.Literal('mail_sent') }));

const signUpRoute = cabinetRoute(
  { access: 'anyone', tag: 'signUp', refuses: ['too_many_tries'] },
  {
    operationId: 'signUp',
    summary: 'Sign up a person with an organisation',
    description: [
      'Nothing exists until the e-mail is confirmed. The answer is the same where the e-mail has an account: then the mail says',
      'so. `errors[].reason` may be `invalid_email`, `invalid_bin`, `invalid_name` or one of the password.',
    ].join(' '),
    body: Type.Object({
      organization_name: Type.String({
        maxLength: 200,
        description: '2 to 100 characters of plain text; it may not hold `://`, `www.` or `@`',
        examples: ['«Алма» ЖШС'],
      }),
      bin: Type.String({
        maxLength: 20,
        description: 'BIN of the organisation, or IIN of a sole proprietor: 12 digits, the last a check digit',
        examples: ['240140000011'],
      }),
      email: emailField,
      password: newPasswordField,
      language: languageField,
    }),
    response: { 202: mailSent },
  },
);

const confirmSignUpRoute = cabinetRoute(
  { access: 'anyone', tag: 'signUp', refuses: ['invalid_link', 'invalid_credentials', 'too_many_tries'] },
  {
    operationId: 'confirmSignUp',
    summary: 'Confirm the e-mail and log in',
    description: [
      'With the link of the mail and the password of the sign-up: so nobody confirms a sign-up that somebody else has made in',
      'their name. Makes the account, the organisation with the caller as owner, and the first log-in.',
    ].join(' '),
    body: Type.Object({ token: tokenField, password: passwordField }),
    response: { 200: logInResponse },
  },
);

const requestPasswordResetRoute = cabinetRoute(
  { access: 'anyone', tag: 'signUp', refuses: ['too_many_tries'] },
  {
    operationId: 'requestPasswordReset',
    summary: 'Ask for a link to set a new password',
    description: `The answer is the same where there is no account: then no mail is sent. The link works once, for ${durationText(defaultAccountRules.resetLinkMs)}.`,
    body: Type.Object({ email: emailField }),
    response: { 202: mailSent },
  },
);

const resetPasswordRoute = cabinetRoute(
  { access: 'anyone', tag: 'signUp', refuses: ['invalid_link'] },
  {
    operationId: 'resetPassword',
    summary: 'Set a new password with the link',
    description:
      'Ends all log-ins of the account. Second factors stay in force, and are told: log in with one afterwards.',
    body: Type.Object({ token: tokenField, password: newPasswordField }),
    response: {
      200: json(
        'The password is set.',
        Type.Object({
          totp_enabled: Type.Boolean({ description: 'Whether an authenticator is asked for' }),
          passkeys: Type.Array(Type.String({ examples: ['Жұмыс ноутбугі'] }), {
            description: 'The names of the passkeys that open the account',
          }),
        }),
      ),
    },
  },
);
