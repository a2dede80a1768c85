/** `flow.finished` from end to end: each end of a session reaches the organisation's receiver once, with nothing of the citizen. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { hashSessionId, referenceOfSession } from '../sessions/session-secret.ts';
import { RECEIVER_NETWORKS, startTestReceiver } from '../webhooks/test-receiver-test-setup.ts';
import { CITIZEN, otherThan, startFlowGateway } from './flow-test-setup.ts';

const ORDER = { document_types: ['identity_card'], client_reference: 'order-118' };

/** Its receiver has every signature checked by the library of Standard Webhooks. */
async function startToldFlow(t: TestContext, events: readonly string[] = ['flow.finished']) {
  const flow = await startFlowGateway(t, { config: { webhookNetworks: RECEIVER_NETWORKS } });
  const receiver = await startTestReceiver(t);
  const settings = { environment: 'test', url: receiver.url, description: 'Дүкен', events };
  const path = `/organizations/${flow.owner.organizationId}/webhook-endpoints/`;
  const endpoint = await flow.owner.browser.call('POST', path, settings);
  assert.equal(endpoint.status, 201, endpoint.text);
  receiver.secrets.push(endpoint.body.secret);
  const create = async (changes = {}, headers = {}) => {
    const { body } = await flow.create({ ...ORDER, ...changes }, headers);
    return { id: String(body.session_id), page: flow.page(body.session_id) };
  };
  const awaiting = async () => {
    const session = await create();
    assert.equal((await session.page.post('citizen', CITIZEN)).body.state, 'waiting_for_code');
    return { ...session, code: await flow.code() };
  };
  const told = async () => {
    await flow.gateway.app.sendWebhooks();
    return receiver.received;
  };
  return { flow, create, awaiting, told };
}

test('a delivery is told with the flow, its state and the reference, and with no secret and nothing of the citizen', async (t) => {
  const { flow, awaiting, told } = await startToldFlow(t);
  const { id, page, code } = await awaiting();
  assert.equal((await page.post('approve', { code })).body.state, 'done');
  assert.equal((await page.post('approve', { code })).body.state, 'done', 'a second one delivers nothing');
  const [webhook, ...more] = await told();
  assert.ok(webhook);
  assert.equal(more.length, 0);
  assert.equal(webhook.body.type, 'flow.finished');
  const { reference, ...data } = webhook.body.data;
  assert.match(String(reference), /^[0-9a-f-]{36}$/);
  assert.deepEqual(data, {
    environment: 'test',
    session: referenceOfSession(hashSessionId(id)),
    client_reference: 'order-118',
    document_type: 'identity_card',
    flow_id: flow.flowId,
    flow_name: 'Тіркелгі ашу',
    status: 'done',
    reason: null,
  });
  for (const secret of [id, hashSessionId(id), ...Object.values(CITIZEN)]) assert.ok(!webhook.text.includes(secret));
});

test('a session that is locked, cancelled, or names five unknown phones is told as failed, once', async (t) => {
  const { awaiting, create, told } = await startToldFlow(t);
  const locked = await awaiting();
  const codes = ['000002', '000003', '000004', '000005'].map((code) => (code === locked.code ? '000006' : code));
  for (const code of [otherThan(locked.code), ...codes]) await locked.page.post('approve', { code });
  assert.equal((await locked.page.view()).state, 'failed');
  const cancelled = await create();
  for (let times = 0; times < 2; times += 1) await cancelled.page.post('cancel');
  const unknown = await create({ client_reference: 'call 77019999905' });
  for (let tries = 1; tries <= 5; tries += 1) {
    await unknown.page.post('citizen', { ...CITIZEN, phone: `7701999990${tries}` });
  }
  assert.equal((await unknown.page.view()).state, 'failed');
  const shown = (await told()).map(({ body: { data } }) => [
    data['session'],
    data['status'],
    data['reason'],
    data['document_type'],
    data['client_reference'],
  ]);
  const row = ({ id }: { id: string }, ...rest: unknown[]) => [
    referenceOfSession(hashSessionId(id)),
    'failed',
    ...rest,
  ];
  const expected = [
    row(locked, 'otp', 'identity_card', 'order-118'),
    row(cancelled, 'cancelled', null, 'order-118'),
    row(unknown, 'mcdb', null, null),
  ];
  assert.deepEqual(shown.toSorted(), expected.toSorted());
});

test('each session that runs out is told as expired, once: before the citizen came, and after a code was sent', async (t) => {
  const { flow, awaiting, create, told } = await startToldFlow(t, ['flow.finished', 'session.expired']);
  const closed = await create({ client_reference: 'closed' }, { 'qujat-sandbox': 'session_expired' });
  await closed.page.post('citizen', CITIZEN);
  await closed.page.post('approve', { code: await flow.code() });
  assert.equal((await closed.page.view()).state, 'expired');
  const unused = await create({ client_reference: 'unused' });
  const named = await create({ client_reference: `call ${CITIZEN.phone}` });
  await named.page.post('citizen', CITIZEN);
  const handedOver = await awaiting();
  await handedOver.page.post('approve', { code: handedOver.code });
  const left = await awaiting();
  for (let turns = 0; turns < 2; turns += 1) {
    flow.gateway.advanceMs(31 * 60_000);
    await flow.gateway.app.runMaintenance();
  }
  for (const { page } of [unused, named, left]) assert.equal((await page.view()).state, 'expired');
  const shown = (await told()).map(({ body: { type, data } }) => [
    type,
    data['session'],
    data['status'],
    data['reason'],
    data['document_type'],
    data['client_reference'],
    data['flow_name'],
  ]);
  const row = ({ id }: { id: string }, ...rest: unknown[]) => [
    'flow.finished',
    referenceOfSession(hashSessionId(id)),
    ...rest,
    'Тіркелгі ашу',
  ];
  const expected = [
    row(closed, 'expired', 'expired', 'identity_card', 'closed'),
    row(unused, 'expired', 'expired', null, 'unused'),
    row(named, 'expired', 'expired', 'identity_card', null),
    row(handedOver, 'done', null, 'identity_card', 'order-118'),
    row(left, 'expired', 'expired', 'identity_card', 'order-118'),
  ];
  assert.deepEqual(shown.filter(([type]) => type === 'flow.finished').toSorted(), expected.toSorted());
  assert.equal(
    shown.filter(([type]) => type === 'session.expired').length,
    2,
    'their document’s sessions have run out too',
  );
});
