/** Each period of a session ends at its millisecond, by the store's clock: not one before, not one after. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, assertError, newestCode, startTestGateway, type TestGateway } from '../server/src/app/test-gateway.ts';
import type { Egov } from '../server/src/egov/egov.ts';
import { defaultSessionRules } from '../server/src/sessions/session.ts';
import { citizen } from './client.ts';
import { overEachStore } from './stores.ts';

const { otpTtlMs, sessionTtlMs, leaseMs, resendAfterMs } = defaultSessionRules;
const KEPT_MS = 10 * 60_000;

overEachStore((newStore) => {
  test('every period ends at its millisecond', async (t) => {
    const databaseUrl = (await newStore(t)).variables['DATABASE_URL'];
    const state = createHoldableState();
    const gateway = await startTestGateway(t, { config: { databaseUrl }, wrapSandbox: state.wrap });
    await t.test('the code lives for three minutes, and no millisecond longer', async () => {
      for (const [afterMs, outcome] of [
        [otpTtlMs - 1, undefined],
        [otpTtlMs, 'otp_code_expired'],
        [otpTtlMs + 1, 'otp_code_expired'],
      ] as const) {
        const { backendSessionId, code } = await gateway.openSession();
        gateway.advanceMs(afterMs);
        const reply = await gateway.approve(backendSessionId, code);
        if (outcome === undefined) assert.equal(reply.status, 200);
        else assertError(reply, outcome);
      }
    });

    await t.test('the session lives for thirty minutes, for approve and for resend', async () => {
      for (const [afterMs, isOpen] of [
        [sessionTtlMs - 1, true],
        [sessionTtlMs, false],
        [sessionTtlMs + 1, false],
      ] as const) {
        const resent = await gateway.openSession();
        const approved = await gateway.openSession();
        // The second session was opened a millisecond later. A new code shortly before the end outlives the session.
        gateway.advanceMs(sessionTtlMs - 1_000);
        const { backendSessionId } = approved;
        assert.equal((await resend(gateway, backendSessionId)).status, 200);
        const code = newestCode(await gateway.get('/api/v1/sandbox/messages/', gateway.testKey));
        gateway.advanceMs(afterMs - sessionTtlMs + 999);
        const reply = await resend(gateway, resent.backendSessionId);
        gateway.advanceMs(1);
        const approval = await gateway.approve(backendSessionId, code);
        if (isOpen) assert.deepEqual([reply.status, approval.status], [200, 200]);
        else for (const refused of [reply, approval]) assertError(refused, 'session_expired');
      }
    });

    await t.test('a resend is possible after a minute, and not a millisecond sooner', async () => {
      const { backendSessionId } = await gateway.openSession();
      gateway.advanceMs(resendAfterMs - 1);
      const early = await resend(gateway, backendSessionId);
      assertError(early, 'resend_too_early');
      assert.equal(early.headers['retry-after'], '1');
      gateway.advanceMs(1);
      assert.equal((await resend(gateway, backendSessionId)).status, 200);
      assertError(await resend(gateway, backendSessionId), 'resend_too_early');
      gateway.advanceMs(resendAfterMs + 1);
      assert.equal((await resend(gateway, backendSessionId)).status, 200);
    });

    for (const [afterMs, isHeld] of [
      [leaseMs - 1, true],
      [leaseMs, false],
      [leaseMs + 1, false],
    ] as const) {
      await t.test(
        `${afterMs} ms after an approve began, another ${isHeld ? 'is refused' : 'takes over'}`,
        async () => {
          const { held, release } = state.holdNextAnswer();
          const { backendSessionId, code } = await gateway.openSession();
          const first = gateway.approve(backendSessionId, code);
          await held;
          gateway.advanceMs(afterMs);
          const second = await gateway.approve(backendSessionId, code);
          release();
          const replies = isHeld ? [await first, second] : [second, await first];
          assert.equal(replies[0]?.status, 200);
          assert.ok(replies[1]);
          assertError(replies[1], 'session_in_progress');
        },
      );
    }

    await t.test('whoever lost the lease is not told that the code was wrong: nobody wrote that down', async () => {
      const { held, release } = state.holdNextAnswer();
      const { backendSessionId, code } = await gateway.openSession();
      const first = gateway.approve(backendSessionId, code === '000000' ? '000001' : '000000');
      await held;
      gateway.advanceMs(leaseMs);
      assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
      release();
      assertError(await first, 'session_in_progress');
    });

    await t.test('an answer is kept for ten minutes, and not a millisecond longer', async () => {
      const key = { 'idempotency-key': 'kept' };
      const request = () =>
        gateway.post(`${API}/request/identity_card/`, { api_key: gateway.testKey, ...citizen }, key);
      const opened = await request();
      gateway.advanceMs(KEPT_MS - 1);
      assert.equal((await request()).body.backend_session_id, opened.body.backend_session_id);
      gateway.advanceMs(1);
      const another = await request();
      assert.equal(another.status, 200);
      assert.notEqual(another.body.backend_session_id, opened.body.backend_session_id);
    });

    await t.test('the key of a call that died is free when its lease has run out', async () => {
      const { held, release } = state.holdNextAnswer();
      const { backendSessionId, code } = await gateway.openSession();
      const key = { 'idempotency-key': 'died' };
      const body = { backend_session_id: backendSessionId, code, file: false, file_type: 'pdf' };
      const first = gateway.post(`${API}/approve/`, body, key);
      await held;
      gateway.advanceMs(leaseMs - 1);
      assertError(await gateway.post(`${API}/approve/`, body, key), 'idempotency_key_in_use');
      gateway.advanceMs(1);
      assert.equal((await gateway.post(`${API}/approve/`, body, key)).status, 200);
      release();
      assertError(await first, 'session_in_progress');
    });
  });
});

function resend(gateway: TestGateway, backendSessionId: string) {
  return gateway.post(`${API}/resend/`, { backend_session_id: backendSessionId });
}

/** A state that holds back an answer to a code until it is released. */
function createHoldableState() {
  const none = { reached: () => {}, released: Promise.resolve() };
  let next = none;
  const wrap = (sandbox: Egov): Egov => ({
    ...sandbox,
    async fetchDocument(...call) {
      const { reached, released } = next;
      next = none;
      const answer = await sandbox.fetchDocument(...call);
      reached();
      await released;
      return answer;
    },
  });
  const holdNextAnswer = () => {
    const held = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    next = { reached: held.resolve, released: released.promise };
    return { held: held.promise, release: () => released.resolve() };
  };
  return { wrap, holdNextAnswer };
}
