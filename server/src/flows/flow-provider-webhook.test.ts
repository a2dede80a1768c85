/** `technology.end` from end to end: what a receiver that was written for the vendor's Flow is told, and what is kept for it. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { RECEIVER_NETWORKS, startTestReceiver, startTlsReceiver } from '../webhooks/test-receiver-test-setup.ts';
import { failureTranslations } from './failure-translations.ts';
import { CITIZEN, otherThan, startFlowGateway } from './flow-test-setup.ts';

const METADATA = { deal: '118', shop: { city: 'Алматы' } };

async function startProviderFlow(t: TestContext, { sendsResult = false } = {}) {
  const flow = await startFlowGateway(t, { config: { webhookNetworks: RECEIVER_NETWORKS } });
  const receiver = await (sendsResult ? startTlsReceiver(t) : startTestReceiver(t));
  const endpoints = `/organizations/${flow.owner.organizationId}/webhook-endpoints/`;
  const call = async (method: string, tail: string, body?: object) => {
    const reply = await flow.owner.browser.call(method, endpoints + tail, body);
    assert.ok(reply.status < 300, reply.text);
    return reply.body;
  };
  const settings = { url: receiver.url, description: '', events: ['flow.finished'], sends_result: sendsResult };
  const add = () => call('POST', '', { environment: 'test', form: 'provider', ...settings });
  const create = async () => {
    const { body } = await flow.create({ document_types: ['identity_card'], metadata: METADATA });
    return { id: String(body.session_id), page: flow.page(body.session_id) };
  };
  const awaiting = async () => {
    const session = await create();
    assert.equal((await session.page.post('citizen', CITIZEN)).body.state, 'waiting_for_code');
    return { ...session, code: await flow.code() };
  };
  const deliver = async () => {
    const session = await awaiting();
    assert.equal((await session.page.post('approve', { code: session.code })).body.state, 'done');
    return session;
  };
  const send = () => flow.gateway.app.sendWebhooks();
  const sendAfter = (ms: number) => {
    flow.gateway.advanceMs(ms);
    return send();
  };
  const rows = (select: string) => {
    const database = openStoreFile(flow.gateway.dataDirectory);
    const found = database.prepare(select).all();
    database.close();
    return found.map((row) => Object.values(row)[0]);
  };
  const keptResults = () => rows('select encrypted_result from webhook_deliveries');
  return { flow, receiver, call, settings, add, create, awaiting, deliver, send, sendAfter, rows, keptResults };
}

test('a delivery is told as the vendor tells it, with the same bytes each time, and nothing of the document is kept or sent', async (t) => {
  const { flow, receiver, add, call, deliver, send, sendAfter, rows, keptResults } = await startProviderFlow(t);
  const endpoint = await add();
  receiver.secrets.push(endpoint.secret);
  receiver.answer = { status: 500 };
  const { id } = await deliver();
  assert.deepEqual(keptResults(), [null]);
  assert.deepEqual(rows('select encrypted_for_provider from flow_sessions'), [null], 'nobody needs it any more');
  await send();
  receiver.answer = { status: 204 };
  await sendAfter(6_000);
  const [first, second] = receiver.received;
  assert.ok(first && second);
  const body = JSON.parse(first.text);
  assert.match(body.id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(
    { ...body, id: '', created: 0 },
    {
      id: '',
      event: 'technology.end',
      session_id: id,
      created: 0,
      success: true,
      flow_name: 'Тіркелгі ашу',
      metadata: METADATA,
      data: { edocument_result: { failure_reason: null } },
    },
  );
  assert.equal(body.created, Math.floor((flow.gateway.nowMs() - 6_000) / 1_000));
  await call('POST', `${endpoint.id}/deliveries/${first.id}/resend/`);
  await send();
  assert.deepEqual(
    receiver.received.map(({ text }) => text),
    [first.text, first.text, first.text],
  );
  for (const secret of Object.values(CITIZEN)) assert.ok(!first.text.includes(secret));
  const shown = await call('GET', `${endpoint.id}/deliveries/${first.id}/`);
  assert.ok(shown.body.includes('technology.end'));
  for (const hidden of [id, 'Алматы']) assert.ok(!shown.body.includes(hidden), 'members look at it without these');
});

test('what was locked, cancelled or has run out is told as failed, with the reason', async (t) => {
  const { flow, receiver, add, create, awaiting, send } = await startProviderFlow(t);
  receiver.secrets.push((await add()).secret);
  const locked = await awaiting();
  const codes = ['000002', '000003', '000004', '000005'].map((code) => (code === locked.code ? '000006' : code));
  for (const code of [otherThan(locked.code), ...codes]) await locked.page.post('approve', { code });
  const cancelled = await create();
  await cancelled.page.post('cancel');
  const expired = await create();
  flow.gateway.advanceMs(31 * 60_000);
  await flow.gateway.app.runMaintenance();
  await send();
  const told = receiver.received.map(({ text }) => JSON.parse(text));
  const row = ({ id }: { id: string }, type: keyof typeof failureTranslations) => [
    id,
    false,
    METADATA,
    { type, detail: failureTranslations[type].en },
  ];
  assert.deepEqual(
    told
      .map((body) => [body.session_id, body.success, body.metadata, body.data.edocument_result.failure_reason])
      .toSorted(),
    [row(locked, 'otp'), row(cancelled, 'cancelled'), row(expired, 'expired')].toSorted(),
  );
});

test('a session is told of that was made since the endpoint was, and a test has nothing of any session', async (t) => {
  const { receiver, add, call, deliver, create, send } = await startProviderFlow(t);
  const before = await create();
  const endpoint = await add();
  receiver.secrets.push(endpoint.secret);
  await before.page.post('cancel');
  await call('POST', `${endpoint.id}/test/`);
  await send();
  const { id } = await deliver();
  await send();
  const told = receiver.received.map(({ text }) => JSON.parse(text));
  assert.deepEqual(
    told.map(({ event, session_id, success }) => [event, session_id, success]),
    [
      ['webhook.test', null, false],
      ['technology.end', id, true],
    ],
  );
});

test('where the organisation has turned it on, the document comes along, is kept encrypted until it was taken, and no longer', async (t) => {
  const { flow, receiver, add, call, deliver, send, sendAfter, keptResults } = await startProviderFlow(t, {
    sendsResult: true,
  });
  const endpoint = await add();
  receiver.secrets.push(endpoint.secret);
  receiver.answer = { status: 503 };
  const { id } = await deliver();
  await send();
  const [kept] = keptResults();
  assert.equal(typeof kept, 'string');
  assert.ok(!String(kept).includes(CITIZEN.iin));
  receiver.answer = { status: 204 };
  await sendAfter(6_000);
  const [first, second] = receiver.received;
  assert.ok(first && second);
  assert.equal(second.text, first.text);
  const { failure_reason, ...document } = JSON.parse(first.text).data.edocument_result;
  assert.equal(failure_reason, null);
  assert.deepEqual(document, (await flow.result(id)).body.edocument_result);
  assert.ok(document.document_pdf.length > 10_000);
  assert.deepEqual(keptResults(), [null]);
  await call('POST', `${endpoint.id}/deliveries/${first.id}/resend/`);
  await send();
  const again = JSON.parse(receiver.received[2]?.text ?? '{}');
  assert.deepEqual([again.session_id, again.data.edocument_result], [id, { failure_reason: null }]);
});

test('a document that waits is gone once no document is to go along, or its endpoint is disabled or removed; the audit tells of the change', async (t) => {
  const { flow, receiver, settings, add, call, deliver, send, keptResults } = await startProviderFlow(t, {
    sendsResult: true,
  });
  receiver.answer = { status: 500 };
  const leave = {
    turnOff: (id: string) => call('PATCH', `${id}/`, { ...settings, sends_result: false }),
    disable: (id: string) => call('POST', `${id}/disable/`),
    remove: (id: string) => call('DELETE', `${id}/`),
  };
  for (const [how, away] of Object.entries(leave)) {
    const endpoint = await add();
    receiver.secrets.splice(0, 1, endpoint.secret);
    await deliver();
    await send();
    assert.equal(keptResults().filter((result) => result !== null).length, 1, how);
    await away(endpoint.id);
    assert.ok(
      keptResults().every((result) => result === null),
      how,
    );
    await deliver();
    assert.ok(
      keptResults().every((result) => result === null),
      'nor is one kept from then on',
    );
    if (how !== 'remove') await call('DELETE', `${endpoint.id}/`);
  }
  const changed = flow.gateway.audit().filter(({ value_after }) => value_after?.endsWith('_result') === true);
  assert.deepEqual(
    changed.map(({ action, value_after }) => [action, value_after]),
    [
      ['webhook_endpoint_created', 'with_result'],
      ['webhook_endpoint_changed', 'without_result'],
      ['webhook_endpoint_created', 'with_result'],
      ['webhook_endpoint_created', 'with_result'],
    ],
  );
});
