/** Webhooks from end to end: what happens to a document reaches the organisation's receiver, signed, until it is taken. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { verifyWebhook } from '@qujat/sdk/webhooks';
import { Webhook } from 'standardwebhooks';
import { assertError, newestCode } from '../app/test-gateway.ts';
import { type CabinetGateway, PASSWORD, startCabinetGateway } from '../cabinet-api/cabinet-test-setup.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../clock.ts';
import { hashSessionId, referenceOfSession } from '../sessions/session-secret.ts';
import { RECEIVER_NETWORKS, startTestReceiver } from './test-receiver-test-setup.ts';

const email = 'owner@company.example';

/** An organisation with an endpoint, and what its receiver has had. The gateway sends by itself, too: the answer stands before what is told. */
async function startWithEndpoint(t: TestContext, events = ['document.delivered', 'session.expired', 'session.locked']) {
  const gateway = await startCabinetGateway(t, { config: { webhookNetworks: RECEIVER_NETWORKS }, signUpTrial: true });
  const receiver = await startTestReceiver(t);
  const { browser, organizationId } = await gateway.newOwner(email);
  const path = `/organizations/${organizationId}`;
  const call = async (method: string, tail = '', body?: unknown) => {
    const reply = await browser.call(method, `${path}/webhook-endpoints/${tail}`, body);
    assert.ok(reply.status < 300, reply.text);
    return reply.body;
  };
  const endpoint = await call('POST', '', { environment: 'test', url: receiver.url, description: 'Дүкен', events });
  receiver.secrets.push(endpoint.secret);
  const made = await browser.call('POST', `${path}/api-keys/`, { environment: 'test', name: 'Касса' });
  const apiKey = made.body.backend_api_key;
  const open = async (changes = {}) => {
    const { body } = await gateway.requestDocument({ api_key: apiKey, client_reference: 'order-118', ...changes });
    assert.ok(body.backend_session_id, JSON.stringify(body));
    const inbox = await gateway.get('/api/v1/sandbox/messages/?phone=77010000001&limit=1', apiKey);
    return { id: body.backend_session_id, code: newestCode(inbox) };
  };
  const deliver = async () => {
    const { id, code } = await open();
    const reply = await gateway.approve(id, code);
    assert.equal(reply.status, 200, reply.text);
    return id;
  };
  const send = () => gateway.app.sendWebhooks();
  const sendAfter = (ms: number) => {
    gateway.advanceMs(ms);
    return send();
  };
  const logIn = () => browser.call('POST', '/session/', { email, password: PASSWORD });
  return { gateway, receiver, call, endpoint, open, deliver, send, sendAfter, logIn, organizationId };
}

test('a delivery is told with its references, signed, and with nothing of the session’s secret or the citizen', async (t) => {
  const { receiver, endpoint, deliver, send, gateway } = await startWithEndpoint(t);
  const id = await deliver();
  await send();
  const [webhook, ...more] = receiver.received;
  assert.ok(webhook);
  assert.equal(more.length, 0);
  const { type, timestamp, data } = webhook.body;
  assert.equal(type, 'document.delivered');
  assert.equal(timestamp, new Date(gateway.nowMs()).toISOString());
  const { reference, ...rest } = data;
  assert.match(String(reference), /^[0-9a-f-]{36}$/);
  assert.deepEqual(rest, {
    environment: 'test',
    session: referenceOfSession(hashSessionId(id)),
    client_reference: 'order-118',
    document_type: 'identity_card',
  });
  for (const secret of [id, '900101300017', '77010000001']) assert.ok(!webhook.text.includes(secret));
  const headers = {
    'webhook-id': webhook.id,
    'webhook-timestamp': String(webhook.timestamp),
    'webhook-signature': webhook.signatures.join(' '),
  };
  assert.deepEqual(new Webhook(endpoint.secret).verify(webhook.text, headers), webhook.body);
  assert.deepEqual((await verifyWebhook(endpoint.secret, headers, webhook.text)).payload, webhook.body);
});

