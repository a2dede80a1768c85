/**
 * What the limits need of a store: counters. A counter's window begins with its first use and ends by the store's clock; where
 * the last use locks, the window is drawn out. Nothing in an id names a person: an IIN or a phone stands there as its HMAC.
 */

/** One use of a counter, to be consumed in the same commit as what it is used for. */
export interface Counter {
  id: string;
  max: number;
  /** How long a window lasts from its first use on, or when it ends (epoch ms). */
  window: { lastsMs: number } | { endsAt: number };
  /** The use that reaches `max` keeps the counter closed for at least so long; 0 where it only ends its window. */
  lockMs: number;
}

/** A counter as it stands. A closed window counts as one that has not begun. */
export interface CounterUse {
  id: string;
  used: number;
  /** Epoch milliseconds, by the store's clock. */
  windowEndsAt: number;
}

export interface LimitStore {
  /** The counters whose window is open, and the store's time (epoch ms). */
  readCounters(ids: readonly string[]): Promise<{ uses: ReadonlyMap<string, CounterUse>; nowMs: number }>;

  /**
   * Uses each counter once, in ONE conditional write: all of them, or none where one of them is used up (undefined). The
   * sessions' store makes the same write a part of its own commits.
   */
  consume(counters: readonly Counter[]): Promise<readonly CounterUse[] | undefined>;

  /** Takes uses back, where their windows still run. */
  giveBack(uses: readonly CounterUse[]): Promise<void>;

  /** Deletes the counters whose windows have ended. */
  forgetCounters(): Promise<void>;
}
