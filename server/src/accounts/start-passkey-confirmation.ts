/** startPasskeyConfirmation: what `navigator.credentials.get` needs, so that a person who is logged in proves again who they are. */
import type { AccountsContext } from './accounts-context.ts';
import { issueChallenge, relyingPartyOf } from './passkey-challenge.ts';
import { takeTries } from './take-tries.ts';

/**
 * @returns PublicKeyCredentialRequestOptionsJSON (WebAuthn Level 3, 5.5); it names the account's own passkeys alone
 * @throws GatewayError `too_many_tries`
 */
export async function startPasskeyConfirmation(
  accountId: string,
  { address }: { address: string },
  context: AccountsContext,
): Promise<object> {
  // Each start is a row in the store until it is used or expires.
  await takeTries([{ name: 'passkey_address', subject: address }], context);
  const passkeys = await context.factors.listPasskeys(accountId);
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return generateAuthenticationOptions({
    rpID: relyingPartyOf(context.site),
    challenge: await issueChallenge({ purpose: 'confirm', accountId }, context),
    allowCredentials: passkeys.map(({ id }) => ({ id })),
    timeout: context.rules.challengeMs,
    userVerification: 'required',
  });
}
