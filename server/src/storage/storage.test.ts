/** Runs the storage contract over SQLite and PostgreSQL. Where no real PostgreSQL is installed, PGlite stands in for it. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import { Client } from 'pg';
import { openDatabase } from './open-database.ts';
import { openPostgresDatabase } from './postgres/postgres-database.ts';
import { findServerPrograms, startTemporaryServer, type TemporaryServer } from './postgres/temporary-server.ts';
import { mirrorTenants } from './sqlite/mirror-tenants.ts';
import { storageContract } from './storage-contract.ts';

describe('over SQLite', () => {
  let dataDirectory = '';
  before(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'qujat-sqlite-'));
  });
  after(() => rm(dataDirectory, { recursive: true, force: true }));
  storageContract('SQLite', (options) => openDatabase({ dataDirectory, ...options }), mirrorTenants);
});

const givenUrl = process.env['QUJAT_TEST_POSTGRES_URL'];
const programs = givenUrl === undefined ? await findServerPrograms() : undefined;

if (givenUrl === undefined && programs === undefined) {
  overPglite();
  test('over PostgreSQL', (t) => {
    t.skip('No PostgreSQL here: set QUJAT_TEST_POSTGRES_URL, or install the server, to test against a real one');
  });
} else {
  for (const isolation of ['read committed', 'serializable']) overPostgres(isolation);
}

function overPglite(): void {
  describe('over PGlite', () => {
    const pglite = new PGlite();
    after(() => pglite.close());
    /** Each open is its own connection to the one PGlite, so to speak: it must not close it for the others. */
    const connection = {
      closed: false,
      ready: true,
      waitReady: pglite.waitReady,
      query: pglite.query.bind(pglite),
      transaction: pglite.transaction.bind(pglite),
      close: async () => {},
    };
    storageContract('PGlite', async (options) => {
      await pglite.waitReady;
      return openPostgresDatabase({ connect: new PGliteDialect({ pglite: { ...connection } }), ...options });
    });
  });
}

function overPostgres(isolation: string): void {
  describe(`over PostgreSQL, ${isolation}`, () => {
    const schema = `qujat_test_${randomBytes(6).toString('hex')}`;
    let server: TemporaryServer | undefined;
    let url = '';
    before(async () => {
      if (programs !== undefined) server = await startTemporaryServer(programs);
      url = givenUrl ?? server?.url ?? '';
      await runOnce(url, `create schema ${schema}`);
    });
    after(async () => {
      try {
        await runOnce(url, `drop schema ${schema} cascade`);
      } finally {
        await server?.stop();
      }
    });
    storageContract('PostgreSQL', (options) =>
      openDatabase({ databaseUrl: withSettings(url, schema, isolation), dataDirectory: '', ...options }),
    );
  });
}

function withSettings(url: string, schema: string, isolation: string): string {
  const settings = `-c search_path=${schema} -c default_transaction_isolation=${isolation.replace(' ', '\\ ')}`;
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(settings)}`;
}

async function runOnce(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