test('a session that is locked, and one that ends, are told', async (t) => {
  const { gateway, receiver, open, send } = await startWithEndpoint(t);
  const locked = await open();
  const wrong = (code: string) => (code === '000000' ? '000001' : '000000');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const code = String((Number(wrong(locked.code)) + attempt) % 1_000_000).padStart(6, '0');
    await gateway.approve(locked.id, code === locked.code ? '999999' : code);
  }
  const left = await open({ phone: '77010000001' });
  gateway.advanceMs(31 * MINUTE_MS);
  await gateway.app.runMaintenance();
  await send();
  assert.deepEqual(
    receiver.received.map(({ body }) => [body.type, body.data['session']]),
    [
      ['session.locked', referenceOfSession(hashSessionId(locked.id))],
      ['session.expired', referenceOfSession(hashSessionId(left.id))],
    ],
  );
});

test('what is not taken comes again, the same with the time of each attempt, until it is taken', async (t) => {
  const { receiver, deliver, send, sendAfter } = await startWithEndpoint(t);
  receiver.answer = { status: 500, text: 'out of order' };
  await deliver();
  await send();
  receiver.answer = { status: 302, headers: { location: '/elsewhere' } };
  await sendAfter(6_000);
  await sendAfter(4 * MINUTE_MS);
  assert.equal(receiver.received.length, 2, 'the second pause is five minutes');
  receiver.answer = { status: 200, text: 'ok' };
  await sendAfter(2 * MINUTE_MS);
  await sendAfter(DAY_MS);
  assert.equal(receiver.received.length, 3);
  assert.equal(new Set(receiver.received.map(({ id, text }) => id + text)).size, 1);
  const times = receiver.received.map(({ timestamp }) => timestamp);
  assert.deepEqual(times.map((each) => each - (times[0] ?? 0)).map(Math.round), [0, 6, 366]);
});

test('a receiver that asks for time has it', async (t) => {
  const { receiver, deliver, send, sendAfter } = await startWithEndpoint(t);
  receiver.answer = { status: 503, headers: { 'retry-after': '600' } };
  await deliver();
  await send();
  await sendAfter(9 * MINUTE_MS);
  assert.equal(receiver.received.length, 1);
  await sendAfter(MINUTE_MS);
  assert.equal(receiver.received.length, 2);
});

test('attempts are shown with body and answer; one is sent again; all since a time are recovered', async (t) => {
  const { gateway, receiver, call, endpoint, deliver, send } = await startWithEndpoint(t);
  receiver.answer = { status: 410, text: 'я ушёл' };
  await deliver();
  await send();
  const [found] = (await call('GET')).endpoints;
  assert.equal(found.state, 'gone');
  const [first] = (await call('GET', `${endpoint.id}/deliveries/?state=failed`)).deliveries;
  const shown = await call('GET', `${endpoint.id}/deliveries/${first.event_id}/`);
  assert.equal(shown.body, receiver.received[0]?.text);
  const { at: _at, duration_ms: _duration, ...attempt } = shown.attempts[0];
  assert.deepEqual(attempt, { url: receiver.url, outcome: 'refused', status: 410, answer: 'я ушёл' });
  const since = new Date(gateway.nowMs()).toISOString();
  await deliver();
  receiver.answer = { status: 204 };
  await send();
  assert.equal(receiver.received.length, 1, 'nothing is sent where it is disabled');
  await call('POST', `${endpoint.id}/enable/`);
  assert.deepEqual(await call('POST', `${endpoint.id}/recover/`, { since }), { recovered: 1 });
  await send();
  await call('POST', `${endpoint.id}/deliveries/${first.event_id}/resend/`);
  await send();
  const ids = receiver.received.map(({ id }) => id);
  assert.equal(ids.length, 3);
  assert.equal(ids[2], first.event_id, 'the same id as before');
  assert.equal(await mailsAboutWebhooks(gateway), 1);
});

