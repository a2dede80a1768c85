/**
 * logInWithPasskey: a passkey with user verification is password and second factor in one. So it opens an active log-in, for an
 * account with an authenticator too.
 */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { GatewayError } from '../errors.ts';
import { auditOfEvent } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { type LoggedIn, openCabinetSession } from './open-cabinet-session.ts';
import { verifyPasskey } from './verify-passkey.ts';

/** @throws GatewayError `invalid_passkey`: unknown, not verified, or its challenge is unknown, used or too old */
export async function logInWithPasskey(
  response: AuthenticationResponseJSON,
  visit: Visit,
  context: AccountsContext,
): Promise<LoggedIn> {
  const passkey = await context.factors.findPasskey(response.id);
  const toCounter =
    passkey && (await verifyPasskey(response, passkey, { purpose: 'log_in', accountId: null }, context));
  const account = passkey && (await context.accounts.findAccount(passkey.accountId));
  if (passkey === undefined || toCounter === undefined || account === undefined)
    throw new GatewayError('invalid_passkey');
  if (account.locked) throw new GatewayError('account_locked');
  const { loggedIn, session } = openCabinetSession(account, 'active', visit, context);
  const event = { action: 'logged_in', source: visit.source, accountId: account.id } as const;
  const opened = await context.sessions.insertSessionByPasskey(
    session,
    { id: passkey.id, fromCounter: passkey.counter, toCounter },
    { audit: [auditOfEvent(context.ids, event)] },
  );
  if (!opened) throw new GatewayError('invalid_passkey');
  return loggedIn;
}
