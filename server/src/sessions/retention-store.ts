/** What the removal of old sessions needs of a store. Each call is one small unit of work, so that no other waits for long. */

export interface RetentionStore {
  /**
   * Erases the subjects of sessions that have ended by the store's clock, and what they had reserved of a quota; gives the number of
   * subjects, `most` at most.
   */
  eraseSubjects(most: number): Promise<number>;

  /** Deletes sessions that ended at least `retentionMs` ago; gives their number, `most` at most. */
  deleteSessions(deletion: { retentionMs: number; most: number }): Promise<number>;
}
