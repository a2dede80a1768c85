/** Reports are read beside the gateway's thread, so many at a time and no more, also after their thread has died. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Worker } from 'node:worker_threads';
import { StoreUnavailableError } from '../database.ts';
import { openTestDatabase } from '../store-test-setup.ts';
import { openFile } from './open-file.ts';
import { createReportClient, REPORTS_MAX, startReportWorker } from './report-client.ts';

const statement = (sql: string) => ({ sql, parameters: [], mustAffect: false });
const one = statement('select 1 as one');

async function newClient(t: TestContext) {
  const directory = await mkdtemp(join(tmpdir(), 'qujat-reports-'));
  const path = join(directory, 'qujat.sqlite');
  openFile(path).close();
  const workers: Worker[] = [];
  const client = createReportClient(() => {
    const worker = startReportWorker(path);
    workers.push(worker);
    return worker;
  });
  t.after(async () => {
    await client.close();
    await rm(directory, { recursive: true });
  });
  return { client, workers };
}

test('while a report is read the gateway’s thread goes on', async (t) => {
  const database = await openTestDatabase(t);
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  assert.deepEqual(await database.reports.read.selectFrom('organizations').select('id').execute(), []);
  assert.ok(turned);
});

test('a report sees what was committed before it', async (t) => {
  const database = await openTestDatabase(t);
  for (const id of ['a', 'b']) {
    await database.commit([
      { statement: database.query.insertInto('organizations').values({ id, name: 'n', created_at: 1 }) },
    ]);
    const found = database.reports.read.selectFrom('organizations').select('id').where('id', '=', id);
    assert.deepEqual(await found.execute(), [{ id }]);
  }
});

test('who asks while as many reports as may be are under way is refused at once; later there is room again', async (t) => {
  const { client } = await newClient(t);
  const asked = Array.from({ length: REPORTS_MAX }, () => client.read(one));
  await assert.rejects(client.read(one), StoreUnavailableError);
  for (const { rows } of await Promise.all(asked)) assert.equal(rows[0]?.['one'], 1);
  assert.equal((await client.read(one)).rows[0]?.['one'], 1);
});

test('a report can neither write nor end the thread by being wrong', async (t) => {
  const { client, workers } = await newClient(t);
  await assert.rejects(client.read(statement('create table item (id text)')), /readonly/);
  await assert.rejects(client.read(statement('select nonsense')), /no such column/);
  assert.equal((await client.read(one)).rows[0]?.['one'], 1);
  assert.equal(workers.length, 1);
});

test('where the thread dies, what is under way is refused, and the next report has a thread again', async (t) => {
  const { client, workers } = await newClient(t);
  await client.read(one);
  // It ends before it can take what is asked now.
  const died = workers[0]?.terminate();
  await assert.rejects(client.read(one), StoreUnavailableError);
  await died;
  assert.equal((await client.read(one)).rows[0]?.['one'], 1);
  assert.equal(workers.length, 2);
});

test('close ends what is under way, and nothing can be asked afterwards', async (t) => {
  const { client } = await newClient(t);
  const asked = client.read(one);
  await client.close();
  assert.equal((await asked).rows[0]?.['one'], 1);
  await assert.rejects(client.read(one), /closed/);
});
