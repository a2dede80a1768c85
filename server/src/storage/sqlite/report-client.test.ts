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
import { lineToWorker } from './thread-line.ts';

const statement = (sql: string) => ({ sql, parameters: [], mustAffect: 0 });
const one = statement('select 1 as one');

async function newClient(t: TestContext, maxMs?: number) {
  const directory = await mkdtemp(join(tmpdir(), 'qujat-reports-'));
  const path = join(directory, 'qujat.sqlite');
  openFile(path).close();
  const workers: Worker[] = [];
  const client = createReportClient(() => {
    const worker = startReportWorker(path);
    workers.push(worker);
    return lineToWorker(worker, 'close');
  }, maxMs);
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
    await database.commit([database.query.insertInto('organizations').values({ id, name: 'n', created_at: 1 })]);
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

test('a report that takes too long is broken off where it stands, and the next one is answered by the same thread', async (t) => {
  const { client, workers } = await newClient(t, 100);
  // It never ends, finds nothing, and rejects each row by a condition of its own.
  const endless = statement(
    'with recursive number(n) as (select 1 union all select n + 1 from number where report_has_time()) select n from number where n < 0',
  );
  const brokenOff = [client.read(endless), client.read(endless)].map((report) =>
    assert.rejects(report, (error) => error instanceof StoreUnavailableError && /took too long/.test(error.message)),
  );
  await Promise.all(brokenOff);
  assert.equal((await client.read(one)).rows[0]?.['one'], 1);
  assert.equal(workers.length, 1);
});

test('every select of a report asks for time before it looks at a row, wherever it stands in the statement', async (t) => {
  const database = await openTestDatabase(t);
  const { read } = database.reports;
  const nested = read
    .with('named', (inner) => inner.selectFrom('organizations').select('id'))
    .selectFrom('named')
    .innerJoin('request_log', 'request_log.organization_id', 'named.id')
    .select('request_log.outcome')
    .where('request_log.outcome', 'in', (inner) => inner.selectFrom('audit').select('action'));
  const asked = nested.compile().sql.match(/where report_has_time\(\)/g);
  assert.equal(asked?.length, 3);
  assert.deepEqual(await nested.execute(), []);
  const either = read
    .selectFrom('request_log')
    .selectAll()
    .where((where) => where.or([where('outcome', '=', 'a'), where('outcome', '=', 'b')]));
  assert.match(either.compile().sql, /where report_has_time\(\) and \("outcome" = \? or "outcome" = \?\)$/);
  assert.deepEqual(await either.execute(), []);
});
