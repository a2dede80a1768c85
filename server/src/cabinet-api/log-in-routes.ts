/** Logging in and out: by password and second factor, or by passkey. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { completeLogIn } from '../accounts/complete-log-in.ts';
import { confirmPassword } from '../accounts/confirm-password.ts';
import { confirmSecondFactor } from '../accounts/confirm-second-factor.ts';
import { confirmWithPasskey } from '../accounts/confirm-with-passkey.ts';
import { endLogIn } from '../accounts/end-log-ins.ts';
import { logIn } from '../accounts/log-in.ts';
import { logInWithPasskey } from '../accounts/log-in-with-passkey.ts';
import type { SecondFactor } from '../accounts/second-factor.ts';
import { startPasskeyConfirmation } from '../accounts/start-passkey-confirmation.ts';
import { startPasskeyLogIn } from '../accounts/start-passkey-log-in.ts';
import type { HttpServer } from '../http/server.ts';
import { done } from '../http/success-schema.ts';
import { type Static, Type } from '../json/json-schema.ts';
import { callerOf, visitOf } from './authenticate-member.ts';
import { cabinetRoute, RECENT } from './cabinet-route.ts';
import { clearLogInCookie, setLogInCookies } from './cookies.ts';
import { logInResponse, replyLoggedIn } from './log-in-reply.ts';
import { passkeyResponseField, webauthnOptions } from './passkey-schemas.ts';
import { CABINET, emailField, passwordField } from './schemas.ts';

export function registerLogInRoutes(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.post(`${CABINET}/session/`, logInRoute, async (request, httpReply) =>
    replyLoggedIn(httpReply, await logIn(request.body, visitOf(request), context), context),
  );

  cabinet.post(`${CABINET}/session/second-factor/`, completeLogInRoute, async (request, httpReply) => {
    const loggedIn = await completeLogIn(factorOf(request.body), callerOf(request), visitOf(request), context);
    return replyLoggedIn(httpReply, loggedIn, context);
  });

  cabinet.post(`${CABINET}/session/passkey/options/`, startPasskeyLogInRoute, async (request) =>
    startPasskeyLogIn(visitOf(request), context),
  );

  cabinet.post(`${CABINET}/session/passkey/`, logInWithPasskeyRoute, async (request, httpReply) => {
    const response = request.body.response as unknown as AuthenticationResponseJSON;
    return replyLoggedIn(httpReply, await logInWithPasskey(response, visitOf(request), context), context);
  });

  cabinet.post(`${CABINET}/session/confirm/`, confirmPasswordRoute, async (request, httpReply) => {
    const confirmation = { password: request.body.password, caller: callerOf(request) };
    setLogInCookies(httpReply, await confirmPassword(confirmation, visitOf(request), context));
  });

  cabinet.post(`${CABINET}/session/confirm/second-factor/`, confirmSecondFactorRoute, async (request, httpReply) => {
    const confirmation = { given: factorOf(request.body), caller: callerOf(request) };
    setLogInCookies(httpReply, await confirmSecondFactor(confirmation, visitOf(request), context));
  });

  cabinet.post(`${CABINET}/session/confirm/passkey/options/`, startPasskeyConfirmationRoute, async (request) =>
    startPasskeyConfirmation(callerOf(request).account.id, visitOf(request), context),
  );

  cabinet.post(`${CABINET}/session/confirm/passkey/`, confirmWithPasskeyRoute, async (request, httpReply) => {
    const response = request.body.response as unknown as AuthenticationResponseJSON;
    const confirmation = { response, caller: callerOf(request) };
    setLogInCookies(httpReply, await confirmWithPasskey(confirmation, visitOf(request), context));
  });

  cabinet.delete(`${CABINET}/session/`, logOutRoute, async (request, httpReply) => {
    const { account, session } = callerOf(request);
    await endLogIn({ accountId: account.id, id: session.id, own: true }, visitOf(request), context);
    clearLogInCookie(httpReply);
  });
}

function factorOf(body: Static<typeof secondFactorSchema>): SecondFactor {
  return 'code' in body ? { code: body.code } : { recoveryCode: body.recovery_code };
}

const secondFactorSchema = Type.Union([
  Type.Object({ code: Type.String({ maxLength: 20, description: 'Six digits', examples: ['042137'] }) }),
  Type.Object({ recovery_code: Type.String({ maxLength: 40, examples: ['k7qd-9x2m-v4tr-h8pz-3n6w-y5bc'] }) }),
]);

const logInRoute = cabinetRoute(
  { access: 'anyone', tag: 'logIn', refuses: ['invalid_credentials', 'account_locked', 'too_many_tries'] },
  {
    operationId: 'logIn',
    summary: 'Log in with e-mail and password',
    description: [
      'An unknown e-mail and a wrong password have the same answer, after the same time. After five wrong tries there is a wait',
      'that doubles up to 15 minutes; a browser that has logged in before is counted for itself.',
    ].join(' '),
    body: Type.Object({ email: emailField, password: passwordField }),
    response: { 200: logInResponse },
  },
);

const completeLogInRoute = cabinetRoute(
  { access: 'waiting_log_in', tag: 'logIn', refuses: ['invalid_second_factor', 'too_many_tries'] },
  {
    operationId: 'completeLogIn',
    summary: 'Give the second factor',
    description: [
      'A code of the authenticator, each of which is taken once, or a recovery code. With a passkey call `logInWithPasskey`',
      'instead: it needs no password before it.',
    ].join(' '),
    body: secondFactorSchema,
    response: { 200: logInResponse },
  },
);

const startPasskeyLogInRoute = cabinetRoute(
  { access: 'anyone', tag: 'logIn', refuses: ['too_many_tries'] },
  {
    operationId: 'startPasskeyLogIn',
    summary: 'Begin to log in with a passkey',
    description: 'Give the answer to `startAuthentication` of @simplewebauthn/browser as `optionsJSON`.',
    response: { 200: webauthnOptions },
  },
);

const logInWithPasskeyRoute = cabinetRoute(
  { access: 'anyone', tag: 'logIn', refuses: ['invalid_passkey', 'account_locked'] },
  {
    operationId: 'logInWithPasskey',
    summary: 'Log in with a passkey',
    description: [
      'In place of password and second factor. Passkeys are bound to the host name of `QUJAT_PUBLIC_URL`; without it to',
      '`localhost`, so open the page under that name, not under 127.0.0.1.',
    ].join(' '),
    body: Type.Object({ response: passkeyResponseField }),
    response: { 200: logInResponse },
  },
);

const confirmPasswordRoute = cabinetRoute(
  { access: 'account', tag: 'logIn', refuses: ['invalid_credentials', 'too_many_tries'] },
  {
    operationId: 'confirmPassword',
    summary: 'Prove again who you are',
    description: `Asked for with \`reauthentication_required\`. For ${RECENT} the protection of the account can then be changed.`,
    body: Type.Object({ password: passwordField }),
    response: { 204: done('Confirmed.') },
  },
);

const confirmSecondFactorRoute = cabinetRoute(
  { access: 'account', tag: 'logIn', refuses: ['invalid_second_factor', 'too_many_tries'] },
  {
    operationId: 'confirmSecondFactor',
    summary: 'Prove again that you have the second factor',
    description: `Asked for with \`second_factor_confirmation_required\`. For ${RECENT} second factors can then be removed.`,
    body: secondFactorSchema,
    response: { 204: done('Confirmed.') },
  },
);

const startPasskeyConfirmationRoute = cabinetRoute(
  { access: 'account', tag: 'logIn', refuses: ['too_many_tries'] },
  {
    operationId: 'startPasskeyConfirmation',
    summary: 'Begin to prove again who you are, with a passkey',
    description: 'Give the answer to `startAuthentication` of @simplewebauthn/browser as `optionsJSON`.',
    response: { 200: webauthnOptions },
  },
);

const confirmWithPasskeyRoute = cabinetRoute(
  { access: 'account', tag: 'logIn', refuses: ['invalid_passkey'] },
  {
    operationId: 'confirmWithPasskey',
    summary: 'Prove again who you are, with a passkey',
    description: 'In place of the password, and as a second factor. Only a passkey of the same account.',
    body: Type.Object({ response: passkeyResponseField }),
    response: { 204: done('Confirmed.') },
  },
);

const logOutRoute = cabinetRoute(
  { access: 'any_log_in', tag: 'logIn' },
  {
    operationId: 'logOut',
    summary: 'Log out',
    description: 'Also ends a log-in that waits for its second factor.',
    response: { 204: done('The log-in has ended.') },
  },
);
