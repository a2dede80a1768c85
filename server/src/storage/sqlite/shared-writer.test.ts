/** Several threads of a gateway on one SQLite file: one writes for all, and one reads the reports of all. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Database, mustAffect, StoreUnavailableError } from '../database.ts';
import { joinDatabase } from '../open-database.ts';
import { REPORTS_MAX } from './report-client.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

const LENT = 3;

/** The one that has opened the file, then those that were lent to. */
async function openShared(t: TestContext) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'qujat-shared-'));
  const owner = await openSqliteDatabase({ dataDirectory });
  const borrowers = await Promise.all(Array.from({ length: LENT }, () => joinDatabase({}, owner.lend())));
  t.after(async () => {
    for (const database of [...borrowers, owner]) await database.close();
    await rm(dataDirectory, { recursive: true });
  });
  return { owner, borrowers, all: [owner, ...borrowers] };
}

function commitOrganization(database: Database, id: string) {
  const { query } = database;
  const statement = query.insertInto('organizations').values({ id, name: id, created_at: 1 }).returning('id');
  return database.commit([mustAffect(statement)]);
}

async function storedIds({ query }: Database): Promise<string[]> {
  return (await query.selectFrom('organizations').select('id').execute()).map(({ id }) => id).sort();
}

test('units of all threads at once: each is told what came of its own, and all threads see all of it', async (t) => {
  const { all } = await openShared(t);
  const ids = Array.from({ length: 400 }, (_, index) => `organisation ${index}`);
  const results = await Promise.all(
    ids.map((id, index) => commitOrganization(all[index % all.length] as Database, id)),
  );
  assert.deepEqual(
    results.map((result) => result?.[0]?.rows[0]?.['id']),
    ids,
  );
  for (const database of all) assert.deepEqual(await storedIds(database), ids.toSorted());
});

test('a unit that fails in one thread fails for it alone, also in a commit that it shares with others', async (t) => {
  const { all } = await openShared(t);
  const outcomes = await Promise.allSettled(all.map((database) => commitOrganization(database, 'the same id')));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') assert.match(String(outcome.reason), /UNIQUE constraint failed/);
  }
});

test('a thread that ends leaves the others as they were', async (t) => {
  const { owner, borrowers } = await openShared(t);
  await borrowers[0]?.close();
  await commitOrganization(borrowers[1] as Database, 'later');
  assert.deepEqual(await storedIds(owner), ['later']);
});

test('when the thread that opened the file closes it, the others are told so', async (t) => {
  const { owner, borrowers } = await openShared(t);
  const [first, second] = borrowers as [Database, Database];
  await first.ping();
  await owner.close();
  await assert.rejects(first.ping(), StoreUnavailableError);
  await assert.rejects(commitOrganization(second, 'too late'), StoreUnavailableError);
});

test('reports of all threads count together', async (t) => {
  const { all } = await openShared(t);
  const read = (database: Database) => database.reports.read.selectFrom('organizations').select('id').execute();
  const asked = Array.from({ length: 2 * REPORTS_MAX }, (_, index) => read(all[index % all.length] as Database));
  const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
  assert.equal(refused.length, REPORTS_MAX);
  for (const outcome of refused) {
    assert.ok('reason' in outcome && outcome.reason instanceof StoreUnavailableError, String(outcome));
  }
  assert.deepEqual(await read(all.at(-1) as Database), []);
});
