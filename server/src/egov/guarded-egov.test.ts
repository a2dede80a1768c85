import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorCode, GatewayError } from '../errors.ts';
import { askEgov } from './ask-egov.ts';
import type { CodeAnswer, Egov, StateDocumentRequest } from './egov.ts';
import { createEgovGate, type EgovRefusal } from './egov-gate.ts';
import { guardEgov } from './guarded-egov.ts';
import { mcdbCheckUnsupported, wasNotAsked } from './not-asked.ts';
import { egovRefusal } from './refusal.ts';

const limits = { maxConcurrent: 2, maxQueued: 2, breakerFaults: 3, breakerOpenMs: 15_000 };

const request: StateDocumentRequest = {
  requestId: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
  organization: { id: 'organization', name: 'Organisation' },
  documentType: 'identity_card',
  iin: '900101300017',
  phone: '77010000001',
  stateReference: null,
  asked: null,
  isForWallet: false,
};

interface PendingCall {
  resolve(answer: CodeAnswer): void;
  reject(error: unknown): void;
  signal: AbortSignal;
}

/** A guarded connector whose calls end when the test says so. */
function startGuarded(changes: Partial<typeof limits> = {}) {
  let nowMs = 5;
  const calls: PendingCall[] = [];
  const refused: EgovRefusal[] = [];
  const states: string[] = [];
  const pend = (signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<CodeAnswer>();
    calls.push({ resolve, reject, signal });
    return promise;
  };
  const egov: Egov = {
    requestDocument: (_request, signal) => pend(signal).then(() => ({ stateReference: null })),
    resendOtp: (_request, signal) => pend(signal).then(() => ({ stateReference: null })),
    fetchDocument: (_request, _code, signal) => pend(signal),
    checkMcdb: (_question, signal) => pend(signal).then(() => ({ isVerified: true })),
  };
  const gate = createEgovGate({
    limits: { ...limits, ...changes },
    monotonicMs: () => nowMs,
    onRefused: (refusal) => refused.push(refusal),
    onBreaker: (state) => states.push(state),
  });
  const guarded = { ...guardEgov(egov, gate), status: gate.status };
  const advanceMs = (milliseconds: number) => {
    nowMs += milliseconds;
  };
  return { guarded, calls, refused, states, advanceMs };
}

const fetch = (guarded: Egov, signal = new AbortController().signal) =>
  guarded.fetchDocument(request, '123456', signal);

/** Ends the newest call by this error and sees it come out. */
async function fail({ guarded, calls }: ReturnType<typeof startGuarded>, error: unknown): Promise<void> {
  const before = calls.length;
  const answer = fetch(guarded);
  assert.equal(calls.length, before + 1, 'the connector must be asked');
  calls.at(-1)?.reject(error);
  await assert.rejects(answer, (thrown) => thrown === error);
}

async function openBreaker(state: ReturnType<typeof startGuarded>): Promise<void> {
  for (let faults = 0; faults < limits.breakerFaults; faults++) await fail(state, new GatewayError('egov_unreachable'));
}

const refusedWith = (code: ErrorCode, retryAfter?: number) => (error: unknown) => {
  assert.ok(error instanceof GatewayError);
  assert.equal(error.code, code);
  assert.equal(error.extras.retry_after, retryAfter);
  assert.ok(wasNotAsked(error));
  return true;
};

const faults = [
  new GatewayError('egov_unreachable'),
  new GatewayError('egov_unavailable'),
  new GatewayError('egov_timeout'),
  new GatewayError('government_service_error'),
  new GatewayError('invalid_iin'),
  new TypeError('anything'),
];

for (const fault of faults) {
  test(`${fault instanceof GatewayError ? fault.code : fault.name} in a row opens the breaker; then nobody asks the state`, async () => {
    const state = startGuarded();
    for (let count = 0; count < limits.breakerFaults; count++) {
      assert.equal(state.guarded.status().breaker, 'closed');
      await fail(state, fault);
    }
    assert.equal(state.guarded.status().breaker, 'open');
    const { signal } = new AbortController();
    await assert.rejects(fetch(state.guarded), refusedWith('egov_unavailable', 15));
    await assert.rejects(state.guarded.requestDocument(request, signal), refusedWith('egov_unavailable', 15));
    await assert.rejects(state.guarded.resendOtp(request, signal), refusedWith('egov_unavailable', 15));
    assert.equal(state.calls.length, limits.breakerFaults);
    assert.deepEqual(state.refused, ['breaker_open', 'breaker_open', 'breaker_open']);
    assert.deepEqual(state.states, ['open']);
  });
}

test('what the state says of a citizen never opens the breaker, and ends a row of faults', async () => {
  const state = startGuarded();
  for (let time = 0; time < 10; time++) {
    await fail(state, new GatewayError('egov_unreachable'));
    await fail(state, new GatewayError('egov_unreachable'));
    const answer = fetch(state.guarded);
    if (time % 3 === 0) state.calls.at(-1)?.resolve({ outcome: 'wrong_code' });
    else
      state.calls.at(-1)?.reject(new GatewayError(time % 3 === 1 ? 'profile_not_found' : 'subject_not_found_in_mcdb'));
    await answer.catch(() => undefined);
  }
  for (const refusal of [
    new GatewayError('profile_not_found'),
    egovRefusal('government_service_error', 'it has never heard of this'),
  ]) {
    for (let time = 0; time < 10; time++) await fail(state, refusal);
  }
  assert.equal(state.guarded.status().breaker, 'closed');
});

