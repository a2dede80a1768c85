/** What the maintenance needs of a store. */

export interface MaintenanceStore {
  /**
   * Takes the task's next turn, in ONE conditional write: true where its last turn began at least `everyMs` ago by the store's
   * clock, or in the future, or where it never had one. Of several processes exactly one is told true.
   */
  claimTurn(turn: { task: string; everyMs: number }): Promise<boolean>;

  /** The last turn of each task, in whichever process, and the store's time (epoch ms). */
  readTurns(): Promise<StoredTurns>;

  /** Forgets the turns of all other tasks: an earlier version had them. */
  retireTurns(tasks: readonly string[]): Promise<void>;

  /**
   * Cuts what the store's clock dated before it was set back: each lease, lock, code and session lasts no longer than its length
   * from now on. Resolves to the number of dates.
   */
  cutFutureDates(lengths: Lengths): Promise<number>;
}

export interface StoredTurns {
  turns: MaintenanceTurn[];
  nowMs: number;
}

export interface MaintenanceTurn {
  task: string;
  begunAt: number;
  everyMs: number;
}

/** How long what has no beginning in the store may last. */
export interface Lengths {
  leaseMs: number;
  sessionMs: number;
  answerMs: number;
  /** The longest window of the counters whose id begins so. */
  counters: readonly { prefix: string; lengthMs: number }[];
}
