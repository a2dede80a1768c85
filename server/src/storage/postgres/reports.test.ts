/** Reports on PostgreSQL have connections of their own, so few, and an end. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type RawBuilder, sql } from 'kysely';
import { Client } from 'pg';
import { type Database, StoreUnavailableError } from '../database.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { defaultTimeouts, type PostgresTimeouts } from './postgres-dialect.ts';
import { findServerPrograms, startTemporaryServer } from './temporary-server.ts';

const programs = await findServerPrograms();
const NO_SERVER = 'No PostgreSQL here: install the server to test against a real one';

/** A gateway's database, and an operator's connection beside it. */
async function open(t: TestContext, folder: string, timeouts: Partial<PostgresTimeouts>) {
  const server = await startTemporaryServer(folder);
  const database = await openPostgresDatabase({ connect: server.url, timeouts: { ...defaultTimeouts, ...timeouts } });
  const operator = new Client({ connectionString: server.url });
  await operator.connect();
  t.after(async () => {
    await operator.end();
    await database.close();
    await server.stop();
  });
  return { database, operator };
}

const report = ({ reports }: Database, waits: RawBuilder<unknown>) =>
  reports.read.selectFrom(sql<{ slept: unknown }>`(select ${waits} as slept)`.as('sleeper')).selectAll().execute();

test('two reports are read at a time and a third waits for neither for long, while requests have their own connections', async (t) => {
  if (programs === undefined) return t.skip(NO_SERVER);
  const { database, operator } = await open(t, programs, { statementMs: 0, answerMs: 0, connectMs: 2_000 });
  const sleepers = [1, 2].map(() => assert.rejects(report(database, sql`pg_sleep(600)`), StoreUnavailableError));
  const asleep = "from pg_stat_activity where query like '%pg_sleep(600)%' and pid <> pg_backend_pid()";
  while ((await operator.query(`select pid ${asleep}`)).rowCount !== 2);
  await assert.rejects(report(database, sql`pg_sleep(600)`), StoreUnavailableError);
  assert.equal((await operator.query(`select pid ${asleep}`)).rowCount, 2);
  await database.ping();
  await database.commit([database.query.deleteFrom('mails')]);
  await operator.query(`select pg_terminate_backend(pid) ${asleep}`);
  await Promise.all(sleepers);
});

test('a report that takes too long is broken off by the server, and its connection serves the next one', async (t) => {
  if (programs === undefined) return t.skip(NO_SERVER);
  const { database, operator } = await open(t, programs, { statementMs: 500 });
  for (let more = 0; more < 3; more += 1) {
    await assert.rejects(report(database, sql`pg_sleep(600)`), (error) => {
      return error instanceof StoreUnavailableError && /statement timeout/.test(error.message);
    });
  }
  assert.equal((await report(database, sql`1`)).length, 1);
  const { rows } = await operator.query(
    "select count(*)::int as open from pg_stat_activity where application_name = 'qujat'",
  );
  assert.ok(rows[0].open <= 2, `${rows[0].open} connections`);
});
