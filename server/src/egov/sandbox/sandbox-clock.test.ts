/** The clock of an organisation's sandbox: what expires by it, and who notices nothing of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, assertError, startTestGateway, type TestGateway } from '../../app/test-gateway.ts';
import { createOrganization } from '../../organizations/create-organization.ts';
import { openStoreFile } from '../../storage/sqlite/store-file-test-setup.ts';

const CLOCK = '/api/v1/sandbox/clock/';
const DAY_SECONDS = 86_400;

/** An organisation with a test key and a subscription of a month. */
async function newKey({ app, nowMs }: TestGateway, id: string): Promise<string> {
  const month = { startsAt: nowMs() - 1, endsAt: nowMs() + 30 * DAY_SECONDS * 1000, active: true };
  const subscriptions = [{ technology: 'e_document' as const, ...month }];
  return (await createOrganization({ organization: { id, name: id }, subscriptions }, app.organizationContext)).testKey;
}

const mover = (gateway: TestGateway, key: string) => (body: object) =>
  gateway.post(CLOCK, body, { authorization: `Bearer ${key}` });

interface Clock {
  now: string;
  ahead_seconds: number;
}

async function start(t: Parameters<typeof startTestGateway>[0]) {
  const gateway = await startTestGateway(t);
  const key = await newKey(gateway, 'mine');
  const move = mover(gateway, key);
  const open = async (apiKey = key) => {
    const { body } = await gateway.requestDocument({ api_key: apiKey });
    const { messages } = (await gateway.get('/api/v1/sandbox/messages/?limit=1', apiKey)).body;
    return { ...body, id: body.backend_session_id, code: messages[0]?.code ?? '', sentAt: messages[0]?.sent_at ?? '' };
  };
  const advance = async (advance_seconds: number) => assert.equal((await move({ advance_seconds })).status, 200);
  return { gateway, key, move, open, advance };
}

test('a code expires by it, a session, and the pause before another code', async (t) => {
  const { gateway, open, advance } = await start(t);
  const first = await open();
  assertError(await gateway.post(`${API}/resend/`, { backend_session_id: first.id }), 'resend_too_early');
  await advance(60);
  assert.equal((await gateway.post(`${API}/resend/`, { backend_session_id: first.id })).status, 200);
  await advance(180);
  assertError(await gateway.approve(first.id, first.code), 'otp_code_expired');
  await advance(1_800);
  assertError(await gateway.approve(first.id, first.code), 'session_expired');
  const fresh = await open();
  assert.equal(
    (await gateway.approve(fresh.id, fresh.code)).status,
    200,
    'what is opened afterwards has its whole life',
  );
});

test('a late SMS comes earlier by it', async (t) => {
  const { gateway, key, advance } = await start(t);
  const headers = { 'qujat-sandbox': 'sms_late;seconds=120' };
  const { body } = await gateway.requestDocument({ api_key: key }, 'identity_card', headers);
  const list = async () => (await gateway.get('/api/v1/sandbox/messages/', key)).body.messages;
  assert.deepEqual(await list(), []);
  await advance(120);
  const [message] = await list();
  assert.equal((await gateway.approve(body.backend_session_id, message?.code ?? '')).status, 200);
});

test('a subscription ends by it, for test keys, also for a session that is open', async (t) => {
  const { gateway, key, open, advance, move } = await start(t);
  const { id, code } = await open();
  // The session lasts; only the subscription has ended.
  await advance(30 * DAY_SECONDS - 100);
  const late = await open();
  await advance(150);
  assertError(await gateway.approve(late.id, late.code), 'technology_not_accessible');
  assertError(await gateway.requestDocument({ api_key: key }), 'technology_not_accessible');
  assert.equal((await move({ reset: true })).status, 200);
  assert.equal((await gateway.approve(late.id, late.code)).status, 200);
  assertError(await gateway.approve(id, code), 'session_expired');
});

test('times are told as the clock shows them, and stay what they were told', async (t) => {
  const { gateway, key, open, advance } = await start(t);
  await advance(DAY_SECONDS);
  const shown = JSON.parse((await gateway.get(CLOCK, key)).text) as Clock;
  assert.equal(shown.ahead_seconds, DAY_SECONDS);
  assert.equal(Date.parse(shown.now), gateway.nowMs() + DAY_SECONDS * 1000);
  const { expires_at: expiresAt, resend_after: resendAfter, sentAt } = await open();
  const inMs = (time: string | null) => Date.parse(time ?? '') - gateway.nowMs() - DAY_SECONDS * 1000;
  assert.deepEqual([inMs(expiresAt), inMs(resendAfter), inMs(sentAt)], [1_800_000, 60_000, 0]);
  await advance(60);
  const since = (time: string) => gateway.get(`/api/v1/sandbox/messages/?sent_after=${time}`, key);
  const [message] = (await since(new Date(Date.parse(sentAt) - 1).toISOString())).body.messages;
  assert.equal(message?.sent_at, sentAt);
  assert.deepEqual((await since(sentAt)).body.messages, []);
});

test('another organisation keeps its time, and its sessions', async (t) => {
  const { gateway, open, advance } = await start(t);
  const key = await newKey(gateway, 'theirs');
  const theirs = await open(key);
  await advance(40 * DAY_SECONDS);
  assert.equal(JSON.parse((await gateway.get(CLOCK, key)).text).ahead_seconds, 0);
  assert.equal((await gateway.approve(theirs.id, theirs.code)).status, 200);
});

test('audit, usage and the keys’ own times keep the store’s time', async (t) => {
  const { gateway, open, advance } = await start(t);
  await advance(400);
  const { id, code } = await open();
  assert.equal((await gateway.approve(id, code)).status, 200);
  const store = openStoreFile(gateway.dataDirectory);
  const { newest } = store.prepare('select max(created_at) as newest from audit').get() as { newest: number };
  const { used } = store.prepare('select max(last_used_at) as used from api_keys').get() as { used: number };
  store.close();
  assert.ok(newest <= gateway.nowMs() && used <= gateway.nowMs());
});

test('it moves forward alone, no further than a hundred years, and by a whole instruction', async (t) => {
  const { move } = await start(t);
  for (const body of [
    {},
    { reset: false },
    { advance_seconds: 0 },
    { advance_seconds: -60 },
    { advance_seconds: 1.5 },
  ]) {
    assertError(await move(body), 'invalid_request');
  }
  const both = await move({ advance_seconds: 60, reset: true });
  assert.equal(both.body.errors[0]?.field, 'advance_seconds');
  assert.equal((await move({ advance_seconds: 100 * 365 * DAY_SECONDS })).status, 200);
  const further = await move({ advance_seconds: 1 });
  assertError(further, 'invalid_request');
  assert.match(further.body.errors[0]?.message ?? '', /hundred years/);
});

test('a reset leaves an empty sandbox at the store’s time', async (t) => {
  const { gateway, key, open, advance } = await start(t);
  const { id } = await open();
  const headers = { authorization: `Bearer ${key}` };
  await gateway.post('/api/v1/sandbox/arm/', { scenario: 'silent', minutes: 60 }, headers);
  await advance(60);
  assert.equal((await gateway.post('/api/v1/sandbox/reset/', {}, headers)).status, 204);
  assert.deepEqual((await gateway.get('/api/v1/sandbox/messages/', key)).body.messages, []);
  assert.equal((await gateway.get('/api/v1/sandbox/arm/', key)).text, '{"arms":[]}');
  assert.equal(JSON.parse((await gateway.get(CLOCK, key)).text).ahead_seconds, 0);
  assertError(await gateway.approve(id, '000000'), 'invalid_otp_code');
});
