/** A look at the store leaves it as it was, and tells what a start would find. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { randomIds } from '../clock.ts';
import { createDataKeyStore } from '../crypto/data-key-store.ts';
import { openDataKeys } from '../crypto/data-keys.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { type DatabaseOptions, openDatabase } from '../storage/open-database.ts';
import { findServerPrograms, startTemporaryServer } from '../storage/postgres/temporary-server.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { inspectStore } from './inspect-store.ts';

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-inspect-'));
  t.after(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** As a first start leaves it. */
async function start(options: DatabaseOptions): Promise<void> {
  const database = await openDatabase(options);
  const current = { bytes: new Uint8Array(32), source: 'test' };
  const { randomBytes } = randomIds;
  await openDataKeys({ store: createDataKeyStore(database), masterKeys: { current }, randomBytes });
  await database.close();
}

test('SQLite: no file, an empty one, that of this version', async (t) => {
  const dataDirectory = folder(t);
  assert.deepEqual(await inspectStore({ dataDirectory }), { state: 'missing' });
  assert.deepEqual(readdirSync(dataDirectory), []);
  const file = openStoreFile(dataDirectory, { readOnly: false });
  file.exec('create table another (id text)');
  file.close();
  await assertNew({ dataDirectory });
  await start({ dataDirectory });
  await assertReady({ dataDirectory });
});

test('PostgreSQL: an empty database, that of this version, a server that is gone', async (t) => {
  const programs = await findServerPrograms();
  if (programs === undefined) return t.skip('PostgreSQL is not installed, so this is not tried here');
  const server = await startTemporaryServer(programs);
  t.after(() => server.stop());
  const options = { databaseUrl: server.url, dataDirectory: folder(t) };
  await assertNew(options);
  await start(options);
  await assertReady(options);
  await server.kill('SIGINT');
  await assert.rejects(inspectStore(options));
  await server.start();
});

/** Twice, because the first look must not have changed what the second sees. */
async function assertNew(options: DatabaseOptions): Promise<void> {
  const missingMigrations = migrations.map(({ name }) => name);
  for (let look = 0; look < 2; look += 1) {
    assert.deepEqual(await inspectStore(options), {
      state: 'present',
      missingMigrations,
      unknownMigrations: [],
      needsNewer: false,
      missingColumns: [],
      encryptedKeys: [],
      encryptedApiKey: undefined,
      maintenance: null,
      sightings: [],
    });
  }
}

async function assertReady(options: DatabaseOptions): Promise<void> {
  const store = await inspectStore(options);
  assert.ok(store.state === 'present');
  assert.deepEqual([store.missingMigrations, store.unknownMigrations, store.missingColumns], [[], [], []]);
  assert.ok(store.encryptedKeys.length > 0);
}
