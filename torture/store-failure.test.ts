/**
 * The disk is full, the disk fails, the database server dies. Nothing is acknowledged that is not stored, the callers are told
 * 503 `service_unavailable`, and the same gateway goes on as soon as the store can.
 */
import assert from 'node:assert/strict';
import { chownSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { errorTable } from '../server/src/errors.ts';
import { assertBooksBalance } from './assert-books-balance.ts';
import { approve, type Reply, requestDocument, sessionIdOf } from './client.ts';
import { type Fault, failFsync, isPossible, limitFileSize, mountSmallDisk } from './disk-faults.ts';
import { count, isFull } from './scale.ts';
import { type GatewayUnderTest, startGateway } from './start-gateway.ts';
import {
  codeOf,
  newSqliteStore,
  numberFrom,
  overPostgres,
  postgresOwner,
  sqliteStoreIn,
  type TortureStore,
} from './stores.ts';

const CLIENTS = 4;
/** A fault shows within so many flows of a client. */
const FLOWS_MAX = 2_000;
/** How many refusals are seen before the fault ends. */
const REFUSALS = 8;

test('SQLite on a full disk acknowledges nothing that is not stored, and goes on afterwards', async (t) => {
  const disk = await mountSmallDisk(t, 8);
  if (disk === undefined) return t.skip('Nothing may be mounted here: the limit of file sizes takes its place');
  const store = sqliteStoreIn(disk.folder);
  await surviveFaults(t, store, await startGateway(t, store), disk);
});

test('SQLite whose file cannot grow acknowledges nothing that is not stored, and goes on afterwards', async (t) => {
  const store = await newSqliteStore(t);
  const gateway = await startGateway(t, store);
  const fault = limitFileSize(gateway.process.pid);
  if (!(await isPossible(fault))) return t.skip('No prlimit here; committer.test.ts fills its file by itself');
  await surviveFaults(t, store, gateway, fault);
});

test('SQLite on a disk whose fsync fails acknowledges nothing that is not stored, and goes on afterwards', async (t) => {
  const store = await newSqliteStore(t);
  const gateway = await startGateway(t, store);
  const fault = failFsync(t, gateway.process.pid);
  if (!(await isPossible(fault))) return t.skip('strace cannot be used here; committer.test.ts fails the fsync itself');
  const underFault = await surviveFaults(t, store, gateway, fault);
  assert.equal(underFault.get('ok') ?? 0, 0, 'no commit is durable, so none may be acknowledged');
});

overPostgres((newStore) => {
  test('PostgreSQL that crashes and comes back has lost nothing that was acknowledged', async (t) => {
    const store = await newStore(t);
    await surviveFaults(t, store, await startGateway(t, store), crashServer(store));
  });

  test('PostgreSQL on a full disk acknowledges nothing that is not stored, and goes on afterwards', async (t) => {
    const disk = await mountSmallDisk(t, 24);
    if (disk === undefined) return t.skip('Nothing may be mounted here, so the disk cannot be filled');
    const owner = await postgresOwner();
    if (owner !== undefined) chownSync(disk.folder, owner.uid, owner.gid);
    const store = await newStore(t, disk.folder);
    await surviveFaults(t, store, await startGateway(t, store), disk);
  });
});

/** A backend that is killed makes PostgreSQL cut every connection and recover from its log. */
function crashServer(store: TortureStore): Fault {
  return {
    isMomentary: true,
    async begin() {
      const pid = await numberFrom(store, "select pid from pg_stat_activity where application_name = 'qujat' limit 1");
      process.kill(pid, 'SIGKILL');
    },
    end: async () => {},
  };
}

/** Counts what the callers were told while the fault lasted. */
async function surviveFaults(
  t: TestContext,
  store: TortureStore,
  gateway: GatewayUnderTest,
  fault: Fault,
): Promise<Map<string, number>> {
  const times = count(t, 'times', { short: 1, full: 10 });
  const told = new Map<string, number>();
  const acknowledged: string[] = [];
  let refused = 0;
  for (let time = 1; time <= times; time += 1) {
    assert.ok(await flow(store, gateway, acknowledged, new Map()), 'it works before the fault');
    const waiting = await openSession(store, gateway);
    refused += await callWhileItBegins(store, gateway, acknowledged, fault);
    if (!fault.isMomentary) await callUntilRefused(store, gateway, acknowledged, told);
    const early = note(await approve(gateway, waiting.sessionId, waiting.code), told);
    if (early.outcome === 'ok') acknowledged.push(early.requestId);
    await fault.end();
    await untilItWorks(store, gateway, acknowledged);
    const late = await approve(gateway, waiting.sessionId, waiting.code);
    if (late.outcome === 'ok') acknowledged.push(late.requestId);
    // A claim that was refused may have been stored all the same: then its lease must run out first.
    else assert.ok(['session_in_progress', 'document_already_received'].includes(late.outcome), late.text);
    await assertKept(store, acknowledged, refused + (told.get('service_unavailable') ?? 0));
  }
  t.diagnostic([...told].map(([outcome, replies]) => `${outcome}: ${replies}`).join(', '));
  assert.doesNotMatch(gateway.log(), /a defect/, 'no failure of the store is taken for a defect');
  if (isFull) {
    await gateway.kill();
    const next = await startGateway(t, store);
    assert.ok(await flow(store, next, acknowledged, new Map()), 'it works after a kill');
    await assertKept(store, acknowledged, refused + (told.get('service_unavailable') ?? 0));
  }
  return told;
}

/** The fault comes while clients are at any step of their flows. Gives the number of refusals. */
async function callWhileItBegins(
  store: TortureStore,
  gateway: GatewayUnderTest,
  acknowledged: string[],
  fault: Fault,
): Promise<number> {
  const told = new Map<string, number>();
  const calling = callUntilRefused(store, gateway, acknowledged, told, fault.isMomentary ? 1 : REFUSALS);
  await fault.begin();
  await calling;
  return told.get('service_unavailable') ?? 0;
}

async function openSession(store: TortureStore, gateway: GatewayUnderTest) {
  const requested = await requestDocument(gateway);
  assert.equal(requested.outcome, 'ok', requested.text);
  const sessionId = sessionIdOf(requested);
  return { sessionId, code: await codeOf(store, sessionId) };
}

async function callUntilRefused(
  store: TortureStore,
  gateway: GatewayUnderTest,
  acknowledged: string[],
  told: Map<string, number>,
  refusals = REFUSALS,
): Promise<void> {
  const before = told.get('service_unavailable') ?? 0;
  const call = async () => {
    for (let flows = 0; (told.get('service_unavailable') ?? 0) < before + refusals; flows += 1) {
      assert.ok(flows < FLOWS_MAX, 'the fault shows');
      await flow(store, gateway, acknowledged, told);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, call));
}

/** PostgreSQL needs a while to recover; the gateway answers meanwhile. */
async function untilItWorks(store: TortureStore, gateway: GatewayUnderTest, acknowledged: string[]): Promise<void> {
  for (let flows = 0; flows < FLOWS_MAX; flows += 1) {
    if (await flow(store, gateway, acknowledged, new Map())) return;
  }
  assert.fail('the gateway does not go on once the store can');
}

/** One document from beginning to end. True where it came. */
async function flow(
  store: TortureStore,
  gateway: GatewayUnderTest,
  acknowledged: string[],
  told: Map<string, number>,
): Promise<boolean> {
  const requested = note(await requestDocument(gateway), told);
  if (requested.outcome !== 'ok') return false;
  const sessionId = sessionIdOf(requested);
  const code = await codeOf(store, sessionId).catch(() => undefined);
  if (code === undefined) return false;
  const approved = note(await approve(gateway, sessionId, code), told);
  if (approved.outcome === 'ok') acknowledged.push(approved.requestId);
  return approved.outcome === 'ok';
}

function note(reply: Reply, told: Map<string, number>): Reply {
  told.set(reply.outcome, (told.get(reply.outcome) ?? 0) + 1);
  if (reply.outcome !== 'ok') {
    const { status, detail } = errorTable.service_unavailable;
    const said = [reply.outcome, reply.status, reply.body['detail']];
    assert.deepEqual(said, ['service_unavailable', status, detail]);
  }
  return reply;
}

/** Every document that a client received has its rows, and every unit is whole. */
async function assertKept(store: TortureStore, acknowledged: string[], refused: number): Promise<void> {
  const rows = await store.rows("select request_id from audit where action = 'document_delivered'");
  const stored = new Set(rows.map((row) => row['request_id']));
  assert.deepEqual(
    acknowledged.filter((requestId) => !stored.has(requestId)),
    [],
    'no acknowledgement without a durable row',
  );
  const { delivered, openAttempts } = await assertBooksBalance(store);
  // What was under way when the store failed may be stored or not.
  assert.ok(delivered - acknowledged.length <= refused, 'what was not acknowledged was at least refused');
  assert.ok(openAttempts <= refused, 'only a refused approve may lack its outcome');
}
