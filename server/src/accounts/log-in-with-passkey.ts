/**
 * logInWithPasskey: a passkey with user verification is password and second factor in one. So it opens an active log-in, for an
 * account with an authenticator too.
 */
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { GatewayError } from '../errors.ts';
import { auditOfAct } from './account-audit.ts';
import type { AccountsContext, Visit } from './accounts-context.ts';
import { type LoggedIn, openCabinetSession } from './open-cabinet-session.ts';
import { relyingPartyOf, spendChallenge } from './passkey-challenge.ts';
import type { Passkey } from './second-factor-store.ts';

/** @throws GatewayError `invalid_passkey`: unknown, not verified, or its challenge is unknown, used or too old */
export async function logInWithPasskey(
  response: AuthenticationResponseJSON,
  visit: Visit,
  context: AccountsContext,
): Promise<LoggedIn> {
  const passkey = await context.factors.findPasskey(response.id);
  const toCounter = passkey && (await verifiedCounter(response, passkey, context));
  const account = passkey && (await context.accounts.findAccount(passkey.accountId));
  if (passkey === undefined || toCounter === undefined || account === undefined)
    throw new GatewayError('invalid_passkey');
  const { loggedIn, session } = openCabinetSession(account, 'active', visit, context);
  const act = { action: 'logged_in', requestId: visit.requestId, accountId: account.id } as const;
  const opened = await context.sessions.insertSessionByPasskey(
    session,
    { id: passkey.id, fromCounter: passkey.counter, toCounter },
    { audit: [auditOfAct(context.ids, act)] },
  );
  if (!opened) throw new GatewayError('invalid_passkey');
  return loggedIn;
}

/** The signature counter (WebAuthn, 6.1.1) that the response carries, or undefined where the response does not hold. */
async function verifiedCounter(
  response: AuthenticationResponseJSON,
  passkey: Passkey,
  context: AccountsContext,
): Promise<number | undefined> {
  const handle = response.response.userHandle;
  if (handle !== undefined && Buffer.from(handle, 'base64url').toString() !== passkey.accountId) return undefined;
  // The library throws a plain error for whatever is wrong with a response, so all of them are the caller's.
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => spendChallenge(challenge, { purpose: 'log_in', accountId: null }, context),
    expectedOrigin: [...context.site.origins()],
    expectedRPID: relyingPartyOf(context.site),
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(() => undefined);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined;
}
