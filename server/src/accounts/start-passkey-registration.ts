/** startPasskeyRegistration: what `navigator.credentials.create` needs to make a passkey for this account. */
import type { Account } from './account.ts';
import type { AccountsContext } from './accounts-context.ts';
import { issueChallenge, relyingPartyOf } from './passkey-challenge.ts';

/** @returns PublicKeyCredentialCreationOptionsJSON (WebAuthn Level 3, 5.4) */
export async function startPasskeyRegistration(account: Account, context: AccountsContext): Promise<object> {
  const known = await context.factors.listPasskeys(account.id);
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  return generateRegistrationOptions({
    rpName: 'Qujat',
    rpID: relyingPartyOf(context.site),
    userName: account.email,
    userID: new TextEncoder().encode(account.id),
    challenge: await issueChallenge({ purpose: 'register', accountId: account.id }, context),
    timeout: context.rules.challengeMs,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    // So that it stands for e-mail, password and second factor alike.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}
