/** The first approve of a session that this process has opened reads nothing of it, and yet is refused as it would be if it did. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { MINUTE_MS } from '../clock.ts';
import { watchLookUps } from './look-ups-test-setup.ts';

interface OpenedSession {
  gateway: TestGateway;
  store: DatabaseSync;
  sessionId: string;
  code: string;
}

async function openSession(t: TestContext): Promise<OpenedSession> {
  const gateway = await startTestGateway(t);
  const { backendSessionId: sessionId, code } = await gateway.openSession();
  const store = new DatabaseSync(join(gateway.dataDirectory, 'qujat.sqlite'), { timeout: 5_000 });
  t.after(() => store.close());
  return { gateway, store, sessionId, code };
}

test('nothing of session, key, subscription and counters is read for the first approve', async (t) => {
  const { gateway, sessionId, code } = await openSession(t);
  const lookUps = watchLookUps(t);
  assert.equal((await gateway.approve(sessionId, code)).status, 200);
  assert.deepEqual(lookUps(), []);
  assertError(await gateway.approve(sessionId, code), 'document_already_received');
  assert.ok(lookUps().length > 0, 'a later one reads');
});

/** As another process would, so that the gateway hears nothing of it. */
const changes = {
  'a revoked key': ['update api_keys set revoked_at = 1', 'invalid_api_key'],
  'a key at its end': ['update api_keys set expires_at = 1', 'invalid_api_key'],
  'a key for other addresses': [`update api_keys set allowed_ip_ranges = '["10.0.0.0/8"]'`, 'invalid_api_key'],
  'a revoked key of a session that has ended': [
    'update api_keys set revoked_at = 1; update sessions set expires_at = 1',
    'invalid_api_key',
  ],
  'a suspended organisation': ['update organizations set suspended_at = 1', 'technology_not_accessible'],
  'a disabled subscription': ['update subscriptions set active = 0', 'technology_not_accessible'],
  'a session at its end': ['update sessions set expires_at = 1', 'session_expired'],
  'a code at its end': ['update sessions set otp_expires_at = 1', 'otp_code_expired'],
  'a session that is delivered': [
    "update sessions set state = 'delivered', encrypted_subject = '', delivered_at = 1",
    'document_already_received',
  ],
  'a session that is locked': ["update sessions set state = 'locked', attempts_used = 5", 'too_many_attempts'],
  'a session that is gone': ['delete from sessions', 'session_not_found'],
} as const;

for (const [name, [statement, error]] of Object.entries(changes)) {
  test(`${name} refuses the first approve, whatever the process that opened the session remembers`, async (t) => {
    const { gateway, store, sessionId, code } = await openSession(t);
    store.exec(statement);
    for (let calls = 0; calls < 2; calls += 1) assertError(await gateway.approve(sessionId, code), error);
    const deliveries = store.prepare("select count(*) as n from audit where action = 'document_delivered'").get();
    assert.equal(deliveries?.['n'], 0);
  });
}

test('a code that cannot be right tells the attempts that are stored', async (t) => {
  const { gateway, store, sessionId, code } = await openSession(t);
  store.exec('update sessions set attempts_used = 3');
  const refused = await gateway.approve(sessionId, '12345');
  assertError(refused, 'invalid_otp_code');
  assert.equal(refused.body['attempts_left'], 2);
  assert.equal((await gateway.approve(sessionId, code)).status, 200);
});

test('right codes are counted in the hour of the store’s clock', async (t) => {
  const { gateway, store, sessionId, code } = await openSession(t);
  gateway.advanceMs(MINUTE_MS);
  assert.equal((await gateway.approve(sessionId, code)).status, 200);
  const tally = store.prepare("select window_ends_at as at from limit_counters where id like '%:right'").get();
  assert.equal(tally?.['at'], (Math.floor(gateway.nowMs() / (60 * MINUTE_MS)) + 1) * 60 * MINUTE_MS);
});
