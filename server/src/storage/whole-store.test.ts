/** A snapshot shows one moment while others write, and a new store is there whole or not at all: over both databases. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Database } from './database.ts';
import { migrate } from './migrations/migrate.ts';
import { openDatabase } from './open-database.ts';
import { findServerPrograms, startTemporaryServer } from './postgres/temporary-server.ts';
import { makeStore, readSnapshot, type StorePlace } from './whole-store.ts';

const over: Record<string, (t: TestContext) => Promise<StorePlace | undefined>> = {
  SQLite: async (t) => ({ dataDirectory: await newFolder(t) }),
  PostgreSQL: async (t) => {
    const programs = await findServerPrograms();
    if (programs === undefined) return undefined;
    const server = await startTemporaryServer(programs);
    t.after(() => server.stop());
    return { databaseUrl: server.url, dataDirectory: await newFolder(t) };
  },
};

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qujat-whole-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function addOrganization(database: Database, id: string) {
  const row = { id, name: 'Ұйым', created_at: 1 };
  return database.commit([database.query.insertInto('organizations').values(row)]);
}

for (const [name, placeFor] of Object.entries(over)) {
  test(`over ${name}, a store is made whole or not at all, and a snapshot sees nothing that came after it began`, async (t) => {
    const place = await placeFor(t);
    if (place === undefined) return t.skip('The server of PostgreSQL is not installed');
    const failing = makeStore(place, async (database) => {
      await migrate(database);
      await addOrganization(database, 'half');
      throw new Error('The backup is damaged');
    });
    await assert.rejects(failing, /^Error: The backup is damaged$/);
    assert.deepEqual(
      (await readdir(place.dataDirectory)).filter((file) => file !== 'gateway.lock'),
      [],
    );

    await makeStore(place, async (database) => {
      await migrate(database);
      await addOrganization(database, 'first');
    });
    await assert.rejects(
      makeStore(place, async () => {}),
      /^Error: There is a store already/,
    );

    const gateway = await openDatabase(place);
    t.after(() => gateway.close());
    const seen = await readSnapshot(place, async ({ database, rows }) => {
      const organizations = await database.query.selectFrom('organizations').select('id').execute();
      await addOrganization(gateway, 'second');
      const read = await Array.fromAsync(rows('organizations', ['id', 'suspended_at', 'created_at']));
      assert.deepEqual(read.flat(), [['first', null, 1]]);
      return organizations;
    });
    assert.deepEqual(seen, [{ id: 'first' }]);
  });
}

test('where there is no file, a snapshot makes none', async (t) => {
  const dataDirectory = await newFolder(t);
  assert.equal(await readSnapshot({ dataDirectory }, async () => 'read'), undefined);
  assert.deepEqual(await readdir(dataDirectory), []);
});
