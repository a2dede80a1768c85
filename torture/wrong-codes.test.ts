/** However many wrong codes come at once, five of them reach the state, and then the session is locked. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { defaultSessionRules } from '../server/src/sessions/session.ts';
import { assertBooksBalance } from './assert-books-balance.ts';
import { approve, type Reply, requestDocument, resendOtp, sessionIdOf, wrongCode } from './client.ts';
import { count, isFull, threadsInFullRun } from './scale.ts';
import { type GatewayUnderTest, startGateway } from './start-gateway.ts';
import { codeOf, egovRequestIdOf, type NewStore, overEachStore, type TortureStore } from './stores.ts';

const AT_ONCE = 50;
const { maxAttempts, resendAfterMs } = defaultSessionRules;
const refusals = ['session_in_progress', 'invalid_otp_code', 'too_many_attempts'];

overEachStore((newStore) => {
  test('five wrong codes of a session reach the state, however many come at once', async (t) => {
    await guessInTurns(t, await startGateways(t, newStore, [{}, {}]));
  });

  test('also through four threads of one gateway', async (t) => {
    if (!isFull) return t.skip(threadsInFullRun);
    await guessInTurns(t, await startGateways(t, newStore, [{ QUJAT_THREADS: '4' }]));
  });
});

interface Gateways {
  store: TortureStore;
  gateways: readonly [GatewayUnderTest, ...GatewayUnderTest[]];
}

async function guessInTurns(t: TestContext, { store, gateways }: Gateways): Promise<void> {
  await t.test('50 at once, again and again: five are evaluated, then the session is locked', async (t) => {
    const sessions = count(t, `sessions with ${AT_ONCE} wrong codes at once`, { short: 2, full: 200 });
    for (let session = 1; session <= sessions; session += 1) {
      const sessionId = await openSession(gateways[0]);
      const wrong = wrongCode(await codeOf(store, sessionId));
      const replies: Reply[] = [];
      do replies.push(...(await guessAtOnce(gateways, sessionId, wrong)));
      while (!replies.some(({ outcome }) => outcome === 'too_many_attempts'));
      await assertLocked(store, gateways, sessionId, replies);
    }
    await assertBooksBalance(store);
  });

  await t.test('five in all, also with a new code after each burst', async (t) => {
    const sessions = count(t, 'sessions with resends between the wrong codes', { short: 1, full: 50 });
    for (let session = 1; session <= sessions; session += 1) {
      const sessionId = await openSession(gateways[0]);
      const replies: Reply[] = [];
      for (;;) {
        replies.push(...(await guessAtOnce(gateways, sessionId, wrongCode(await codeOf(store, sessionId)))));
        if (replies.some(({ outcome }) => outcome === 'too_many_attempts')) break;
        for (const gateway of gateways) await gateway.order({ order: 'moveClock', milliseconds: resendAfterMs });
        const resent = await resendOtp(gateways[session % gateways.length] ?? gateways[0], sessionId);
        assert.ok(['ok', 'too_many_attempts'].includes(resent.outcome), resent.text);
      }
      await assertLocked(store, gateways, sessionId, replies);
    }
    await assertBooksBalance(store);
  });
}

/** @param variables of each gateway */
async function startGateways(
  t: TestContext,
  newStore: NewStore,
  [first = {}, ...others]: readonly NodeJS.ProcessEnv[],
): Promise<Gateways> {
  const store = await newStore(t);
  const start = (variables: NodeJS.ProcessEnv) =>
    startGateway(t, store, { TORTURE_CLOCK_OFFSET_MS: '0', ...variables });
  return { store, gateways: await Promise.all([start(first), ...others.map(start)] as const) };
}

async function openSession(gateway: GatewayUnderTest): Promise<string> {
  const requested = await requestDocument(gateway);
  assert.equal(requested.outcome, 'ok', requested.text);
  return sessionIdOf(requested);
}

async function guessAtOnce(gateways: Gateways['gateways'], sessionId: string, wrong: string): Promise<Reply[]> {
  const calls = Array.from({ length: AT_ONCE }, (_, index) =>
    approve(gateways[index % gateways.length] ?? gateways[0], sessionId, wrong),
  );
  return Promise.all(calls);
}

async function assertLocked(
  store: TortureStore,
  gateways: Gateways['gateways'],
  sessionId: string,
  replies: readonly Reply[],
): Promise<void> {
  const strange = replies.filter(({ outcome }) => !refusals.includes(outcome));
  assert.deepEqual(strange, []);
  assert.equal(replies.filter(({ outcome }) => outcome === 'invalid_otp_code').length, maxAttempts);
  const requestId = await egovRequestIdOf(store, sessionId);
  let evaluated = 0;
  for (const gateway of gateways) {
    const { evaluations } = await gateway.order({ order: 'countEvaluations' });
    evaluated += evaluations[requestId] ?? 0;
  }
  assert.equal(evaluated, maxAttempts, 'codes that reached the state');
  const right = await approve(gateways.at(-1) ?? gateways[0], sessionId, await codeOf(store, sessionId));
  assert.equal(right.outcome, 'too_many_attempts', 'the right code comes too late');
}
