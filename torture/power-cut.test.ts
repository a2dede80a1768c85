/**
 * What a power cut leaves on the disk: the file as it was, and of its log what was synced. strace tells when that was; so whatever a client
 * was told is looked for in what was on the disk at that moment. The log only grows in so short a run, so its synced part is its beginning.
 */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import { assertBooksBalance } from './assert-books-balance.ts';
import { approve, citizen, type Reply, requestDocument, sessionIdOf, wrongCode } from './client.ts';
import { isPossible } from './disk-faults.ts';
import { count } from './scale.ts';
import { startGateway } from './start-gateway.ts';
import { codeOf, numberFrom, sqliteStoreIn } from './stores.ts';
import { watchSyncs } from './watch-syncs.ts';

const CALLS_OF_FLOW = 4;
const FILE = 'qujat.sqlite';
/** With more of them, the log would begin anew. */
const FLOWS_MAX = 50;
/** Of each, one at least is to meet no commit but its own. */
const COUNTED = ['request', 'approve'] as const;
const withoutDocument = sandboxPeople.find(({ situation }) => situation === 'document_missing') ?? citizen;

/** What a client was told, and what is to be on the disk by then. */
interface Told {
  call: (typeof COUNTED)[number] | 'other';
  begunMs: number;
  answeredMs: number;
  /** Counts rows: not zero. */
  rows: string[];
}

test('a power cut takes nothing that a client was told, and leaves books that balance', async (t) => {
  const folder = newFolder(t);
  const store = sqliteStoreIn(folder);
  const gateway = await startGateway(t, store);
  const watch = watchSyncs(t, gateway.process.pid, join(folder, `${FILE}-wal`));
  if (!(await isPossible(watch))) return t.skip('strace cannot be used here');
  const flows = count(t, 'flows', { short: 5, full: FLOWS_MAX });
  await requestDocument(gateway);
  await watch.begin();
  copyFileSync(join(folder, FILE), join(folder, 'before'));
  const told: Told[] = [];
  const tell = async (call: Told['call'], action: string, ask: () => Promise<Reply>, also: string[] = []) => {
    const begunMs = now();
    const reply = await ask();
    const audited = `select count(*) from audit where request_id = '${reply.requestId}' and action = '${action}'`;
    told.push({ call, begunMs, answeredMs: now(), rows: [audited, ...also] });
    return reply;
  };
  const leastSyncs = (calls: readonly Told[]) =>
    COUNTED.map((call) => {
      const counted = calls.filter((each) => each.call === call);
      return Math.min(...counted.map((each) => syncsWithin(each, watch.syncs)));
    });
  // Of the last flow strace may not have told all yet.
  const metOthers = () => leastSyncs(told.slice(0, -CALLS_OF_FLOW)).some((least) => least > 1);
  for (let flow = 0; flow < flows || (flow < FLOWS_MAX && metOthers()); flow += 1) {
    const sms = `select ${flow} < count(*) from sandbox_messages`;
    const session = sessionIdOf(await tell('request', 'document_requested', () => requestDocument(gateway), [sms]));
    const code = await codeOf(store, session);
    await tell('other', 'code_refused', () => approve(gateway, session, wrongCode(code)));
    await tell('approve', 'document_delivered', () => approve(gateway, session, code));
    await tell('other', 'document_requested', () => requestDocument(gateway, undefined, withoutDocument));
  }
  await watch.end();
  assert.equal(watch.wasRewritten(), false, 'the log has not begun anew');
  const log = readFileSync(join(folder, `${FILE}-wal`));

  for (const { answeredMs, rows } of told) {
    const synced = watch.syncs.findLast(({ endedMs }) => endedMs <= answeredMs)?.bytes ?? 0;
    const left = sqliteStoreIn(powerCut(folder, log.subarray(0, synced)));
    for (const row of rows) assert.notEqual(await numberFrom(left, row), 0, `after ${synced} bytes: ${row}`);
    await assertBooksBalance(left);
  }
  // What the gateway commits beside the calls, such as the lines of the request log, may fall into some of them.
  assert.deepEqual(leastSyncs(told), [1, 1]);
});

const now = () => performance.timeOrigin + performance.now();

function newFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'qujat-power-cut-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The file as it was before the flows, with this log, as SQLite finds it at the next start. */
function powerCut(folder: string, log: Uint8Array): string {
  const left = join(folder, 'left');
  rmSync(left, { recursive: true, force: true });
  mkdirSync(left);
  copyFileSync(join(folder, 'before'), join(left, FILE));
  writeFileSync(join(left, `${FILE}-wal`), log);
  new DatabaseSync(join(left, FILE)).close();
  return left;
}

function syncsWithin({ begunMs, answeredMs }: Told, syncs: readonly { endedMs: number }[]): number {
  return syncs.filter(({ endedMs }) => endedMs >= begunMs && endedMs <= answeredMs).length;
}
