import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorkQueue, nobodysTurn, type Turn, type WorkQueue } from './work-queue.ts';

const live = (organizationId: string): Turn => ({ ...nobodysTurn, environment: 'live', organizationId });
const forTests = (organizationId: string): Turn => ({ ...nobodysTurn, environment: 'test', organizationId });

/** The names of pieces in the order in which they began, and what ends those that are at work. */
function watched(concurrency: number) {
  const queue = createWorkQueue(concurrency);
  const begun: string[] = [];
  const atWork: Array<() => void> = [];
  const add = (name: string, turn: Turn) => {
    const added = queue.run(() => {
      begun.push(name);
      return new Promise<void>((resolve) => atWork.push(resolve));
    }, turn);
    added.catch(() => {});
    return added;
  };
  const finishAll = async () => {
    while (atWork.length > 0) {
      atWork.shift()?.();
      await turnOfTheLoop();
    }
  };
  return { queue, begun, add, finishAll, endOne: () => atWork.shift()?.() };
}

const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a live document is the next one, however many of test keys wait', async () => {
  const { begun, add, finishAll } = watched(1);
  for (let count = 1; count <= 62; count += 1) add(`test ${count}`, forTests('one'));
  add('live', live('two'));
  await finishAll();
  assert.deepEqual([begun.length, begun.indexOf('live')], [63, 1]);
});

test('test keys never take the last worker; live documents take them all', () => {
  for (const concurrency of [2, 4]) {
    const { begun, add } = watched(concurrency);
    for (let count = 0; count < 9; count += 1) add('test', forTests(`org ${count}`));
    assert.equal(begun.length, concurrency - 1);
    add('live', live('two'));
    assert.equal(begun.at(-1), 'live');
  }
  const { begun, add } = watched(4);
  for (let count = 0; count < 9; count += 1) add('live', live('one'));
  assert.equal(begun.length, 4);
});

test('organisations are served in turn, whoever has sent more or earlier; each keeps its own order', async () => {
  for (const turnOf of [live, forTests]) {
    const { begun, add, finishAll } = watched(1);
    for (let count = 1; count <= 5; count += 1) add(`a${count}`, turnOf('a'));
    for (let count = 1; count <= 2; count += 1) add(`b${count}`, turnOf('b'));
    add('c1', turnOf('c'));
    await finishAll();
    assert.deepEqual(begun, ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4', 'a5']);
  }
});

test('a first step goes before the others of its environment, and never before live ones', async () => {
  const { begun, add, finishAll } = watched(1);
  add('at work', live('a'));
  add('test', forTests('a'));
  add('first of test', { ...forTests('a'), isFirstStep: true });
  add('live', live('a'));
  add('first of live', { ...live('a'), isFirstStep: true });
  await finishAll();
  assert.deepEqual(begun, ['at work', 'first of live', 'live', 'first of test', 'test']);
});

test('what waits when its time is over never begins; what has begun keeps its place until it ends', async () => {
  const { queue, begun, add, endOne, finishAll } = watched(1);
  const deadline = new AbortController();
  const over = new Error('over');
  const given = [add('begun', { ...live('a'), deadline: deadline.signal })];
  given.push(add('waits', { ...live('a'), deadline: deadline.signal }));
  add('next', live('a'));
  deadline.abort(over);
  for (const piece of given) await assert.rejects(piece, over);
  await assert.rejects(add('too late', { ...live('a'), deadline: deadline.signal }), over);
  assert.deepEqual([begun, queue.waiting()], [['begun'], 1]);
  endOne();
  await turnOfTheLoop();
  assert.deepEqual([begun, queue.waiting()], [['begun', 'next'], 0]);
  await finishAll();
});

test('work that fails, at once or later, gives its place on; who waits for the end is told of it', async () => {
  const queue: WorkQueue = createWorkQueue(1);
  await queue.idle();
  const failed = queue.run(() => {
    throw new Error('at once');
  }, live('a'));
  const later = queue.run(async () => Promise.reject(new Error('later')), live('a'));
  const done = queue.run(async () => 'done', live('a'));
  const idle = queue.idle();
  await assert.rejects(failed, /at once/);
  await assert.rejects(later, /later/);
  assert.equal(await done, 'done');
  await idle;
  assert.equal(queue.waiting(), 0);
});
