/** What authenticators, recovery codes and passkeys need of a store. */
import type { Traces } from './traces.ts';

export interface Passkey {
  /** The credential's id, base64url. */
  id: string;
  accountId: string;
  /** COSE key, base64url. */
  publicKey: string;
  counter: number;
  transports: string[];
  name: string;
  /** Whether the authenticator keeps it on other devices too. */
  backedUp: boolean;
  createdAt: number;
  lastUsedAt: number | null;
}

export type ChallengePurpose = 'register' | 'log_in' | 'confirm';

export interface SecondFactorStore {
  /** Keeps a secret that was shown. False where the account has an authenticator. */
  draftTotp(draft: { accountId: string; sealedSecret: string }): Promise<boolean>;
  /**
   * The draft becomes the authenticator; in this log-in it counts as proved. False where it is not this draft, or the account has an
   * authenticator.
   */
  enableTotp(
    enabling: {
      accountId: string;
      sessionId: string;
      sealedSecret: string;
      step: number;
      recoveryCodeHashes: readonly string[];
    },
    traces: Traces,
  ): Promise<boolean>;
  /** The recovery codes go too where no passkey is left. False where there is no authenticator. */
  disableTotp(accountId: string, traces: Traces): Promise<boolean>;
  /** False where there is neither authenticator nor passkey. */
  replaceRecoveryCodes(
    codes: { accountId: string; recoveryCodeHashes: readonly string[] },
    traces: Traces,
  ): Promise<boolean>;
  /** Authenticator, passkeys and recovery codes go, and all log-ins of the account end. */
  resetSecondFactors(accountId: string, traces: Traces): Promise<void>;
  countRecoveryCodes(accountId: string): Promise<number>;

  /** Oldest first. */
  listPasskeys(accountId: string): Promise<Passkey[]>;
  findPasskey(id: string): Promise<Passkey | undefined>;
  /** In this log-in it counts as proved; recovery codes take the place of older ones. False where the id is taken. */
  insertPasskey(
    passkey: Omit<Passkey, 'createdAt' | 'lastUsedAt'> & { sessionId: string; recoveryCodeHashes: readonly string[] },
    traces: Traces,
  ): Promise<boolean>;
  /** False where the account has no such passkey. */
  renamePasskey(passkey: { accountId: string; id: string; name: string }): Promise<boolean>;
  /** The recovery codes go too where no second factor is left. */
  removePasskey(passkey: { accountId: string; id: string }, traces: Traces): Promise<boolean>;

  insertChallenge(challenge: {
    challengeHash: string;
    purpose: ChallengePurpose;
    accountId: string | null;
    lifeMs: number;
  }): Promise<void>;
  /** Spends it: true once, and only within its life, for its purpose and its account. */
  takeChallenge(challenge: {
    challengeHash: string;
    purpose: ChallengePurpose;
    accountId: string | null;
  }): Promise<boolean>;
}
