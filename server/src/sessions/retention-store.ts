/** The removal of old sessions from the database. Each call is one small unit of work, so that no other waits for long. */
import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';

export function createRetentionStore(database: Database) {
  return {
    /**
     * Erases the subjects of sessions that have ended by the store's clock, and what they had reserved of a quota; gives the number of
     * subjects, `most` at most.
     */
    async eraseSubjects(most: number): Promise<number> {
      const { query, nowMs } = database;
      const ended = query
        .selectFrom('sessions')
        .select('id_hash')
        .where('expires_at', '<=', nowMs)
        .where(hasSubject)
        .orderBy('expires_at')
        .limit(most);
      const statement = query
        .updateTable('sessions')
        .set({ sealed_subject: '', unresolved_codes: '' })
        .where('id_hash', 'in', ended)
        .where(hasSubject);
      // What an ended session had reserved counts no more; here it goes.
      const freed = query.deleteFrom('quota_reservations').where('ends_at', '<=', nowMs);
      const results = await database.commit([{ statement }, { statement: freed }]);
      return results?.[0]?.affectedRows ?? 0;
    },

    /** Deletes sessions that ended at least `retentionMs` ago; gives their number, `most` at most. */
    deleteSessions({ retentionMs, most }: { retentionMs: number; most: number }): Promise<number> {
      return deleteOldest(database, {
        table: 'sessions',
        key: 'id_hash',
        time: 'expires_at',
        agoMs: retentionMs,
        most,
      });
    },
  };
}

export type RetentionStore = ReturnType<typeof createRetentionStore>;

/** To the letter the condition of the index `sessions_with_subject`. */
const hasSubject = sql<boolean>`sealed_subject <> ''`;
