import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { MINUTE_MS } from '../clock.ts';
import type { MaintenanceTurn } from './maintenance-store.ts';
import { startStoreWatch } from './watch-store.ts';

/** A store whose clock goes with the monotonic one, until a test moves it. */
function startWatch(t: TestContext, turns: MaintenanceTurn[] = []) {
  const state = { nowMs: 1_000_000_000, monotonicMs: 5_000, answerTakesMs: 0, cuts: 0, dates: 0 };
  const told: unknown[] = [];
  const watch = startStoreWatch({
    store: {
      readTurns: async () => {
        state.monotonicMs += state.answerTakesMs;
        return { turns, nowMs: state.nowMs };
      },
      retireTurns: async (tasks) => void told.push(['retire', ...tasks]),
    },
    cutFutureDates: async () => {
      state.cuts += 1;
      return state.dates;
    },
    tasks: turns.map(({ task }) => task),
    monotonicMs: () => state.monotonicMs,
    onStep: (stepMs, dates) => told.push(['step', stepMs, dates]),
    onLate: (task) => told.push(['late', task]),
    onLook: (late) => told.push(late.length),
    onFailure: (error) => assert.fail(String(error)),
  });
  t.after(() => watch.close());
  const pass = (ms: number, storeMs = ms) => {
    state.monotonicMs += ms;
    state.nowMs += storeMs;
  };
  return { watch, state, told, pass };
}

test('a clock that goes right is not told of, however long the gateway sleeps or the store takes', async (t) => {
  const { watch, state, told, pass } = startWatch(t);
  await watch.look();
  pass(2_000, 3_900);
  await watch.look();
  pass(7_200_000);
  await watch.look();
  state.answerTakesMs = 30_000;
  pass(2_000);
  await watch.look();
  assert.deepEqual(told, [['retire'], 0, 0, 0, 0]);
  assert.equal(state.cuts, 1, 'only at the start');
});

test('a step in either direction is told, and what lies in the future is cut where the clock went back', async (t) => {
  const { watch, state, told, pass } = startWatch(t);
  await watch.look();
  pass(2_000, 3_602_000);
  await watch.look();
  assert.equal(state.cuts, 1);
  pass(2_000, -3_598_000);
  state.dates = 7;
  await watch.look();
  assert.deepEqual(told, [['retire'], 0, ['step', 3_600_000, 0], 0, ['step', -3_600_000, 7], 0]);
  assert.equal(state.cuts, 2);
});

test('a clock that was set back while no gateway ran is found by what it left', async (t) => {
  const { watch, state, told } = startWatch(t);
  state.dates = 3;
  await watch.look();
  assert.deepEqual(told, [['retire'], ['step', 0, 3], 0]);
});

test('what a clock that went forward and back between two looks has left is found within a minute', async (t) => {
  const { watch, state, told, pass } = startWatch(t);
  await watch.look();
  state.dates = 2;
  for (let look = 0; look < 30; look += 1) {
    pass(2_000);
    await watch.look();
  }
  assert.equal(state.cuts, 2);
  assert.deepEqual(told.at(-2), ['step', 0, 2]);
});

test('a task that stands still is told once, and again after it had a turn', async (t) => {
  const turn = { task: 'clean-up', begunAt: 1_000_000_000, everyMs: MINUTE_MS };
  const { watch, told, pass } = startWatch(t, [turn, { ...turn, task: 'unknown period', everyMs: 0 }]);
  await watch.look();
  pass(4 * MINUTE_MS);
  await watch.look();
  pass(1);
  await watch.look();
  await watch.look();
  turn.begunAt += 4 * MINUTE_MS;
  await watch.look();
  pass(5 * MINUTE_MS);
  await watch.look();
  assert.deepEqual(told, [
    ['retire', 'clean-up', 'unknown period'],
    0,
    0,
    ['late', 'clean-up'],
    1,
    1,
    0,
    ['late', 'clean-up'],
    1,
  ]);
});
