/** What the maintenance needs of a store. */

export interface MaintenanceStore {
  /**
   * Takes the task's next turn, in ONE conditional write: true where its last turn began at least `everyMs` ago by the store's
   * clock, or where it never had one. Of several processes exactly one is told true.
   */
  claimTurn(turn: { task: string; everyMs: number }): Promise<boolean>;
}
