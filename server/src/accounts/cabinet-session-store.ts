/** What the log-ins need of a store. Only the SHA-256 of a token is kept; the store's clock decides what has expired. */
import type { Account } from './account.ts';
import type { CabinetSession, NewCabinetSession } from './cabinet-session.ts';
import type { Traces } from './traces.ts';

/** What proves the second factor; it is spent in the same commit. */
export type SpentFactor = { kind: 'totp'; step: number } | { kind: 'recovery_code'; codeHash: string };

/** Its signature counter before and after (WebAuthn, 6.1.1). */
export interface PasskeyUse {
  id: string;
  fromCounter: number;
  toCounter: number;
}

/** The log-in, and what its token is from now on: the one before is dead. */
export interface TokenRenewal {
  id: string;
  tokenHash: string;
}

/** Where one log-in becomes active, those of the account that were unused longest end, so that `MOST_LOG_INS` are left. */
export interface CabinetSessionStore {
  insertSession(session: NewCabinetSession, traces: Traces): Promise<void>;

  /** Only one that has expired neither by age nor by lying unused. */
  findSession(tokenHash: string): Promise<{ session: CabinetSession; account: Account; nowMs: number } | undefined>;

  /** It was used just now. */
  touchSession(id: string): Promise<void>;

  /**
   * `awaiting_second_factor` → `active` under a new token, in ONE conditional commit that spends the factor: a TOTP step only once
   * and only later than the last, a recovery code only once. False where any of that does not hold.
   */
  completeSession(
    completion: {
      id: string;
      accountId: string;
      tokenHash: string;
      factor: SpentFactor;
      idleMs: number;
      lifeMs: number;
    },
    traces: Traces,
  ): Promise<boolean>;

  /** A log-in by passkey; false where the passkey is gone or its counter has moved on. */
  insertSessionByPasskey(session: NewCabinetSession, passkey: PasskeyUse, traces: Traces): Promise<boolean>;

  /** The person has just proved again who they are. */
  confirmSession(renewal: TokenRenewal, traces: Traces): Promise<void>;

  /** The same by passkey; false where the passkey is gone or its counter has moved on. */
  confirmSessionByPasskey(renewal: TokenRenewal, passkey: PasskeyUse, traces: Traces): Promise<boolean>;

  /** The same by a factor, which is spent; false where it was used before. It is no proof of the password. */
  confirmSessionByFactor(
    confirmation: TokenRenewal & { accountId: string; factor: SpentFactor },
    traces: Traces,
  ): Promise<boolean>;

  /** All active ones of the account that have not expired, last used first. */
  listSessions(accountId: string): Promise<CabinetSession[]>;

  /** False where the account has no such log-in. */
  endSession(end: { accountId: string; id: string }, traces: Traces): Promise<boolean>;
  endSessions(accountId: string, traces: Traces): Promise<void>;
  /** Those of all accounts but this one log-in. */
  endEverySession(keepId: string, traces: Traces): Promise<void>;
}
