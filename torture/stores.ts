/** The stores that gateways under test share, seen from outside: what a test reads comes from the data itself. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, type TestContext } from 'node:test';
import { Client, Pool } from 'pg';
import {
  findServerPrograms,
  startTemporaryServer,
  type TemporaryServer,
} from '../server/src/storage/postgres/temporary-server.ts';

export interface TortureStore {
  name: 'SQLite' | 'PostgreSQL';
  /** What makes a gateway use this store. */
  variables: NodeJS.ProcessEnv;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

/** Runs the tests over SQLite, and over PostgreSQL where its server programs are installed. Each test opens a store of its own. */
export async function overEachStore(
  tests: (newStore: (t: TestContext) => Promise<TortureStore>) => void,
): Promise<void> {
  describe('over SQLite', () => tests(newSqliteStore));
  const programs = await findServerPrograms();
  describe('over PostgreSQL', () => {
    if (programs === undefined) throw new Error('These tests need PostgreSQL: install its server programs');
    let server: TemporaryServer | undefined;
    before(async () => {
      server = await startTemporaryServer(programs);
    });
    after(() => server?.stop());
    tests((t) => newPostgresStore(t, server?.url ?? ''));
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
  };
}

let databases = 0;

async function newPostgresStore(t: TestContext, serverUrl: string): Promise<TortureStore> {
  databases += 1;
  const name = `torture_${databases}`;
  await runOnce(serverUrl, `create database ${name}`);
  const databaseUrl = serverUrl.replace(/postgres$/, name);
  const pool = new Pool({ connectionString: databaseUrl, max: 4 });
  // The test may have the server stop beneath it.
  pool.on('error', () => {});
  t.after(() => pool.end());
  return {
    name: 'PostgreSQL',
    variables: { DATABASE_URL: databaseUrl },
    rows: async (sql) => (await pool.query(sql)).rows,
  };
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

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

/** The newest code of this session: what the citizen has on the phone. */
export async function codeOf(store: TortureStore, sessionId: string): Promise<string> {
  const [row] = await store.rows(
    `select code from sandbox_messages join sessions on egov_request_id = request_id
     where id_hash = '${hashOf(sessionId)}' order by sent_at desc, sandbox_messages.id desc limit 1`,
  );
  return String(row?.['code']);
}

export function hashOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex');
}
