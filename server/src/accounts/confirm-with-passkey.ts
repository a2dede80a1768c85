/** confirmWithPasskey: as `confirmPassword`, by a passkey of the same account. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import type { Caller } from './authenticate-cabinet-session.ts';
import { type RenewedLogIn, renewLogIn } from './open-cabinet-session.ts';
import { verifyPasskey } from './verify-passkey.ts';

interface PasskeyConfirmation {
  response: AuthenticationResponseJSON;
  caller: Caller;
}

/** @throws GatewayError `invalid_passkey`: unknown, another person's, not verified, or its challenge is unknown, used or too old */
export async function confirmWithPasskey(
  { response, caller }: PasskeyConfirmation,
  visit: Visit,
  context: AccountsContext,
): Promise<RenewedLogIn> {
  const { account } = caller;
  const found = await context.factors.findPasskey(response.id);
  const passkey = found?.accountId === account.id ? found : undefined;
  const use = { purpose: 'confirm', accountId: account.id } as const;
  const toCounter = passkey && (await verifyPasskey(response, passkey, use, context));
  if (passkey === undefined || toCounter === undefined) throw new GatewayError('invalid_passkey');
  const { renewed, renewal } = renewLogIn(caller, context);
  const event = { action: 'passkey_confirmed', source: visit.source, accountId: account.id } as const;
  const confirmed = await context.sessions.confirmSessionByPasskey(
    renewal,
    { id: passkey.id, fromCounter: passkey.counter, toCounter },
    { audit: [auditOfEvent(context.ids, event)] },
  );
  if (!confirmed) throw new GatewayError('invalid_passkey');
  return renewed;
}
