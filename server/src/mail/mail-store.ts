/** Mails that wait in the database. A mail comes into it in the same commit as what it tells of. */
import { type Compilable, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { EncryptedMail } from './mail.ts';

interface WaitingMail extends EncryptedMail {
  /** How often it was tried before. */
  tries: number;
  /** Epoch milliseconds. */
  createdAt: number;
}

const MOST_LISTED = 100;

export function createMailStore(database: Database) {
  return {
    /**
     * Takes the mails that are due, oldest first, in ONE conditional write: for `leaseMs` nobody else gets them. A gateway that
     * dies leaves them to the next one, so a mail may come twice, but is never lost.
     */
    async takeDueMails({ leaseMs, most }: { leaseMs: number; most: number }): Promise<WaitingMail[]> {
      const { nowMs } = database;
      const due = database.query
        .selectFrom('mails')
        .select('id')
        .where('due_at', '<=', nowMs)
        .orderBy('due_at')
        .orderBy('created_at')
        .limit(most);
      // Most looks find nothing, and then nothing is written.
      if ((await due.limit(1).executeTakeFirst()) === undefined) return [];
      const take = database.query
        .updateTable('mails')
        .set({ tries: sql`tries + 1`, due_at: sql`${nowMs} + ${leaseMs}` })
        .where('id', 'in', due)
        // Once more: on PostgreSQL another gateway may have taken it since the list was made.
        .where('due_at', '<=', nowMs)
        .returningAll();
      const results = await database.commit([take]);
      const rows = (results?.[0]?.rows ?? []) as unknown as Schema['mails'][];
      return rows
        .map((row) => ({ ...mailOfRow(row), tries: row.tries - 1 }))
        .sort((one, other) => one.createdAt - other.createdAt);
    },

    /** It was sent, or given up. */
    async removeMail(id: string): Promise<void> {
      await database.commit([database.query.deleteFrom('mails').where('id', '=', id)]);
    },

    /** All that wait, newest first, 100 at most; for the development inbox. */
    async listMails(): Promise<WaitingMail[]> {
      const rows = await database.query
        .selectFrom('mails')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(MOST_LISTED)
        .execute();
      return rows.map(mailOfRow);
    },

    /** Removes mails that are older than this: those of the development inbox stay otherwise. */
    async deleteOldMails(olderThanMs: number): Promise<void> {
      const { nowMs } = database;
      await database.commit([
        database.query.deleteFrom('mails').where('created_at', '<=', sql<number>`${nowMs} - ${sql.lit(olderThanMs)}`),
      ]);
    },
  };
}

export type MailStore = ReturnType<typeof createMailStore>;

function mailOfRow(row: Schema['mails']): WaitingMail {
  return { id: row.id, encrypted: row.encrypted, tries: row.tries, createdAt: row.created_at };
}

/** The statement that makes it wait, as part of the unit of which it tells. */
export function insertMail({ query, nowMs }: Database, mail: EncryptedMail): Compilable {
  return query
    .insertInto('mails')
    .values({ id: mail.id, encrypted: mail.encrypted, tries: sql.lit(0), created_at: nowMs, due_at: nowMs });
}
