/** A person's passkeys. Logging in with one is in `log-in-routes.ts`. */
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { registerPasskey } from '../accounts/register-passkey.ts';
import { removePasskey } from '../accounts/remove-passkey.ts';
import { startPasskeyRegistration } from '../accounts/start-passkey-registration.ts';
import { GatewayError } from '../errors.ts';
import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { orNull, Type } from '../json/json-schema.ts';
import { callerOf, visitOf } from './authenticate-member.ts';
import { cabinetRoute, RECENT } from './cabinet-route.ts';
import { passkeyResponseField, webauthnOptions } from './passkey-schemas.ts';
import { CABINET, timeField, toTime } from './schemas.ts';

export function registerPasskeyRoutes(cabinet: HttpServer, context: AccountsContext): void {
  cabinet.get(`${CABINET}/account/passkeys/`, listPasskeysRoute, async (request) => {
    const passkeys = await context.factors.listPasskeys(callerOf(request).account.id);
    return {
      passkeys: passkeys.map(({ id, name, backedUp, createdAt, lastUsedAt }) => ({
        id,
        name,
        backed_up: backedUp,
        created_at: toTime(createdAt),
        last_used_at: lastUsedAt === null ? null : toTime(lastUsedAt),
      })),
    };
  });

  cabinet.post(`${CABINET}/account/passkeys/options/`, startPasskeyRegistrationRoute, async (request) =>
    startPasskeyRegistration(callerOf(request).account, context),
  );

  cabinet.post(`${CABINET}/account/passkeys/`, registerPasskeyRoute, async (request) => {
    const { account, session } = callerOf(request);
    const response = request.body.response as unknown as RegistrationResponseJSON;
    const passkey = { response, name: request.body.name, account, sessionId: session.id };
    const { id, recoveryCodes } = await registerPasskey(passkey, visitOf(request), context);
    return { id, recovery_codes: recoveryCodes };
  });

  cabinet.patch(`${CABINET}/account/passkeys/:passkey_id/`, renamePasskeyRoute, async (request) => {
    const passkey = { accountId: callerOf(request).account.id, id: request.params.passkey_id, name: request.body.name };
    if (!(await context.factors.renamePasskey(passkey))) throw new GatewayError('not_found');
  });

  cabinet.delete(`${CABINET}/account/passkeys/:passkey_id/`, removePasskeyRoute, async (request) =>
    removePasskey(request.params.passkey_id, callerOf(request), visitOf(request), context),
  );
}

const nameField = Type.String({ minLength: 1, maxLength: 60, examples: ['Жұмыс ноутбугі'] });
const params = Type.Object({ passkey_id: Type.String({ description: 'From `listPasskeys`' }) });

const listPasskeysRoute = cabinetRoute(
  { access: 'account', tag: 'account' },
  {
    operationId: 'listPasskeys',
    summary: 'The passkeys of the account',
    description: 'Oldest first.',
    response: {
      200: json(
        'The passkeys.',
        Type.Object({
          passkeys: Type.Array(
            Type.Object({
              id: Type.String(),
              name: nameField,
              backed_up: Type.Boolean({ description: 'Whether it is kept on other devices too' }),
              created_at: timeField('When it was registered'),
              last_used_at: orNull(timeField('When it last logged in')),
            }),
          ),
        }),
      ),
    },
  },
);

const startPasskeyRegistrationRoute = cabinetRoute(
  { access: 'account', recent: true, tag: 'account' },
  {
    operationId: 'startPasskeyRegistration',
    summary: 'Begin to register a passkey',
    description: 'Give the answer to `startRegistration` of @simplewebauthn/browser as `optionsJSON`.',
    response: { 200: webauthnOptions },
  },
);

const registerPasskeyRoute = cabinetRoute(
  { access: 'account', recent: true, tag: 'account', refuses: ['invalid_passkey'] },
  {
    operationId: 'registerPasskey',
    summary: 'Register the passkey that the browser has made',
    description: 'From now on the password alone opens the account no more.',
    body: Type.Object({ name: nameField, response: passkeyResponseField }),
    response: {
      201: json(
        'The passkey.',
        Type.Object({
          id: Type.String(),
          recovery_codes: Type.Array(Type.String({ examples: ['k7qd-9x2m-v4tr-h8pz-3n6w-y5bc'] }), {
            description: 'Ten, never shown again, where the account had none; else none',
          }),
        }),
      ),
    },
  },
);

const renamePasskeyRoute = cabinetRoute(
  { access: 'account', tag: 'account' },
  {
    operationId: 'renamePasskey',
    summary: 'Rename a passkey',
    params,
    body: Type.Object({ name: nameField }),
    response: { 204: done('Renamed.') },
  },
);

const removePasskeyRoute = cabinetRoute(
  { access: 'account', tag: 'account', refuses: ['second_factor_confirmation_required'] },
  {
    operationId: 'removePasskey',
    summary: 'Remove a passkey',
    description: `A code, a recovery code or another passkey must have been proved within ${RECENT}.`,
    params,
    response: { 204: done('Removed.') },
  },
);
