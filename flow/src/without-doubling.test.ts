/** A lost connection neither doubles a call nor loses it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, FlowView } from './page-api.ts';
import { callWithoutDoubling } from './without-doubling.ts';

const created = { state: 'created', resend_at: null, attempts_left: null, in_charge: true } as FlowView;
const waiting = { ...created, state: 'waiting_for_code', attempts_left: 5 } as FlowView;
const lost = { kind: 'lost' } as const;
const body = (view: FlowView): Answer<FlowView> => ({ kind: 'body', body: view });
const refused: Answer<FlowView> = {
  kind: 'refused',
  refusal: {
    status: 404,
    code: 'session_not_found',
    requestId: 'req_1',
    retryAfterSeconds: undefined,
  },
};

/** Plays these answers, and tells how often each was asked for. */
async function play(calls: Answer<FlowView>[], reads: Answer<FlowView>[]) {
  const waits: number[] = [];
  const [toCall, toRead] = [[...calls], [...reads]];
  const next = (answers: Answer<FlowView>[]) => Promise.resolve(answers.shift() ?? assert.fail('asked too often'));
  const answer = await callWithoutDoubling(() => next(toCall), {
    before: created,
    readFlow: () => next(toRead),
    waitForConnection: async (tries) => void waits.push(tries),
  });
  assert.deepEqual([toCall, toRead], [[], []], 'all was asked for');
  return { answer, waits };
}

test('a call that is answered is made once', async () => {
  assert.deepEqual(await play([body(waiting)], []), { answer: body(waiting), waits: [] });
  assert.deepEqual(await play([refused], []), { answer: refused, waits: [] });
});

test('a call that has arrived although its answer was lost is not made again', async () => {
  assert.deepEqual(await play([lost], [body(waiting)]), { answer: body(waiting), waits: [1] });
});

test('a call that has not arrived is made again, however long the connection is away', async () => {
  const { answer, waits } = await play([lost, body(waiting)], [lost, lost, body(created)]);
  assert.deepEqual(answer, body(waiting));
  assert.deepEqual(waits, [1, 2, 3]);
});

test('a session that is gone meanwhile is told as such', async () => {
  assert.deepEqual(await play([lost], [refused]), { answer: refused, waits: [1] });
});
