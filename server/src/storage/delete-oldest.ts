/** Deletes what is past its time in small units of work, the oldest first, so that no request waits for a large one. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

interface Oldest<Table extends keyof Schema> {
  table: Table;
  key: keyof Schema[Table] & string;
  /** The time by which the rows are old. */
  time: keyof Schema[Table] & string;
  /** How long ago that was at least. */
  agoMs: number;
  most: number;
}

/** @returns how many rows, `most` at most */
export async function deleteOldest<Table extends keyof Schema>(
  database: Database,
  { table, key, time, agoMs, most }: Oldest<Table>,
): Promise<number> {
  const { query, nowMs } = database;
  const isOld = sql`${sql.ref(time)} <= ${nowMs} - ${agoMs}`;
  // Asked again in the delete: in between, the row may have begun anew, as the key of an idempotent call does.
  const statement = sql`delete from ${sql.table(table)} where ${isOld} and ${sql.ref(key)} in
    (select ${sql.ref(key)} from ${sql.table(table)} where ${isOld} order by ${sql.ref(time)} limit ${most})`;
  const results = await database.commit([{ compile: () => statement.compile(query) }]);
  return results?.[0]?.affectedRows ?? 0;
}
