/** Mails that wait in the database: behind `mail/mail-store.ts`. They come into it with `traceStatements`. */
import { sql } from 'kysely';
import type { MailStore, WaitingMail } from '../../mail/mail-store.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';

const MOST_LISTED = 100;

export function createMailStore(database: Database): MailStore {
  return {
    async takeDueMails({ leaseMs, most }) {
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
      const results = await database.commit([{ statement: take }]);
      const rows = (results?.[0]?.rows ?? []) as unknown as Schema['mails'][];
      return rows
        .map((row) => ({ ...mailOfRow(row), tries: row.tries - 1 }))
        .sort((one, other) => one.createdAt - other.createdAt);
    },

    async removeMail(id) {
      await database.commit([{ statement: database.query.deleteFrom('mails').where('id', '=', id) }]);
    },

    async listMails() {
      const rows = await database.query
        .selectFrom('mails')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(MOST_LISTED)
        .execute();
      return rows.map(mailOfRow);
    },

    async sweepMails(olderThanMs) {
      const { nowMs } = database;
      await database.commit([
        {
          statement: database.query
            .deleteFrom('mails')
            .where(sql<boolean>`created_at + ${sql.lit(olderThanMs)} <= ${nowMs}`),
        },
      ]);
    },
  };
}

function mailOfRow(row: Schema['mails']): WaitingMail {
  return { id: row.id, sealed: row.sealed, tries: row.tries, createdAt: row.created_at };
}
