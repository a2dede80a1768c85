/** The embedded store: one SQLite file in a worker thread, with group commit. Several processes may have the file open. */
import { existsSync } from 'node:fs';
import { chmod, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { makeFolder } from '../../system/make-folder.ts';
import { systemWords } from '../../system/system-words.ts';
import type { Database, LentStore } from '../database.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Schema } from '../schema.ts';
import { lockFolder } from './folder-lock.ts';
import { limitTime } from './report-limit.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import {
  createLentSqliteClient,
  createOwnSqliteClient,
  type SqliteClient,
  startSqliteWorker,
} from './worker-client.ts';

/** In the data directory. Its log and the log's index stand beside it, under longer names. */
export const SQLITE_FILE = 'qujat.sqlite';

/** `unixepoch('subsec')` is in seconds, as a floating point number: without rounding, some milliseconds would fall one short. */
const storeClock = sql<number>`cast(round(unixepoch('subsec') * 1000) as integer)`;

export interface SqliteOptions {
  /** The folder of `qujat.sqlite`; created where it is missing. */
  dataDirectory: string;
  /** Takes the place of the store's own clock, so that tests can move the time. */
  nowMs?: (() => number) | undefined;
  /** See `DatabaseOptions`. */
  prove?: ((found: Database | undefined) => Promise<void>) | undefined;
  alone?: boolean | undefined;
}

/** Opens the file, creates it where it is missing, and migrates it. */
export async function openSqliteDatabase(options: SqliteOptions): Promise<Database> {
  try {
    return await openAndMigrate(options);
  } catch (error) {
    const reason = systemWords(error);
    if (reason === undefined) throw error;
    throw new Error(`The folder ${options.dataDirectory} (QUJAT_DATA_DIR) cannot be used: ${reason}.`, {
      cause: error,
    });
  }
}

async function openAndMigrate({ dataDirectory, nowMs, prove, alone = false }: SqliteOptions): Promise<Database> {
  let database = connectSqlite(dataDirectory, nowMs);
  let unlock = () => {};
  try {
    await prove?.(database);
    makeFolder(dataDirectory, 0o700);
    if (alone) unlock = lockFolder(dataDirectory);
    await createPrivateFile(join(dataDirectory, SQLITE_FILE));
    database ??= openSqliteFile(dataDirectory, nowMs);
    await migrate(database);
  } catch (error) {
    await database?.close();
    unlock();
    throw error;
  }
  const { close } = database;
  database.close = () => close().finally(unlock);
  return database;
}

/** Undefined where there is no file: nothing is made. */
export function connectSqlite(dataDirectory: string, nowMs?: () => number): Database | undefined {
  return existsSync(join(dataDirectory, SQLITE_FILE)) ? openSqliteFile(dataDirectory, nowMs) : undefined;
}

/** Makes no table. */
export function openSqliteFile(dataDirectory: string, nowMs?: () => number): Database {
  const path = join(dataDirectory, SQLITE_FILE);
  return createSqliteDatabase(createOwnSqliteClient(startSqliteWorker(path), path), nowMs);
}

/** For a thread beside the one that has opened the file. */
export function borrowSqliteDatabase(lent: LentStore, nowMs?: () => number): Database {
  return createSqliteDatabase(createLentSqliteClient(lent), nowMs);
}

export function createSqliteDatabase(client: SqliteClient, nowMs?: () => number): Database {
  const query = new Kysely<Schema>({ dialect: createSqliteDialect(client) });
  const reportsOnly = { read: client.report, commit: () => Promise.reject(new Error('A report only reads')) };
  const database: Database = {
    query,
    reports: { read: new Kysely<Schema>({ dialect: createSqliteDialect(reportsOnly), plugins: [limitTime] }) },
    get nowMs() {
      return nowMs === undefined ? storeClock : sql<number>`cast(${nowMs()} as integer)`;
    },
    testClock: nowMs,
    commit(unit, durability) {
      const statements = unit.map((statement) => {
        const { sql: text, parameters } = statement.compile();
        return { sql: text, parameters, mustAffect: statement.mustAffect ?? 0 };
      });
      return client.commit(statements, durability);
    },
    settle: () => client.settle(),
    // By way of the worker: a gateway that can read but not commit is not ready.
    async ping() {
      await client.commit([{ sql: 'select 1', parameters: [], mustAffect: 0 }]);
    },
    async shrink() {
      client.shrink();
    },
    lend: () => client.lend(),
    close: () => client.close(),
  };
  return database;
}

/** The file holds encrypted but still personal data: nobody else on the machine may read it. SQLite's side files take its mode. */
export async function createPrivateFile(path: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  await file.close();
  await chmod(path, 0o600);
}
