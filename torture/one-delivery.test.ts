/** However many approve one session at once, through two gateways or four threads of one, one of them receives the document, and one unit is metered. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertBooksBalance } from './assert-books-balance.ts';
import { approve, type Reply, requestDocument, sessionIdOf, type Target } from './client.ts';
import { count, isFull, threadsInFullRun } from './scale.ts';
import { startGateway } from './start-gateway.ts';
import { codeOf, type NewStore, overEachStore, type TortureStore } from './stores.ts';

const APPROVALS = 50;
/** Sessions that are approved at the same time. */
const AT_ONCE = 4;

/** What those are told who did not receive the document. Each is documented. */
const refusals = ['session_in_progress', 'document_already_received'];

overEachStore((newStore) => {
  test('50 approvals at once, over two gateways: one delivery and one metered unit each', async (t) => {
    await approveAll(t, newStore, [{}, {}]);
  });

  test('50 approvals at once, over four threads of one gateway: one delivery and one metered unit each', async (t) => {
    if (!isFull) return t.skip(threadsInFullRun);
    await approveAll(t, newStore, [{ QUJAT_THREADS: '4' }]);
  });
});

/** @param variables of each gateway */
async function approveAll(t: TestContext, newStore: NewStore, variables: readonly NodeJS.ProcessEnv[]): Promise<void> {
  const sessions = count(t, `sessions with ${APPROVALS} approvals each`, { short: 8, full: 1_000 });
  const store = await newStore(t);
  const gateways = await Promise.all(variables.map((each) => startGateway(t, store, each)));
  const told = new Map<string, number>();
  let next = 0;
  const approveSessions = async () => {
    while (next < sessions) {
      next += 1;
      for (const reply of await approveAtOnce(gateways, store, `session ${next}`)) {
        told.set(reply.outcome, (told.get(reply.outcome) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, approveSessions));
  t.diagnostic([...told].map(([outcome, times]) => `${outcome}: ${times}`).join(', '));
  const books = await assertBooksBalance(store);
  assert.deepEqual(books, { delivered: sessions, metered: sessions, openAttempts: 0 });
}

/** Opens a session, and approves it with the right code from everywhere at once. */
async function approveAtOnce(gateways: readonly Target[], store: TortureStore, session: string): Promise<Reply[]> {
  const gateway = (index: number) => gateways[index % gateways.length] as Target;
  const requested = await requestDocument(gateway(0));
  assert.equal(requested.outcome, 'ok', requested.text);
  const sessionId = sessionIdOf(requested);
  const code = await codeOf(store, sessionId);
  const calls = Array.from({ length: APPROVALS }, (_, index) => approve(gateway(index), sessionId, code));
  const replies = await Promise.all(calls);
  assert.equal(replies.filter(({ outcome }) => outcome === 'ok').length, 1, `${session}: exactly one delivery`);
  const strange = replies.filter(({ outcome }) => outcome !== 'ok' && !refusals.includes(outcome));
  assert.deepEqual(strange, [], `${session}: every other answer is one of ${refusals.join(', ')}`);
  return replies;
}
