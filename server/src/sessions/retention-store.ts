/** The removal of old sessions from the database. Each call is one small unit of work, so that no other waits for long. */
import { sql } from 'kysely';
import { type Database, mustAffect } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';
import { insertWebhookEvent, isHeard } from '../webhooks/webhook-event-statements.ts';
import { sessionOfRow } from './session-row.ts';
import { sessionWebhook } from './session-webhook.ts';

export function createRetentionStore(database: Database) {
  return {
    /**
     * Erases the subjects of sessions that have ended by the store's clock, tells of it those who want to know, and frees what they had
     * reserved of a quota; gives the number of subjects, `most` at most.
     */
    async eraseSubjects(most: number): Promise<number> {
      const { query, nowMs } = database;
      const ended = await listEnded(database, most);
      // What an ended session had reserved counts no more; here it goes.
      const freed = query.deleteFrom('quota_reservations').where('ends_at', '<=', nowMs);
      if (ended.length === 0) {
        await database.commit([freed]);
        return 0;
      }
      const ids = ended.map(({ session }) => session.idHash);
      const statement = query
        .updateTable('sessions')
        .set({ encrypted_subject: '', unresolved_codes: '' })
        .where('id_hash', 'in', ids)
        .where(hasSubject);
      const told = ended
        .filter(({ heard }) => heard)
        .map(({ session }) => insertWebhookEvent(database, sessionWebhook('session.expired', session, null)));
      // Where one of them has ended in another way meanwhile, the next turn looks again: nothing is told of it that is not so.
      const erase = mustAffect(statement, ids.length);
      const results = await database.commit([erase, ...told, freed]);
      return results === undefined ? 0 : ids.length;
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

/** Not those of which an approve is under way: it ends by itself, and tells how. */
async function listEnded(database: Database, most: number) {
  const { rows } = await database.query.executeQuery(selectEnded(database, most));
  return rows.map(({ heard, ...row }) => ({ session: sessionOfRow(row), heard: heard === 1 }));
}

function selectEnded({ query, nowMs }: Database, most: number) {
  return query
    .selectFrom('sessions')
    .selectAll()
    .select((session) => session.case().when(isHeard('session.expired', 'sessions')).then(1).else(0).end().as('heard'))
    .where('expires_at', '<=', nowMs)
    .where(hasSubject)
    .where((session) =>
      session.not(session.and([session('state', '=', 'approving'), session('lease_expires_at', '>', nowMs)])),
    )
    .orderBy('expires_at')
    .limit(most);
}

/** To the letter the condition of the index `sessions_with_subject`. */
const hasSubject = sql<boolean>`encrypted_subject <> ''`;