test('a call that the deadline ended counts as a fault, also where the connector ignores the signal', async () => {
  const state = startGuarded({ breakerFaults: 1 });
  const late = askEgov(1, (signal) => fetch(state.guarded, signal));
  await assert.rejects(
    late,
    (error) => error instanceof GatewayError && error.code === 'egov_timeout' && !wasNotAsked(error),
  );
  assert.equal(state.guarded.status().breaker, 'open');
  assert.deepEqual(state.guarded.status(), { inFlight: 0, queued: 0, breaker: 'open' });
});

test('after the pause one call is tried, and only one; the others are refused at once meanwhile', async () => {
  const state = startGuarded();
  await openBreaker(state);
  state.advanceMs(14_999);
  await assert.rejects(fetch(state.guarded), refusedWith('egov_unavailable', 1));
  state.advanceMs(1);
  const trial = fetch(state.guarded);
  assert.equal(state.guarded.status().breaker, 'half_open');
  await assert.rejects(fetch(state.guarded), refusedWith('egov_unavailable', 1));
  await assert.rejects(fetch(state.guarded), refusedWith('egov_unavailable', 1));
  assert.equal(state.calls.length, limits.breakerFaults + 1);
  state.calls.at(-1)?.resolve({ outcome: 'wrong_code' });
  await trial;
  assert.deepEqual(state.states, ['open', 'half_open', 'closed']);
  // And a full row of faults is needed again.
  await fail(state, new GatewayError('egov_unreachable'));
  assert.equal(state.guarded.status().breaker, 'closed');
});

test('a connector that cannot ask the MCDB is no worse for being asked to', async () => {
  const state = startGuarded({ breakerFaults: 1 });
  await fail(state, mcdbCheckUnsupported('it has no check'));
  assert.equal(state.guarded.status().breaker, 'closed');
});

test('a trial that fails opens the breaker for another whole pause', async () => {
  const state = startGuarded();
  await openBreaker(state);
  state.advanceMs(15_000);
  await fail(state, new GatewayError('egov_timeout'));
  state.advanceMs(14_999);
  await assert.rejects(fetch(state.guarded), refusedWith('egov_unavailable', 1));
  state.advanceMs(1);
  await fail(state, new GatewayError('profile_not_found'));
  assert.equal(state.guarded.status().breaker, 'closed');
});

test('a wall clock that jumps neither shortens nor prolongs the pause', async (t) => {
  const state = startGuarded();
  await openBreaker(state);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 600_000 });
  await assert.rejects(fetch(state.guarded), refusedWith('egov_unavailable', 15));
  t.mock.timers.setTime(0);
  state.advanceMs(15_000);
  await fail(state, new GatewayError('profile_not_found'));
  assert.equal(state.guarded.status().breaker, 'closed');
});

test('so many calls go at a time, so many wait in their order, and the next is refused at once', async () => {
  const { guarded, calls, refused } = startGuarded();
  const answers = [1, 2, 3, 4].map(() => fetch(guarded));
  assert.deepEqual(guarded.status(), { inFlight: 2, queued: 2, breaker: 'closed' });
  await assert.rejects(fetch(guarded), refusedWith('egov_unavailable', 1));
  assert.deepEqual(refused, ['queue_full']);
  assert.equal(calls.length, 2);
  for (let ended = 0; ended < 4; ended++) {
    calls[ended]?.resolve({ outcome: 'wrong_code' });
    await answers[ended];
  }
  assert.deepEqual(guarded.status(), { inFlight: 0, queued: 0, breaker: 'closed' });
});

test('a deadline that passes in the queue says that the state was not asked, and is no fault of the state', async () => {
  const state = startGuarded({ maxConcurrent: 1, breakerFaults: 1 });
  const first = fetch(state.guarded);
  await assert.rejects(
    askEgov(1, (signal) => fetch(state.guarded, signal)),
    refusedWith('egov_timeout'),
  );
  assert.deepEqual(state.refused, ['deadline_in_queue']);
  state.calls[0]?.resolve({ outcome: 'wrong_code' });
  await first;
  const next = fetch(state.guarded);
  assert.equal(state.calls.length, 2, 'the call whose time was up is never made');
  state.calls[1]?.resolve({ outcome: 'wrong_code' });
  await next;
  assert.equal(state.guarded.status().breaker, 'closed');
});

test('the breaker that opens refuses those who wait in the queue', async () => {
  const state = startGuarded({ maxConcurrent: 1, breakerFaults: 1 });
  const first = fetch(state.guarded);
  const waiting = [fetch(state.guarded), fetch(state.guarded)];
  state.calls[0]?.reject(new GatewayError('egov_timeout'));
  await assert.rejects(first);
  for (const answer of waiting) await assert.rejects(answer, refusedWith('egov_unavailable', 15));
  assert.equal(state.calls.length, 1);
});

test('a call whose signal has aborted already does not reach the connector', async () => {
  const { guarded, calls } = startGuarded();
  await assert.rejects(fetch(guarded, AbortSignal.abort()), refusedWith('egov_timeout'));
  assert.equal(calls.length, 0);
});
