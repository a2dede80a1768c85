/** The server dies, hangs, moves, or holds a row for too long: each call ends with an error in time, and the store recovers. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { type Database, StoreUnavailableError } from '../database.ts';
import { cancelLockWait } from './cancel-lock-wait.ts';
import { openPostgresDatabase } from './postgres-database.ts';
import { defaultTimeouts, type PostgresTimeouts } from './postgres-dialect.ts';
import { startTcpSwitch } from './tcp-switch.ts';
import { findServerPrograms, type ServerOptions, startTemporaryServer } from './temporary-server.ts';

const programs = await findServerPrograms();
/** A caller's pause after a call that failed. */
const RETRY_MS = 20;

/** Registers the test where PostgreSQL is installed. */
function testWithServer(name: string, run: (t: TestContext, programs: string) => Promise<void>): void {
  test(name, async (t) => {
    if (programs === undefined) return t.skip('No PostgreSQL here: install the server to test against a real one');
    await run(t, programs);
  });
}

async function serverForTest(t: TestContext, from: string, options: ServerOptions = {}) {
  const server = await startTemporaryServer(from, options);
  t.after(() => server.stop());
  return server;
}

/** @param shorter what the test waits for: on a busy machine all else takes its time */
async function storeForTest(t: TestContext, url: string, shorter: Partial<PostgresTimeouts> = {}): Promise<Database> {
  const database = await openPostgresDatabase({ connect: url, timeouts: { ...defaultTimeouts, ...shorter } });
  t.after(() => database.close());
  return database;
}

async function operatorOf(t: TestContext, url: string): Promise<Client> {
  const operator = new Client({ connectionString: url });
  operator.on('error', () => {});
  await operator.connect();
  t.after(() => operator.end());
  return operator;
}

const insert = ({ query }: Database, id: string) =>
  query.insertInto('organizations').values({ id, name: 'n', created_at: 1 });

async function idsIn({ query }: Database): Promise<string[]> {
  return (await query.selectFrom('organizations').select('id').orderBy('id').execute()).map(({ id }) => id);
}

