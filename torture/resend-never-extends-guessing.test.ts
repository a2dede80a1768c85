/**
 * However resends, wrong codes and the passing of time follow each other or coincide, the state compares at most five codes of a
 * session. fast-check makes up the orders; what a single call must answer is foretold by a small model.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { API, startTestGateway, type TestGateway, type TestReply } from '../server/src/app/test-gateway.ts';
import type { Egov } from '../server/src/egov/egov.ts';
import { defaultSessionRules } from '../server/src/sessions/session.ts';
import { wrongCode } from './client.ts';
import { count } from './scale.ts';
import { codeOf, type NewStore, overEachStore, type TortureStore } from './stores.ts';

const { maxAttempts, maxResends, otpTtlMs, sessionTtlMs, resendAfterMs } = defaultSessionRules;

type Call = 'wrong code' | 'resend';
/** Time passes, then these calls are made at once. */
interface Step {
  afterMs: number;
  calls: Call[];
}

const call = fc.constantFrom<Call>('wrong code', 'resend');
const step: fc.Arbitrary<Step> = fc.record({
  afterMs: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(0, resendAfterMs) },
    { weight: 1, arbitrary: fc.constantFrom(1, resendAfterMs - 1, otpTtlMs - 1, otpTtlMs, sessionTtlMs - 1) },
  ),
  calls: fc.oneof(
    fc.tuple(call),
    fc.array(call, { minLength: 2, maxLength: 10 }),
    fc.array(fc.constant<Call>('wrong code'), { minLength: 2, maxLength: 10 }),
  ),
});

overEachStore((newStore) => {
  test('over any order of resends and wrong codes, five codes are compared at most', async (t) => {
    const runs = count(t, 'made-up orders', { short: 8, full: 1_000 });
    const world = await startWorld(t, newStore);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), (steps) => runSteps(world, steps)),
      { numRuns: runs },
    );
  });
});

interface World {
  store: TortureStore;
  gateway: TestGateway;
  /** How many codes reached the state since this was last set to 0. */
  state: { compared: number };
}

async function startWorld(t: TestContext, newStore: NewStore): Promise<World> {
  const store = await newStore(t);
  const state = { compared: 0 };
  const wrapSandbox = (sandbox: Egov): Egov => ({
    ...sandbox,
    fetchDocument: (...asked) => {
      state.compared += 1;
      return sandbox.fetchDocument(...asked);
    },
  });
  const { DATABASE_URL: databaseUrl, QUJAT_DATA_DIR } = store.variables;
  const config = { databaseUrl, ...(QUJAT_DATA_DIR !== undefined && { dataDirectory: QUJAT_DATA_DIR }) };
  return { store, gateway: await startTestGateway(t, { config, wrapSandbox }), state };
}

/** What is known of the session from its rules alone. Times count from its opening. */
interface Model {
  nowMs: number;
  attempts: number;
  resends: number;
  sentAtMs: number;
}

async function runSteps({ store, gateway, state }: World, steps: readonly Step[]): Promise<void> {
  const { body } = await gateway.requestDocument();
  const sessionId = body.backend_session_id;
  const model: Model = { nowMs: 0, attempts: 0, resends: 0, sentAtMs: 0 };
  state.compared = 0;
  for (const { afterMs, calls } of steps) {
    gateway.advanceMs(afterMs);
    model.nowMs += afterMs;
    const wrong = wrongCode(await codeOf(store, sessionId));
    const replies = await Promise.all(calls.map((name) => makeCall(gateway, sessionId, name, wrong)));
    const [single] = replies;
    if (calls.length === 1 && single) assert.equal(outcomeOf(single), foretell(model, calls[0] ?? 'resend'));
    learn(model, calls, replies);
    assert.ok(state.compared <= maxAttempts, `${state.compared} codes were compared`);
    assert.equal(model.attempts, state.compared, 'each compared code was answered as a wrong one');
    assert.ok(model.resends <= maxResends, `${model.resends} codes were sent again`);
  }
  if (model.attempts < maxAttempts) return;
  const right = await gateway.approve(sessionId, await codeOf(store, sessionId));
  assert.ok(['too_many_attempts', 'session_expired'].includes(outcomeOf(right)), right.text);
  assert.equal(state.compared, maxAttempts, 'a locked session compares nothing');
}

function makeCall(gateway: TestGateway, sessionId: string, name: Call, wrong: string): Promise<TestReply> {
  return name === 'wrong code'
    ? gateway.approve(sessionId, wrong)
    : gateway.post(`${API}/resend/`, { backend_session_id: sessionId });
}

function outcomeOf({ status, body }: TestReply): string {
  return status === 200 ? 'ok' : body.code;
}

function foretell(model: Model, name: Call): string {
  if (model.attempts >= maxAttempts) return 'too_many_attempts';
  if (model.nowMs >= sessionTtlMs) return 'session_expired';
  if (name === 'wrong code') return model.nowMs >= model.sentAtMs + otpTtlMs ? 'otp_code_expired' : 'invalid_otp_code';
  if (model.resends >= maxResends) return 'too_many_resends';
  return model.nowMs < model.sentAtMs + resendAfterMs ? 'resend_too_early' : 'ok';
}

/** Of calls at once it is not known which came first: their answers tell what was counted. */
function learn(model: Model, calls: readonly Call[], replies: readonly TestReply[]): void {
  for (const [index, reply] of replies.entries()) {
    const outcome = outcomeOf(reply);
    if (calls[index] === 'wrong code' && outcome === 'invalid_otp_code') model.attempts += 1;
    if (calls[index] === 'resend' && outcome === 'ok') {
      model.resends += 1;
      model.sentAtMs = model.nowMs;
    }
  }
}
