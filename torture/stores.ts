/** The stores that gateways under test share, seen from outside: what a test reads comes from the data itself. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, type TestContext, test } from 'node:test';
import { Client, Pool } from 'pg';
import { sandboxOtp } from '../server/src/egov/sandbox/sandbox-otp.ts';
import {
  findServerPrograms,
  serverOwner,
  startTemporaryServer,
  type TemporaryServer,
} from '../server/src/storage/postgres/temporary-server.ts';

export interface TortureStore {
  name: 'SQLite' | 'PostgreSQL';
  /** What makes a gateway use this store. */
  variables: NodeJS.ProcessEnv;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  change(sql: string): Promise<void>;
  /** Its own clock as an SQL expression, epoch milliseconds. */
  nowMs: string;
}

export type NewStore = (t: TestContext, folder?: string) => Promise<TortureStore>;

/** Runs the tests over SQLite and over PostgreSQL. Each test opens a store of its own. */
export function overEachStore(tests: (newStore: NewStore) => void): void {
  describe('over SQLite', () => tests(newSqliteStore));
  overPostgres(tests);
}

const programs = await findServerPrograms();

/** Where PostgreSQL's server programs are installed. A new store may be told the folder where its tables are to lie. */
export function overPostgres(tests: (newStore: NewStore) => void): void {
  if (programs === undefined) {
    test('over PostgreSQL', (t) => t.skip('No PostgreSQL here: install its server programs to test against it'));
    return;
  }
  describe('over PostgreSQL', () => {
    let server: TemporaryServer | undefined;
    before(async () => {
      server = await startTemporaryServer(programs);
    });
    after(() => server?.stop());
    tests((t, folder) => newPostgresStore(t, server?.url ?? '', folder));
  });
}

export async function newSqliteStore(t: TestContext): Promise<TortureStore> {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-torture-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return sqliteStoreIn(directory);
}

export function sqliteStoreIn(directory: string): TortureStore {
  return {
    name: 'SQLite',
    variables: { QUJAT_DATA_DIR: directory },
    async rows(sql) {
      const database = new DatabaseSync(join(directory, 'qujat.sqlite'), { readOnly: true, timeout: 10_000 });
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
    async change(sql) {
      const database = new DatabaseSync(join(directory, 'qujat.sqlite'), { timeout: 10_000 });
      database.exec(sql);
      database.close();
    },
    nowMs: "cast(unixepoch('subsec') * 1000 as integer)",
  };
}

let databases = 0;

/** A database of its own on this server. */
export async function newPostgresStore(t: TestContext, serverUrl: string, folder?: string): Promise<TortureStore> {
  databases += 1;
  const name = `torture_${databases}`;
  if (folder !== undefined) await runOnce(serverUrl, `create tablespace ${name} location '${folder}'`);
  await runOnce(serverUrl, `create database ${name} ${folder === undefined ? '' : `tablespace ${name}`}`);
  const databaseUrl = serverUrl.replace(/postgres$/, name);
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  // The test may have the server stop beneath it.
  pool.on('error', () => {});
  t.after(() => pool.end());
  return {
    name: 'PostgreSQL',
    variables: { DATABASE_URL: databaseUrl },
    rows: async (sql) => (await pool.query(sql)).rows,
    change: async (sql) => {
      await pool.query(sql);
    },
    nowMs: 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)',
  };
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Whom the folders of the server must belong to; undefined where that is whoever runs the tests. */
export const postgresOwner = serverOwner;

/** One number from the store. */
export async function numberFrom(store: TortureStore, sql: string): Promise<number> {
  const [row = {}] = await store.rows(sql);
  return Number(Object.values(row)[0] ?? 0);
}

/** The id under which the state knows this session's request. */
export async function egovRequestIdOf(store: TortureStore, sessionId: string): Promise<string> {
  const [row] = await store.rows(`select egov_request_id from sessions where id_hash = '${hashOf(sessionId)}'`);
  return String(row?.['egov_request_id']);
}

/**
 * The newest code of this session: what the citizen has on the phone. The store holds it encrypted; but each code follows from the
 * request's id and the code before, so the number of SMS suffices.
 */
export async function codeOf(store: TortureStore, sessionId: string): Promise<string> {
  const requestId = await egovRequestIdOf(store, sessionId);
  const sent = await numberFrom(store, `select count(*) from sandbox_messages where request_id = '${requestId}'`);
  let code = 'no SMS came';
  for (let sms = 0; sms < sent; sms += 1) code = sandboxOtp(requestId, sms === 0 ? undefined : code);
  return code;
}

export function hashOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}
