/** startPasskeyLogIn: what `navigator.credentials.get` needs. It names no account: the browser offers what it has. */
import type { AccountsContext, Visit } from './accounts-context.ts';
import { issueChallenge, relyingPartyOf } from './passkey-challenge.ts';
import { takeTries } from './take-tries.ts';

/**
 * @returns PublicKeyCredentialRequestOptionsJSON (WebAuthn Level 3, 5.5)
 * @throws GatewayError `too_many_tries`
 */
export async function startPasskeyLogIn(visit: Visit, context: AccountsContext): Promise<object> {
  // Each start is a row in the store until it is used or expires.
  await takeTries([{ name: 'passkey_address', subject: visit.address }], context);
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return generateAuthenticationOptions({
    rpID: relyingPartyOf(context.site),
    challenge: await issueChallenge({ purpose: 'log_in', accountId: null }, context),
    timeout: context.rules.challengeMs,
    userVerification: 'required',
  });
}
