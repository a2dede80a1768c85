/** Of gateways that start together on an empty store, none takes what another is making for something that cannot be used. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Database } from '../storage/database.ts';
import { migrate } from '../storage/migrations/migrate.ts';
import { connectSqlite } from '../storage/sqlite/sqlite-database.ts';
import { proveStore } from './open-store.ts';
import { isOfDevelopment, type PresentStore, readStoreState } from './store-state.ts';
import { startTestGateway } from './test-gateway.ts';

/** The database, where somebody else does something after each look at the tables. */
function disturbed(database: Database, disturb: () => Promise<void>): Database {
  const query = new Proxy(database.query, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== 'introspection') return typeof value === 'function' ? value.bind(target) : value;
      return {
        getTables: async () => {
          const tables = await target.introspection.getTables();
          await disturb();
          return tables;
        },
      };
    },
  });
  return Object.create(database, { query: { value: query } });
}

test('a store that is migrated while it is looked at lacks nothing', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-state-'));
  writeFileSync(join(directory, 'qujat.sqlite'), '');
  const database = connectSqlite(directory);
  assert.ok(database);
  t.after(async () => {
    await database.close();
    rmSync(directory, { recursive: true });
  });
  await migrate(database, []);
  const state = await readStoreState(disturbed(database, () => migrate(database)));
  assert.deepEqual(state.missingColumns, []);
});

test('a store that is whole is proved', async (t) => {
  const { dataDirectory } = await startTestGateway(t);
  const database = connectSqlite(dataDirectory);
  assert.ok(database);
  const state = await readStoreState(database);
  await database.close();
  assert.throws(() => proveStore(state, undefined, dataDirectory), /There is no master key/);
  assert.deepEqual([state.missingColumns, state.missingMigrations], [[], []]);
});

test('what a store has beside the known migrations tells a development version from a newer one', () => {
  const whole: PresentStore = {
    ...{ state: 'present', missingMigrations: [], unknownMigrations: [], needsNewer: false, missingColumns: [] },
    ...{ encryptedKeys: [], encryptedApiKey: undefined, maintenance: null, sightings: [] },
  };
  const judged = (...unknownMigrations: string[]) => isOfDevelopment({ ...whole, unknownMigrations });
  assert.equal(judged(), false);
  assert.equal(judged('0002-audit-by-day', '0003-limits'), false);
  assert.equal(judged('0002-data-keys-and-maintenance'), true);
  assert.equal(judged('0002-data-keys-and-maintenance', '0004-audit-chain', '9999-later'), true);
  assert.equal(judged('0000-before-all'), true);
  assert.equal(isOfDevelopment({ ...whole, missingColumns: ['organizations.bin'] }), true);
});
