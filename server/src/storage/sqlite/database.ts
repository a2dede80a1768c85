/** The embedded store: one SQLite file in a worker thread, with group commit. Several processes may have the file open. */
import { chmod, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Schema } from '../schema.ts';
import { createSqliteDialect } from './dialect.ts';
import { createSqliteClient, type SqliteClient, startSqliteWorker } from './worker-client.ts';

/** `unixepoch('subsec')` is in seconds, as a floating point number: without rounding, some milliseconds would fall one short. */
const storeClock = sql<number>`cast(round(unixepoch('subsec') * 1000) as integer)`;

export interface SqliteOptions {
  /** The folder of `qujat.sqlite`; created where it is missing. */
  dataDirectory: string;
  /** Takes the place of the store's own clock, so that tests can move the time. */
  nowMs?: (() => number) | undefined;
}

/** Opens the file, creates it where it is missing, and migrates it. */
export async function openSqliteDatabase(options: SqliteOptions): Promise<Database> {
  const path = await createPrivateFile(options.dataDirectory);
  const database = createSqliteDatabase(createSqliteClient(startSqliteWorker(path), path), options.nowMs);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

export function createSqliteDatabase(client: SqliteClient, nowMs?: () => number): Database {
  const query = new Kysely<Schema>({ dialect: createSqliteDialect(client) });
  const database: Database = {
    query,
    get nowMs() {
      return nowMs === undefined ? storeClock : sql<number>`cast(${nowMs()} as integer)`;
    },
    testClock: nowMs,
    commit(unit) {
      return client.commit(
        unit.map(({ statement, mustAffect = false }) => {
          const { sql: text, parameters } = statement.compile();
          return { sql: text, parameters, mustAffect };
        }),
      );
    },
    // By way of the worker: a gateway that can read but not commit is not ready.
    async ping() {
      await client.commit([{ sql: 'select 1', parameters: [], mustAffect: false }]);
    },
    close: () => client.close(),
  };
  return database;
}

/** The file holds sealed but still personal data: nobody else on the machine may read it. SQLite's side files take its mode. */
async function createPrivateFile(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'qujat.sqlite');
  const file = await open(path, 'a', 0o600);
  await file.close();
  await chmod(path, 0o600);
  return path;
}
