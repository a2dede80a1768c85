/** How an organisation makes a session: where its key may stand, and what a repeated call is answered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { type FlowGateway, startFlowGateway } from './flow-test-setup.ts';

const CREATE = '/api/v1/flows/session/create/';

const bearer = ({ flowKey }: FlowGateway) => ({ authorization: `Bearer ${flowKey}` });

test('an empty key is none: the one in the header counts, in the body as in the address', async (t) => {
  const flow = await startFlowGateway(t);
  const { gateway, flowKey } = flow;
  for (const body of [{ api_key: undefined }, { api_key: '' }]) {
    const made = await flow.create(body, bearer(flow));
    assert.equal(made.status, 200, made.text);
    const id = made.body.session_id;
    for (const query of ['', '&flow_api_key=']) {
      const result = await gateway.get(`/api/v1/flows/session/result/?session_id=${id}${query}`, flowKey);
      assert.equal(result.status, 200, result.text);
    }
    assertError(await gateway.post(CREATE, body), 'invalid_api_key');
    assertError(await gateway.get(`/api/v1/flows/session/result/?session_id=${id}&flow_api_key=`), 'invalid_api_key');
  }
  assertError(await gateway.post(CREATE, { api_key: 'another' }, bearer(flow)), 'invalid_api_key');
});

test('the same call with its Idempotency-Key makes one session and has the same answer, whatever became of it', async (t) => {
  const flow = await startFlowGateway(t);
  const key = { 'idempotency-key': 'order-118' };
  const order = { document_types: ['identity_card'], client_reference: 'order-118' };
  const first = await flow.create(order, key);
  assert.equal(first.status, 200, first.text);
  await flow.page(first.body.session_id).post('cancel');
  const again = await flow.create(order, key);
  assert.equal(again.text, first.text);
  for (const changes of [{ client_reference: 'order-119' }, { iin: '900101300017' }, { metadata: { a: 1 } }]) {
    assertError(await flow.create({ ...order, ...changes }, key), 'idempotency_key_mismatch');
  }
  const other = await flow.create(order, { 'idempotency-key': 'order-120' });
  assert.notEqual(other.body.session_id, first.body.session_id);
  flow.gateway.advanceMs(10 * 60_000);
  const later = await flow.create(order, key);
  assert.notEqual(later.body.session_id, first.body.session_id, 'for ten minutes');
});

test('of calls with one Idempotency-Key in the same moment one makes a session', async (t) => {
  const flow = await startFlowGateway(t);
  const replies = await Promise.all(Array.from({ length: 8 }, () => flow.create({}, { 'idempotency-key': 'once' })));
  const made = new Set(replies.flatMap(({ status, body }) => (status === 200 ? [body.session_id] : [])));
  assert.equal(made.size, 1);
  for (const reply of replies) if (reply.status !== 200) assertError(reply, 'idempotency_key_in_use');
});

test('a call that was refused may be made again with its Idempotency-Key', async (t) => {
  const flow = await startFlowGateway(t);
  const key = { 'idempotency-key': 'mended' };
  assertError(await flow.create({ document_types: ['diploma'] }, key), 'invalid_request');
  assert.equal((await flow.create({ document_types: ['identity_card'] }, key)).status, 200);
});
