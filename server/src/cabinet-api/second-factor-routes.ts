/** The authenticator and its recovery codes. */

import type { AccountsContext } from '../accounts/accounts-context.ts';
import { confirmTotp } from '../accounts/confirm-totp.ts';
import { disableTotp } from '../accounts/disable-totp.ts';
import { renewRecoveryCodes } from '../accounts/renew-recovery-codes.ts';
import { startTotp } from '../accounts/start-totp.ts';
import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { callerOf, visitOf } from './authenticate-member.ts';
import { cabinetRoute, RECENT } from './cabinet-route.ts';
import { CABINET } from './schemas.ts';

export function registerSecondFactorRoutes(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.post(`${CABINET}/account/totp/`, startTotpRoute, async (request) => {
    const { secret, url } = await startTotp(callerOf(request).account, context);
    return { secret, otpauth_url: url };
  });

  cabinet.post(`${CABINET}/account/totp/confirm/`, confirmTotpRoute, async (request) => {
    const { account, session } = callerOf(request);
    const confirmation = { code: request.body.code, account, sessionId: session.id };
    return { recovery_codes: await confirmTotp(confirmation, visitOf(request), context) };
  });

  cabinet.delete(`${CABINET}/account/totp/`, disableTotpRoute, async (request) =>
    disableTotp(callerOf(request), visitOf(request), context),
  );

  cabinet.post(`${CABINET}/account/recovery-codes/`, renewRecoveryCodesRoute, async (request) => ({
    recovery_codes: await renewRecoveryCodes(callerOf(request), visitOf(request), context),
  }));
}

const recoveryCodes = json(
  'The recovery codes. They are never shown again.',
  Type.Object({
    recovery_codes: Type.Array(Type.String({ examples: ['k7qd-9x2m-v4tr-h8pz-3n6w-y5bc'] }), {
      description: 'Ten codes, each for one log-in without the authenticator',
    }),
  }),
);

const startTotpRoute = cabinetRoute(
  { access: 'account', recent: true, tag: 'account', refuses: ['totp_already_enabled'] },
  {
    operationId: 'startTotp',
    summary: 'Begin to set up an authenticator',
    description: 'Show the URL as a QR code. Nothing changes until `confirmTotp`; a second start forgets the first.',
    response: {
      200: json(
        'The secret of the authenticator-to-be.',
        Type.Object({
          secret: Type.String({ description: 'base32, for typing', examples: ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'] }),
          otpauth_url: Type.String({
            description: 'For the QR code',
            examples: ['otpauth://totp/Qujat:aigerim%40company.example?issuer=Qujat&secret=JBSWY3DPEHPK3PXP'],
          }),
        }),
      ),
    },
  },
);

const confirmTotpRoute = cabinetRoute(
  {
    access: 'account',
    recent: true,
    tag: 'account',
    refuses: ['invalid_second_factor', 'totp_already_enabled', 'totp_not_enabled', 'too_many_tries'],
  },
  {
    operationId: 'confirmTotp',
    summary: 'Confirm the authenticator with a first code',
    description: 'From now on every log-in with the password asks for a code.',
    body: Type.Object({ code: Type.String({ maxLength: 20, description: 'Six digits', examples: ['042137'] }) }),
    response: { 200: recoveryCodes },
  },
);

const disableTotpRoute = cabinetRoute(
  { access: 'account', tag: 'account', refuses: ['totp_not_enabled', 'second_factor_confirmation_required'] },
  {
    operationId: 'disableTotp',
    summary: 'Remove the authenticator',
    description: `Its recovery codes go too where no passkey is left. A second factor must have been proved within ${RECENT}.`,
    response: { 204: done('Removed.') },
  },
);

const renewRecoveryCodesRoute = cabinetRoute(
  { access: 'account', tag: 'account', refuses: ['second_factor_missing', 'second_factor_confirmation_required'] },
  {
    operationId: 'renewRecoveryCodes',
    summary: 'Make new recovery codes',
    description: `The old ones are dead. A second factor must have been proved within ${RECENT}.`,
    response: { 200: recoveryCodes },
  },
);
