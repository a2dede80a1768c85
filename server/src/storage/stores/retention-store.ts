/** The removal of old sessions in the database, behind `sessions/retention-store.ts`. */
import { sql } from 'kysely';
import type { RetentionStore } from '../../sessions/retention-store.ts';
import type { Database } from '../database.ts';

export function createRetentionStore(database: Database): RetentionStore {
  return {
    async eraseSubjects(most) {
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
      return affectedRows(await database.commit([{ statement }, { statement: freed }]));
    },

    async deleteSessions({ retentionMs, most }) {
      const { query, nowMs } = database;
      const old = query
        .selectFrom('sessions')
        .select('id_hash')
        .where('expires_at', '<=', sql<number>`${nowMs} - ${retentionMs}`)
        .orderBy('expires_at')
        .limit(most);
      return affectedRows(
        await database.commit([{ statement: query.deleteFrom('sessions').where('id_hash', 'in', old) }]),
      );
    },
  };
}

/** To the letter the condition of the index `sessions_with_subject`. */
const hasSubject = sql<boolean>`sealed_subject <> ''`;

function affectedRows(results: Awaited<ReturnType<Database['commit']>>): number {
  return results?.[0]?.affectedRows ?? 0;
}