/** The server's processes behind as many connections as the pool opens for this many calls at once. */
async function backendsOf({ query }: Database): Promise<number[]> {
  const slow = sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.1)`;
  const answers = await Promise.all(Array.from({ length: 12 }, () => slow.execute(query)));
  return answers.map(({ rows }) => rows[0]?.pid ?? 0);
}

/** Stores units one after the other until `enough`, and tells which were acknowledged; every failure must be the store's. */
async function storeUntil(
  database: Database,
  enough: () => boolean,
): Promise<{ acknowledged: string[]; failed: number }> {
  const acknowledged: string[] = [];
  let failed = 0;
  while (!enough()) {
    const ids = [randomUUID(), randomUUID()];
    try {
      await database.commit(ids.map((id) => insert(database, id)));
      acknowledged.push(...ids);
    } catch (error) {
      assert.ok(error instanceof StoreUnavailableError, String(error));
      failed += 1;
      await pause(RETRY_MS);
    }
  }
  return { acknowledged, failed };
}

const isDone = (call: () => Promise<unknown>) =>
  call().then(
    () => true,
    () => false,
  );

async function untilDone(call: () => Promise<unknown>): Promise<void> {
  while (!(await isDone(call))) await pause(RETRY_MS);
}

/** Another row each time: a unit that was not acknowledged may be stored all the same. */
async function untilStored(database: Database): Promise<string> {
  let id = '';
  await untilDone(() => {
    id = randomUUID();
    return database.commit([insert(database, id)]);
  });
  return id;
}

async function untilRefused(call: () => Promise<unknown>): Promise<void> {
  while (await isDone(call)) await pause(RETRY_MS);
}

for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
  testWithServer(`a server ended by ${signal} and started again: nothing acknowledged is lost`, async (t, from) => {
    const server = await serverForTest(t, from);
    const database = await storeForTest(t, server.url);
    let over = false;
    const callers = Array.from({ length: 8 }, () => storeUntil(database, () => over));
    await server.kill(signal);
    await assert.rejects(database.ping(), StoreUnavailableError);
    await server.start();
    await storeUntil(database, () => true);
    // Each connection that broke while it was idle may cost one call.
    await untilDone(() => database.ping());
    over = true;
    const told = await Promise.all(callers);
    assert.ok(told.reduce((sum, { failed }) => sum + failed, 0) > 0, 'the outage was felt');
    const stored = new Set(await idsIn(database));
    assert.deepEqual(
      told.flatMap(({ acknowledged }) => acknowledged).filter((id) => !stored.has(id)),
      [],
    );
    assert.equal(stored.size % 2, 0, 'no unit is stored in part');
  });
}

testWithServer(
  'a server that hangs costs each call a bounded time, and its connections are not used again',
  async (t, from) => {
    const server = await serverForTest(t, from);
    const database = await storeForTest(t, server.url, { connectMs: 2_000, answerMs: 2_000 });
    const before = await backendsOf(database);
    const processIds = await server.processIds();
    for (const id of processIds) process.kill(id, 'SIGSTOP');
    // More calls than the pool has connections: some wait for an answer, some to connect, some for a free connection.
    const calls = Array.from({ length: 40 }, (_, call) =>
      call % 2 === 0
        ? database.ping()
        : database.commit([insert(database, randomUUID()), insert(database, randomUUID())]),
    );
    for (const outcome of await Promise.allSettled(calls)) {
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailableError);
    }
    for (const id of processIds) process.kill(id, 'SIGCONT');
    const id = await untilStored(database);
    assert.ok((await idsIn(database)).includes(id));
    const reused = (await backendsOf(database)).filter((pid) => before.includes(pid));
    assert.deepEqual(reused, []);
  },
);

testWithServer(
  'a row that another transaction holds is not waited for without end, and the connection stays good',
  async (t, from) => {
    const server = await serverForTest(t, from);
    const database = await storeForTest(t, server.url, { lockMs: 200 });
    const id = randomUUID();
    await database.commit([insert(database, id)]);
    const operator = await operatorOf(t, server.url);
    await operator.query('begin');
    await operator.query('update organizations set created_at = 2');
    const rename = database.query.updateTable('organizations').set({ name: 'renamed' }).where('id', '=', id);
    await assert.rejects(database.commit([rename, insert(database, randomUUID())]), StoreUnavailableError);
    assert.deepEqual(await idsIn(database), [id]);
    await operator.query('commit');
    await database.commit([rename]);
  },
);

testWithServer(
  'what a unit holds is free once its answer was too late, also where the server waits on',
  async (t, from) => {
    const server = await serverForTest(t, from);
    // As after its clock was set back: none of its own time-outs comes.
    const none = { lockMs: 0, statementMs: 0, abandonedMs: 0 };
    const database = await storeForTest(t, server.url, { ...none, answerMs: 400 });
    const [free, held] = [await untilStored(database), await untilStored(database)];
    const operator = await operatorOf(t, server.url);
    await operator.query('begin');
    await operator.query('update organizations set created_at = 2 where id = $1', [held]);
    const rename = (id: string) =>
      database.query.updateTable('organizations').set({ name: 'renamed' }).where('id', '=', id);
    await assert.rejects(database.commit([rename(free), rename(held)]), StoreUnavailableError);
    await untilDone(() => database.commit([rename(free)]));
    await operator.query('rollback');
    await untilDone(() => database.commit([rename(held)]));
  },
);

testWithServer('a commit that waits for a standby is not acknowledged without it', async (t, from) => {
  const server = await serverForTest(t, from);
  const database = await storeForTest(t, server.url, { answerMs: 400 });
  const operator = await operatorOf(t, server.url);
  const readWaiting = async () =>
    (await operator.query<{ pid: number }>(`select pid from pg_stat_activity where wait_event = 'SyncRep'`)).rows;
  await operator.query(`alter system set synchronous_standby_names = 'nobody'`);
  await operator.query('select pg_reload_conf()');
  let waiting: { pid: number }[] = [];
  while (waiting.length === 0) {
    await untilRefused(() => database.commit([insert(database, randomUUID())]));
    waiting = await readWaiting();
  }
  const stored = await idsIn(database);
  for (const { pid } of waiting) {
    assert.equal(await cancelLockWait(server.url, pid, defaultTimeouts.connectMs), false);
  }
  assert.deepEqual(await readWaiting(), waiting);
  assert.deepEqual(await idsIn(database), stored);
  await operator.query('alter system reset synchronous_standby_names');
  await operator.query('select pg_reload_conf()');
});

testWithServer('a gateway that vanishes in the middle of a unit does not hold its rows for long', async (t, from) => {
  const server = await serverForTest(t, from);
  const database = await storeForTest(t, server.url, { abandonedMs: 1_000 });
  const id = randomUUID();
  await database.commit([insert(database, id)]);
  const begun = await database.query.startTransaction().execute();
  await begun.updateTable('organizations').set({ name: 'never' }).where('id', '=', id).execute();
  const rename = database.query.updateTable('organizations').set({ name: 'renamed' }).where('id', '=', id);
  await untilDone(() => database.commit([rename]));
  await assert.rejects(begun.commit().execute(), StoreUnavailableError);
  await assert.rejects(begun.rollback().execute());
});

testWithServer(
  'a server that takes no writes any more is unavailable, and left for the next connection',
  async (t, from) => {
    const server = await serverForTest(t, from);
    const database = await storeForTest(t, server.url);
    await database.ping();
    const operator = await operatorOf(
      t,
      `${server.url}?options=${encodeURIComponent('-c default_transaction_read_only=off')}`,
    );
    const setReadOnly = async (value: string) => {
      await operator.query(`alter system set default_transaction_read_only = ${value}`);
      await operator.query('select pg_reload_conf()');
    };
    await setReadOnly('on');
    await untilRefused(() => database.commit([insert(database, randomUUID())]));
    await assert.rejects(database.ping(), { message: /takes no writes/ });
    await setReadOnly('off');
    await untilDone(() => database.ping());
    await database.commit([insert(database, randomUUID())]);
  },
);

testWithServer('a standby refuses to be the store, and is it once promoted', async (t, from) => {
  const primary = await serverForTest(t, from);
  const standby = await serverForTest(t, from, { standbyOf: primary });
  await assert.rejects(openPostgresDatabase({ connect: standby.url }), { message: /takes no writes/ });
  await (await operatorOf(t, standby.url)).query('select pg_promote()');
  const database = await openPostgresDatabase({ connect: standby.url });
  await database.close();
});

testWithServer('a commit whose answer is lost is never reported as done, though it may be stored', async (t, from) => {
  const server = await serverForTest(t, from);
  const between = await startTcpSwitch(server.socketPath);
  t.after(() => between.close());
  const database = await storeForTest(t, between.url);
  const ids = [randomUUID(), randomUUID()].sort();
  const lost = between.loseCommitOf(ids[0] ?? '');
  await assert.rejects(database.commit(ids.map((id) => insert(database, id))), StoreUnavailableError);
  await lost;
  assert.deepEqual(await idsIn(database), ids);
});
