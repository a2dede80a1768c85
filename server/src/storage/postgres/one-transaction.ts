/** A PostgreSQL store in one transaction: as it was when that began, or a new one, which is there when it commits. */
import { CompiledQuery, Kysely, type QueryResult, sql } from 'kysely';
import type { Database, UnitStatement } from '../database.ts';
import type { Schema } from '../schema.ts';
import type { Snapshot } from '../snapshot.ts';
import { storeClock } from './postgres-database.ts';
import { createPostgresDialect, migrationTimeouts } from './postgres-dialect.ts';
import { reportUnavailable } from './unavailable.ts';

const ROWS_AT_ONCE = 500;

export function readPostgresSnapshot<Result>(
  url: string,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  return inOneTransaction(url, async (database) => {
    await run(database.query, 'set transaction isolation level repeatable read, read only');
    return work({ database, rows: (table, columns) => fetchRows(database.query, table, columns) });
  });
}

export function makePostgresStore<Result>(url: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  return inOneTransaction(url, async (database) => {
    const { rows } = await run(database.query, "select to_regclass('migrations') as found");
    if (rows[0]?.['found'] !== null) {
      throw new Error(
        'There is a store already in that database (DATABASE_URL). Name an empty database. Nothing was changed.',
      );
    }
    return work(database);
  });
}

async function inOneTransaction<Result>(url: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const pool = new Kysely<Schema>({
    dialect: reportUnavailable(createPostgresDialect(url, { timeouts: migrationTimeouts })),
  });
  try {
    return await pool.connection().execute(async (query) => {
      // To the letter: a pooler is told what belongs together by this text.
      await run(query, 'begin');
      try {
        const result = await work(databaseOn(query));
        await run(query, 'commit');
        return result;
      } catch (error) {
        // The connection may be what has failed.
        await run(query, 'rollback').catch(() => {});
        throw error;
      }
    });
  } finally {
    await pool.destroy();
  }
}

function databaseOn(query: Kysely<Schema>): Database {
  const notHere = () => {
    throw new Error('A database of one transaction ends with that');
  };
  return {
    query,
    reports: { read: query },
    nowMs: storeClock,
    testClock: undefined,
    commit: (unit) => runUnit(query, unit),
    settle: async () => {},
    ping: async () => {},
    shrink: async () => {},
    lend: () => undefined,
    close: notHere,
  };
}

/** One after the other: what fails ends the whole transaction. */
async function runUnit(query: Kysely<Schema>, unit: readonly UnitStatement[]) {
  const results = [];
  for (const statement of unit) {
    const { rows, numAffectedRows } = await query.executeQuery(statement.compile() as CompiledQuery<Row>);
    const affectedRows = Number(numAffectedRows ?? rows.length);
    if (affectedRows < (statement.mustAffect ?? 0)) throw new Error('A statement affected fewer rows than it must');
    results.push({ rows, affectedRows });
  }
  return results;
}

async function* fetchRows(query: Kysely<Schema>, table: string, columns: readonly string[]) {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`declare backup_rows no scroll cursor for select ${names} from ${sql.table(table)}`.execute(query);
  for (;;) {
    const { rows } = await run(query, `fetch ${ROWS_AT_ONCE} from backup_rows`);
    if (rows.length === 0) break;
    yield rows.map((row) => columns.map((column) => row[column]));
  }
  await run(query, 'close backup_rows');
}

type Row = Record<string, unknown>;

function run(query: Kysely<Schema>, text: string): Promise<QueryResult<Row>> {
  return query.executeQuery(CompiledQuery.raw(text) as CompiledQuery<Row>);
}
