/** verifyPasskey: whether the browser's answer was signed by this passkey, here, for a challenge of ours that was not used before. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { AccountsContext } from './accounts-context.ts';
import { type ChallengeUse, relyingPartyOf, spendChallenge } from './passkey-challenge.ts';
import type { Passkey } from './second-factor-store.ts';

/** The signature counter (WebAuthn, 6.1.1) that the response carries, or undefined where the response does not hold. */
export async function verifyPasskey(
  response: AuthenticationResponseJSON,
  passkey: Passkey,
  use: ChallengeUse,
  context: AccountsContext,
): Promise<number | undefined> {
  const handle = response.response.userHandle;
  if (handle !== undefined && Buffer.from(handle, 'base64url').toString() !== passkey.accountId) return undefined;
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  // The library throws a plain error for whatever is wrong with a response, so all of them are the caller's.
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => spendChallenge(challenge, use, context),
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
