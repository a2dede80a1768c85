/** The limits around a connector: no call reaches a state that is known to be down, and nobody waits for it. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { assertError, startTestGateway, type TestGateway, type TestReply } from '../server/src/app/test-gateway.ts';
import { MINUTE_MS } from '../server/src/clock.ts';
import type { EgovLimits } from '../server/src/egov/egov-gate.ts';
import { sandboxPeople } from '../server/src/egov/sandbox/people.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { jsonConnector } from './json-connector.ts';
import { startLiveGateway } from './live-gateway.ts';

const start = (t: TestContext, limits: Partial<EgovLimits>) => {
  const egovLimits = { maxConcurrent: 32, maxQueued: 64, breakerFaults: 3, breakerOpenMs: 15_000, ...limits };
  return startLiveGateway(t, jsonConnector, { egovLimits });
};

function assertRefused(reply: TestReply, retryAfter: string): void {
  assertError(reply, 'egov_unavailable');
  assert.equal(reply.headers['retry-after'], retryAfter);
}

async function assertBreaker(gateway: TestGateway, value: 0 | 1 | 2): Promise<void> {
  const { text } = await gateway.get('/metrics');
  assert.match(text, new RegExp(`^qujat_egov_breaker_state\\{connector="json"\\} ${value}$`, 'm'));
}

/** Runs while nothing may reach the proxy. */
async function untouched(proxy: FaultProxy, run: () => Promise<void>): Promise<void> {
  const before = proxy.received();
  await run();
  assert.deepEqual(proxy.received(), before);
}

test('the breaker opens: answers are immediate and nothing reaches the state; one call is tried, and all is well again', async (t) => {
  const live = await start(t, {});
  const { gateway, proxy } = live;
  const approved = await live.openSession(0);
  const resent = await live.openSession(1);
  live.advanceMs(MINUTE_MS);
  await assertBreaker(gateway, 0);

  await proxy.use({ kind: 'reset' });
  for (let fault = 0; fault < 3; fault++) assertError(await live.request(2), 'egov_unreachable');
  await assertBreaker(gateway, 2);
  // The state would answer now, but nobody asks it.
  await proxy.use({ kind: 'pass' });
  await untouched(proxy, async () => {
    for (let time = 0; time < 6; time++) {
      assertRefused(await live.request(2), '15');
      assertRefused(await live.resend(resent.backendSessionId), '15');
      assertRefused(await live.approve(approved.backendSessionId, approved.code), '15');
    }
    live.advanceBreakerMs(14_000);
    assertRefused(await live.request(2), '1');
    assert.equal((await gateway.get('/readyz')).status, 200);
    assert.equal((await gateway.get('/livez')).status, 200);
    // The sandbox is another state.
    assert.equal((await gateway.requestDocument()).status, 200);
  });

  live.advanceBreakerMs(1_000);
  await proxy.use({ kind: 'hang' });
  const { bytes } = proxy.received();
  const trial = live.request(3);
  while (proxy.received().bytes === bytes) await new Promise(setImmediate);
  await assertBreaker(gateway, 1);
  await untouched(proxy, async () => assertRefused(await live.request(2), '1'));
  proxy.drop();
  assertError(await trial, 'egov_unreachable');
  await assertBreaker(gateway, 2);
  await untouched(proxy, async () => assertRefused(await live.request(2), '15'));

  live.advanceBreakerMs(15_000);
  await proxy.use({ kind: 'pass' });
  assert.equal((await live.request(3)).status, 200);
  await assertBreaker(gateway, 0);
  // What was refused at once has cost neither attempts nor resends.
  assert.equal((await live.approve(approved.backendSessionId, approved.code)).status, 200);
  assert.equal((await live.resend(resent.backendSessionId)).status, 200);
  assert.equal((await live.approve(resent.backendSessionId, await live.newestCode(1))).status, 200);
  assert.equal(live.metered(), 2);
});

test('the metrics tell each call by operation and outcome, what was refused, and what is under way', async (t) => {
  const live = await start(t, {});
  const { backendSessionId, code } = await live.openSession(0);
  assertError(await live.approve(backendSessionId, code === '000000' ? '000001' : '000000'), 'invalid_otp_code');
  assert.equal((await live.approve(backendSessionId, code)).status, 200);
  await live.proxy.use({ kind: 'reset' });
  for (let fault = 0; fault < 3; fault++) await live.request(1);
  await live.request(1);
  const { text } = await live.gateway.get('/metrics');
  const call = (operation: string, outcome: string, count: number) =>
    `qujat_egov_call_duration_seconds_count{connector="json",operation="${operation}",outcome="${outcome}"} ${count}`;
  for (const line of [
    call('requestDocument', 'ok', 1),
    call('requestDocument', 'egov_unreachable', 3),
    call('fetchDocument', 'wrong_code', 1),
    call('fetchDocument', 'ok', 1),
    'qujat_egov_refusals_total{connector="json",reason="breaker_open"} 1',
    'qujat_egov_calls_in_flight{connector="json"} 0',
    'qujat_egov_calls_queued{connector="json"} 0',
    'qujat_egov_breaker_state{connector="json"} 2',
  ]) {
    assert.ok(text.split('\n').includes(line), line);
  }
});

test('where all places and the queue are taken, the next call is refused at once, and costs no attempt', async (t) => {
  const live = await start(t, { maxConcurrent: 1, maxQueued: 1 });
  const { backendSessionId, code } = await live.openSession(0);
  await live.proxy.use({ kind: 'hang' });
  const { bytes } = live.proxy.received();
  const waiting = [live.request(1), live.request(2)];
  const placesAreTaken = async () => {
    const { text } = await live.gateway.get('/metrics');
    return /^qujat_egov_calls_in_flight\{.*\} 1$/m.test(text) && /^qujat_egov_calls_queued\{.*\} 1$/m.test(text);
  };
  while (live.proxy.received().bytes === bytes || !(await placesAreTaken())) await new Promise(setImmediate);
  await untouched(live.proxy, async () => {
    for (let time = 0; time < 6; time++) assertRefused(await live.approve(backendSessionId, code), '1');
  });
  // The first call fails with its connection; the one in the queue is made then, and finds the state.
  await live.proxy.use({ kind: 'pass' });
  live.proxy.drop();
  assert.deepEqual((await Promise.all(waiting)).map(({ status }) => status).sort(), [200, 503]);
  assert.equal((await live.approve(backendSessionId, code)).status, 200);
});

test('the failing people of the sandbox concern nobody else, however often they are asked for', async (t) => {
  const gateway = await startTestGateway(t, {
    config: { egovLimits: { maxConcurrent: 1, maxQueued: 0, breakerFaults: 1, breakerOpenMs: 15_000 } },
  });
  for (const { iin, phone, situation } of sandboxPeople) {
    if (!situation.startsWith('egov_') && situation !== 'government_service_error') continue;
    for (let time = 0; time < 3; time++) await gateway.requestDocument({ iin, phone });
  }
  assert.equal((await gateway.requestDocument()).status, 200);
});
