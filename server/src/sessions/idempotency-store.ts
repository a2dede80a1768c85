/** What idempotent calls need of a store: one row per call that carried an `Idempotency-Key`, for ten minutes. */

export interface IdempotentCallRow {
  /** SHA-256 over operation, caller's secret and header, 64 hex digits. */
  keyHash: string;
  /** Keyed hash of the body, so that another body under the same key is noticed. */
  bodyHash: string;
  /** Random; only the call that holds it may keep an answer. */
  fence: string;
}

/** An answer to be kept; the session's store writes it in the same commit as what it answers. */
export interface KeptAnswer {
  keyHash: string;
  fence: string;
  /** Sealed under a key that only the caller can derive. */
  sealedAnswer: string;
}

export type BegunCall =
  | { outcome: 'begun' }
  | { outcome: 'running' }
  | { outcome: 'other_body' }
  | { outcome: 'answered'; sealedAnswer: string };

export interface IdempotencyStore {
  /**
   * Begins the call in ONE conditional write, where the key is new, its answer is forgotten, or a call with the same body died
   * and its lease has run out. Otherwise tells what became of the first call.
   */
  beginCall(call: IdempotentCallRow & { leaseMs: number; keepMs: number }): Promise<BegunCall>;

  /** Frees the key of a call that ended without an answer worth keeping. Without effect where the fence is lost. */
  abandonCall(call: { keyHash: string; fence: string }): Promise<void>;

  /** Deletes what is past its time; gives the number of calls, `most` at most. */
  forgetAnswers(most: number): Promise<number>;
}
