/** The challenge that a passkey signs (WebAuthn, 13.4.3): kept in the store as a hash, for one use and a few minutes. */
import { createHash } from 'node:crypto';
import type { AccountsContext, Site } from './accounts-context.ts';
import type { ChallengePurpose } from './second-factor-store.ts';

export interface ChallengeUse {
  purpose: ChallengePurpose;
  /** Null where nobody is known yet. */
  accountId: string | null;
}

/** @returns 32 random bytes */
export async function issueChallenge(use: ChallengeUse, context: AccountsContext): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = Uint8Array.from(context.ids.randomBytes(32));
  const challengeHash = hashChallenge(Buffer.from(challenge).toString('base64url'));
  await context.factors.insertChallenge({ ...use, challengeHash, lifeMs: context.rules.challengeMs });
  return challenge;
}

/** True once for a challenge that was issued for this use. @param challenge base64url, as the browser gives it back */
export function spendChallenge(challenge: string, use: ChallengeUse, context: AccountsContext): Promise<boolean> {
  return context.factors.takeChallenge({ ...use, challengeHash: hashChallenge(challenge) });
}

/** The relying party: passkeys are bound to this host name, so an IP address has none that works. */
export function relyingPartyOf(site: Site): string {
  return new URL(site.url()).hostname;
}

function hashChallenge(challenge: string): string {
  return createHash('sha256').update(challenge).digest('hex');
}
