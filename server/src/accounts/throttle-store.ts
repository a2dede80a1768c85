/** What the operations need to slow down guessing. Keys are HMACs, so the store does not tell whom they stand for. */

export interface ThrottleRule {
  /** So many tries cost nothing. */
  freeTries: number;
  /** The wait after each further try; the last one repeats. */
  delaysMs: readonly number[];
  /** After so long without a try all is forgotten. */
  forgetAfterMs: number;
}

export interface ThrottleKey {
  keyHash: string;
  rule: ThrottleRule;
}

export interface ThrottleStore {
  /**
   * Counts a try against every key, in ONE conditional commit and before the try is made: only where none of them is held back.
   * Undefined where the try may be made; else nothing was counted, and the answer says how long to wait.
   */
  takeTry(keys: readonly ThrottleKey[]): Promise<{ retryAfterMs: number } | undefined>;

  /** The try was no guess: it counts no longer. */
  giveTryBack(keyHashes: readonly string[]): Promise<void>;

  /** All tries of these keys are forgotten. */
  forgetTries(keyHashes: readonly string[]): Promise<void>;

  /** Removes what no longer counts. */
  sweepTries(olderThanMs: number): Promise<void>;
}
