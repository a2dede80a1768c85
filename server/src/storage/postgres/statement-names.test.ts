import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Database, mustAffect } from '../database.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { findServerPrograms, startTemporaryServer, type TemporaryServer } from './temporary-server.ts';

const programs = await findServerPrograms();
const skip = programs === undefined && 'No PostgreSQL here: install its server programs';
let server: TemporaryServer | undefined;

before(async () => {
  if (programs !== undefined) server = await startTemporaryServer(programs);
});
after(() => server?.stop());

async function withDatabase(prepared: boolean, use: (database: Database) => Promise<void>): Promise<void> {
  const database = await openPostgresDatabase({ connect: server?.url ?? '', prepared });
  await use(database).finally(() => database.close());
}

/** One after the other, so that all come to the same connection. */
async function findPlans({ query }: Database, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await query.selectFrom('plans').selectAll().where('id', '=', `plan ${time}`).execute();
  }
}

const countPrepared = async ({ query }: Database) =>
  (await sql<{ text: string }>`select statement as text from pg_prepared_statements`.execute(query)).rows.filter(
    ({ text }) => text.includes('"plans"'),
  ).length;

test('a statement that comes again is prepared, one that comes now and then is not', { skip }, () =>
  withDatabase(true, async (database) => {
    await findPlans(database, 4);
    assert.equal(await countPrepared(database), 0);
    await findPlans(database, 4);
    assert.equal(await countPrepared(database), 1);
  }),
);

test('nothing is prepared where that is disabled', { skip }, () =>
  withDatabase(false, async (database) => {
    await findPlans(database, 20);
    assert.equal(await countPrepared(database), 0);
  }),
);

test('a table that was changed since, and a statement that the server has forgotten, cost nothing', { skip }, () =>
  withDatabase(true, async (database) => {
    const rename = database.query.updateTable('plans').set({ name: 'new' }).where('id', '=', 'e-document-open');
    const both = [mustAffect(rename), rename];
    for (let time = 0; time < 10; time += 1) assert.ok(await database.commit(both));
    await findPlans(database, 10);
    await sql`alter table plans add column later text`.execute(database.query);
    await findPlans(database, 1);
    assert.ok(await database.commit(both));
    await findPlans(database, 10);
    await sql`deallocate all`.execute(database.query);
    await findPlans(database, 1);
    assert.ok(await database.commit(both));
  }),
);
