/** The statements that fill a new store with the rows of a backup, and end what was open when it was taken. */
import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Table } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { tables } from '../storage/schema.ts';
import type { RowPortion } from './read-backup.ts';

export function clearTable(database: Database, table: string): Compilable {
  return statementOf(database, sql`delete from ${sql.table(table)}`);
}

export function insertRows(database: Database, { table, columns, rows }: RowPortion): Compilable {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  return statementOf(database, sql`insert into ${sql.table(table)} (${names}) values ${values}`);
}

/**
 * What was open may have been delivered after the backup was taken, so none of it may go on: sessions end, undelivered, without their
 * citizen, and what a reply could be made of again is gone. So are log-ins and the links that reset a password: they may have been ended since.
 * Webhooks and mails that waited are sent, with the ids that they had: their receivers know what they have had already.
 */
export function endWhatWasOpen(database: Database): Compilable[] {
  const emptied = Object.entries<Table>(tables).flatMap(([name, { restored }]) =>
    restored === 'emptied' ? [name] : [],
  );
  return [
    endSessions(database),
    endFlowSessions(database),
    endConsents(database),
    ...emptied.map((table) => clearTable(database, table)),
  ];
}

function endSessions({ query, nowMs }: Database): Compilable {
  return query
    .updateTable('sessions')
    .set({
      state: 'requested',
      encrypted_subject: '',
      unresolved_codes: '',
      fence: null,
      lease_expires_at: null,
      expires_at: earliest('expires_at', nowMs),
    })
    .where('state', 'in', ['requested', 'approving']);
}

/** As by time: how one stands whose document was asked for is told by the document's session, which may have been delivered. */
function endFlowSessions({ query, nowMs }: Database): Compilable {
  return query
    .updateTable('flow_sessions')
    .set({
      encrypted_subject: '',
      hand_over_hash: null,
      request_fence: null,
      expires_at: earliest('expires_at', nowMs),
    })
    .where('ended_at', 'is', null);
}

/** Used or withdrawn since, for all that the backup knows. */
function endConsents({ query, nowMs }: Database): Compilable {
  return query
    .updateTable('consents')
    .set({ expires_at: earliest('expires_at', nowMs) })
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null);
}

function earliest(column: string, nowMs: RawBuilder<number>): RawBuilder<number> {
  return sql<number>`case when ${sql.ref(column)} < ${nowMs} then ${sql.ref(column)} else ${nowMs} end`;
}

function statementOf({ query }: Database, statement: RawBuilder<unknown>): Compilable {
  return { compile: () => statement.compile(query) };
}
