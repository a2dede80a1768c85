/**
 * A gateway whose own clock is ten minutes wrong neither prolongs nor shortens anything, because the store's clock decides. The
 * wrong clock is what the gateway's JavaScript sees. SQLite has the clock of its machine: there the machine's clock is the store's.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSessionRules } from '../server/src/sessions/session.ts';
import { approve, requestDocument, resendOtp, sessionIdOf } from './client.ts';
import { type GatewayUnderTest, startGateway } from './start-gateway.ts';
import { codeOf, hashOf, numberFrom, overEachStore, type TortureStore } from './stores.ts';

const TEN_MINUTES_MS = 10 * 60_000;
const { sessionTtlMs, otpTtlMs, leaseMs, resendAfterMs } = defaultSessionRules;

overEachStore((newStore) => {
  test('with a clock that is ten minutes fast or slow, a gateway still goes by the store’s', async (t) => {
    const store = await newStore(t);
    const start = (wrongMs: number) => startGateway(t, store, { TORTURE_MACHINE_CLOCK_MS: String(wrongMs) });
    const [fast, slow] = await Promise.all([start(TEN_MINUTES_MS), start(-TEN_MINUTES_MS)]);
    for (const [opener, other] of [
      [fast, slow],
      [slow, fast],
    ] as const) {
      await assertStampedByTheStore(store, opener);
      await assertCodeEnds(store, opener, other);
      await assertLeaseEnds(store, opener, other);
      await assertResendWaits(store, opener, other);
    }
  });
});

/** Opens a session, and makes each of these moments so many milliseconds from now by the store's clock. */
async function openSession(
  store: TortureStore,
  gateway: GatewayUnderTest,
  moments: Record<string, number> = {},
): Promise<string> {
  const requested = await requestDocument(gateway);
  assert.equal(requested.outcome, 'ok', requested.text);
  const sessionId = sessionIdOf(requested);
  for (const [moment, fromNowMs] of Object.entries(moments)) await setMoment(store, sessionId, moment, fromNowMs);
  return sessionId;
}

function setMoment(store: TortureStore, sessionId: string, moment: string, fromNowMs: number): Promise<void> {
  return store.change(
    `update sessions set ${moment} = ${store.nowMs} + ${fromNowMs} where id_hash = '${hashOf(sessionId)}'`,
  );
}

async function assertStampedByTheStore(store: TortureStore, gateway: GatewayUnderTest): Promise<void> {
  const now = () => numberFrom(store, `select ${store.nowMs}`);
  const beforeMs = await now();
  const requested = await requestDocument(gateway);
  const afterMs = await now();
  const openedMs = Date.parse(String(requested.body['expires_at'])) - sessionTtlMs;
  // SQLite cuts the fraction here, and the gateway's own expression rounds it.
  assert.ok(openedMs >= beforeMs - 1 && openedMs <= afterMs + 1, 'the session is stamped by the store');
  assert.equal(Date.parse(String(requested.body['resend_after'])) - openedMs, resendAfterMs);
  const [row] = await store.rows(
    `select otp_expires_at - created_at as life from sessions where id_hash = '${hashOf(sessionIdOf(requested))}'`,
  );
  assert.equal(Number(row?.['life']), otpTtlMs);
}

async function assertCodeEnds(store: TortureStore, opener: GatewayUnderTest, other: GatewayUnderTest): Promise<void> {
  const ended = await openSession(store, opener, { otp_expires_at: -1 });
  const code = await codeOf(store, ended);
  for (const gateway of [opener, other]) {
    assert.equal((await approve(gateway, ended, code)).outcome, 'otp_code_expired');
  }
  const alive = await openSession(store, opener);
  assert.equal((await approve(other, alive, await codeOf(store, alive))).outcome, 'ok');
}

async function assertLeaseEnds(store: TortureStore, opener: GatewayUnderTest, other: GatewayUnderTest): Promise<void> {
  const sessionId = await openSession(store, opener, { lease_expires_at: leaseMs });
  await store.change(`update sessions set state = 'approving', fence = 'dead' where id_hash = '${hashOf(sessionId)}'`);
  const code = await codeOf(store, sessionId);
  for (const gateway of [opener, other]) {
    assert.equal((await approve(gateway, sessionId, code)).outcome, 'session_in_progress');
  }
  await setMoment(store, sessionId, 'lease_expires_at', -1);
  assert.equal((await approve(other, sessionId, code)).outcome, 'ok');
}

async function assertResendWaits(
  store: TortureStore,
  opener: GatewayUnderTest,
  other: GatewayUnderTest,
): Promise<void> {
  const sessionId = await openSession(store, opener);
  for (const gateway of [opener, other]) {
    assert.equal((await resendOtp(gateway, sessionId)).outcome, 'resend_too_early');
  }
  await setMoment(store, sessionId, 'otp_sent_at', -resendAfterMs);
  assert.equal((await resendOtp(other, sessionId)).outcome, 'ok');
  const ended = await openSession(store, opener, { expires_at: -1 });
  assert.equal((await approve(other, ended, '000000')).outcome, 'session_expired');
}
