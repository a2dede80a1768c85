/** A clock set ahead moves what the store dates, and none of the server's own time-outs: these end deadlocks and waits. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Client } from 'pg';
import { findServerPrograms, startTemporaryServer } from '../server/src/storage/postgres/temporary-server.ts';
import { createClockOfServer, ownClockFirst } from './stepped-clock.ts';
import { newPostgresStore } from './stores.ts';

const HOUR_MS = 3_600_000;

test('where the clock of PostgreSQL is an hour ahead, a wait for a lock ends in its own time', async (t) => {
  const programs = await findServerPrograms();
  if (programs === undefined) return t.skip('No PostgreSQL here: install its server programs to test against it');
  const server = await startTemporaryServer(programs, { settings: [ownClockFirst] });
  t.after(() => server.stop());
  const clock = await createClockOfServer(t, server.url);
  const store = await newPostgresStore(t, server.url);
  clock.setAheadMs(HOUR_MS);
  const ahead = `select extract(epoch from clock_timestamp() - pg_catalog.clock_timestamp()) > 3590`;
  assert.equal(Object.values((await store.rows(ahead))[0] ?? {})[0], true);

  await store.change('create table held (id bigint)');
  await store.change('insert into held values (1)');
  const [holder, waiter] = await Promise.all([connect(t, store.variables), connect(t, store.variables)]);
  await holder.query('begin; update held set id = 2');
  // Below libfaketime this came an hour later.
  await waiter.query("set lock_timeout = '100ms'");
  await assert.rejects(waiter.query('update held set id = 3'), { code: '55P03' });
});

async function connect(t: TestContext, { DATABASE_URL: connectionString }: NodeJS.ProcessEnv): Promise<Client> {
  const client = new Client({ connectionString });
  // The server stops before it.
  client.on('error', () => {});
  await client.connect();
  t.after(() => client.end());
  return client;
}