test('a receiver that takes nothing for five days is disabled, once, with a mail to the owner', async (t) => {
  const { gateway, receiver, call, endpoint, deliver, send, sendAfter, logIn } = await startWithEndpoint(t);
  receiver.answer = { status: 500 };
  await deliver();
  await send();
  for (let hours = 0; hours < 5 * 24; hours += 12) {
    await deliver();
    await sendAfter(12 * HOUR_MS);
  }
  await logIn();
  const [found] = (await call('GET')).endpoints;
  assert.equal(found.state, 'failing');
  assert.ok(Date.parse(found.disabled_at) - Date.parse(found.failing_since) >= 5 * DAY_MS);
  assert.equal(await mailsAboutWebhooks(gateway), 1);
  const before = receiver.received.length;
  await deliver();
  await sendAfter(DAY_MS);
  assert.equal(receiver.received.length, before);
  await logIn();
  await call('POST', `${endpoint.id}/enable/`);
  assert.equal((await call('GET')).endpoints[0].failing_since, null);
});

test('while a secret is replaced both sign, the new one first; after a day the new one alone', async (t) => {
  const { receiver, call, endpoint, sendAfter, send, logIn } = await startWithEndpoint(t);
  const { secret } = await call('POST', `${endpoint.id}/roll-secret/`);
  receiver.secrets.unshift(secret);
  await call('POST', `${endpoint.id}/test/`);
  await send();
  receiver.secrets.pop();
  await sendAfter(25 * HOUR_MS);
  await logIn();
  const { event_id: eventId } = await call('POST', `${endpoint.id}/test/`);
  await send();
  const [first, second] = receiver.received;
  assert.deepEqual([first?.signatures.length, second?.signatures.length], [2, 1]);
  assert.equal(second?.id, eventId);
  assert.deepEqual(second?.body.data, { environment: 'test' });
  assert.equal(second?.body.type, 'webhook.test');
});

test('tests, resends and recoveries are for so many in ten minutes, and then refused with the time to wait', async (t) => {
  const { gateway, receiver, call, endpoint, deliver, send, organizationId } = await startWithEndpoint(t);
  await deliver();
  await send();
  const event = receiver.received[0]?.id;
  const browser = gateway.browser();
  await browser.call('POST', '/session/', { email, password: PASSWORD });
  const path = `/organizations/${organizationId}/webhook-endpoints/${endpoint.id}`;
  const since = new Date(gateway.nowMs()).toISOString();
  const ways = [['/test/'], [`/deliveries/${event}/resend/`], ['/recover/', { since }]] as const;
  const statuses = new Set<number>();
  for (let calls = 0; calls < 99; calls += 3) {
    for (const [tail, body] of ways) statuses.add((await browser.call('POST', path + tail, body)).status);
    await send();
  }
  assert.deepEqual([...statuses].toSorted(), [200, 204]);
  await call('POST', `${endpoint.id}/test/`);
  for (const [tail, body] of ways) {
    const refused = await browser.call('POST', path + tail, body);
    assertError(refused, 'too_many_calls');
    assert.equal(refused.headers['retry-after'], '600');
  }
  const missing = await browser.call('POST', `${path}/deliveries/evt_none/resend/`);
  assertError(missing, 'too_many_calls');
  gateway.advanceMs(10 * MINUTE_MS);
  await call('POST', `${endpoint.id}/test/`);
});

test('a secret is rolled twice in a day, and a third time only when the first roll is a day old', async (t) => {
  const { gateway, call, endpoint, organizationId, logIn } = await startWithEndpoint(t);
  const browser = gateway.browser();
  await browser.call('POST', '/session/', { email, password: PASSWORD });
  const path = `/organizations/${organizationId}/webhook-endpoints/${endpoint.id}/roll-secret/`;
  for (let rolls = 0; rolls < 2; rolls += 1) await call('POST', `${endpoint.id}/roll-secret/`);
  assertError(await browser.call('POST', path), 'webhook_secrets_overlap');
  gateway.advanceMs(24 * HOUR_MS);
  await logIn();
  await call('POST', `${endpoint.id}/roll-secret/`);
});

test('the end of a key and of a subscription are told once each', async (t) => {
  const { gateway, receiver, call, organizationId, send } = await startWithEndpoint(t, ['key.expiring']);
  const live = { url: receiver.url, description: '', events: ['subscription.ending'], environment: 'live' };
  const { secret } = await call('POST', '', live);
  const owner = gateway.browser();
  await owner.call('POST', '/session/', { email, password: PASSWORD });
  const expiresAt = new Date(gateway.nowMs() + 6 * DAY_MS).toISOString();
  const key = { environment: 'test', name: 'Ends', expires_at: expiresAt, allowed_ip_ranges: [] };
  const made = await owner.call('POST', `/organizations/${organizationId}/api-keys/`, key);
  const { body } = await owner.call('GET', `/organizations/${organizationId}/subscriptions/`);
  const [{ id, ends_at: endsAt }] = body.subscriptions;
  const ends = Date.parse(endsAt);
  for (let turns = 0; turns < 3; turns += 1) {
    gateway.advanceMs(11 * MINUTE_MS);
    await gateway.app.runMaintenance();
    await send();
  }
  const told = receiver.received.map(({ body }) => body);
  assert.deepEqual(
    told.map(({ type, data }) => [type, data]),
    [
      [
        'key.expiring',
        { environment: 'test', api_key_id: made.body.id, last_four: made.body.last_four, expires_at: expiresAt },
      ],
    ],
  );
  receiver.received.length = 0;
  receiver.secrets.splice(0, 1, secret);
  for (const days of [7, 1]) {
    gateway.advanceMs(ends - gateway.nowMs() - days * DAY_MS);
    for (let turns = 0; turns < 2; turns += 1) {
      gateway.advanceMs(11 * MINUTE_MS);
      await gateway.app.runMaintenance();
      await send();
    }
  }
  const data = {
    environment: 'live',
    subscription_id: id,
    technology: 'e_document',
    ends_at: new Date(ends).toISOString(),
  };
  assert.deepEqual(
    receiver.received.map(({ body }) => [body.type, body.data]),
    [7, 1].map((days) => ['subscription.ending', { ...data, days }]),
  );
});

test('another organisation’s endpoint is told nothing, and neither is one for live events', async (t) => {
  const { gateway, receiver, call, deliver, send } = await startWithEndpoint(t, ['session.locked']);
  await call('POST', '', { environment: 'live', url: receiver.url, description: '', events: ['document.delivered'] });
  const other = await gateway.newOwner('other@company.example', 'Other');
  const body = { environment: 'test', url: receiver.url, description: '', events: ['document.delivered'] };
  await other.browser.call('POST', `/organizations/${other.organizationId}/webhook-endpoints/`, body);
  await deliver();
  await send();
  assert.deepEqual(receiver.received, []);
});

test('the metrics tell how attempts ended and what waits, and nothing of where', async (t) => {
  const { gateway, receiver, deliver, send, endpoint } = await startWithEndpoint(t);
  receiver.answer = { status: 500 };
  await deliver();
  await send();
  gateway.advanceMs(4_000);
  const text = await gateway.app.metrics.metrics();
  assert.match(text, /qujat_webhook_attempts_total\{outcome="refused"\} 1/);
  assert.match(text, /qujat_webhooks_waiting 1/);
  assert.match(text, /qujat_webhooks_oldest_seconds 4/);
  const told = text + gateway.logged.join('');
  for (const secret of [receiver.url, endpoint.secret]) assert.ok(!told.includes(secret));
});

async function mailsAboutWebhooks(gateway: CabinetGateway): Promise<number> {
  const mails = await gateway.mailsTo(email);
  return mails.filter(({ subject }) => /webhooks are no longer sent to 127\.0\.0\.1:/.test(subject)).length;
}
