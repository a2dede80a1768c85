/** What becomes of open sessions where the organisation stops their flow or its key; and how its calls are found in the request log. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { flowSettings, startFlowGateway } from './flow-test-setup.ts';

test('while a flow is disabled its sessions stand still and can be declined, and go on once it is enabled again', async (t) => {
  const flow = await startFlowGateway(t);
  const other = await flow.awaitingCode();
  const { sessionId, page, code } = await flow.awaitingCode();
  const { environment: _, ...settings } = flowSettings;
  const change = (enabled: boolean) =>
    flow.owner.browser.call('PUT', `${flow.flowsPath}${flow.flowId}/`, { ...settings, enabled });
  assert.equal((await change(false)).status, 204);
  assertError(await flow.create(), 'flow_disabled');
  for (const [step, body] of Object.entries({ approve: { code }, resend: {}, 'hand-over': {} })) {
    assertError(await page.post(step, body), 'flow_disabled');
  }
  const { state, paused } = await page.view();
  assert.deepEqual([state, paused], ['waiting_for_code', true]);
  const { body: declined } = await other.page.post('cancel');
  assert.deepEqual([declined.state, declined.failure.reason, declined.paused], ['failed', 'cancelled', false]);
  assert.equal((await flow.result(sessionId)).body.status, 'PROGRESS');
  assert.equal((await change(true)).status, 204);
  assert.equal((await page.post('approve', { code })).body.state, 'done');
});

test('once its key has ended, a session goes on no more, and nobody reads its result', async (t) => {
  const flow = await startFlowGateway(t);
  const { sessionId, page, code } = await flow.awaitingCode();
  const rolled = await flow.owner.browser.call('POST', `${flow.flowsPath}${flow.flowId}/roll-key/`, {
    overlap: 'now',
  });
  assert.equal(rolled.status, 201, rolled.text);
  assertError(await page.post('approve', { code }), 'invalid_api_key');
  assertError(await flow.result(sessionId), 'invalid_api_key');
  assertError(await flow.result(sessionId, rolled.body.flow_api_key), 'flow_session_not_found');
});

test('the request log finds the calls of a flow by each of its keys, and no other call', async (t) => {
  const flow = await startFlowGateway(t);
  const { owner, flowsPath } = flow;
  const keyId = async () => (await owner.browser.call('GET', flowsPath)).body.flows[0].key.id;
  const before = await keyId();
  await flow.awaitingCode();
  await owner.browser.call('POST', `${flowsPath}${flow.flowId}/roll-key/`, { overlap: '24h' });
  await flow.awaitingCode();
  const { body: keys } = await owner.browser.call('GET', `/organizations/${owner.organizationId}/api-keys/`);
  const found = async (id: string) => {
    const log = `/organizations/${owner.organizationId}/requests/?api_key_id=${id}`;
    return (await owner.browser.call('GET', log)).body.requests.length;
  };
  assert.deepEqual(await Promise.all([await keyId(), before].map(found)), [2, 2]);
  assert.deepEqual(await Promise.all([keys.api_keys[0].id, 'unknown'].map(found)), [0, 0]);
});

test('a session is handed over so often in ten minutes, then refused with the time to wait', async (t) => {
  const flow = await startFlowGateway(t);
  const { page, sessionId } = await flow.awaitingCode();
  for (let links = 0; links < 20; links += 1) assert.equal((await page.post('hand-over')).status, 200);
  const refused = await page.post('hand-over');
  assertError(refused, 'too_many_calls');
  assert.equal(refused.headers['retry-after'], '600');
  flow.gateway.advanceMs(10 * 60_000);
  assert.equal((await flow.page(sessionId).post('hand-over')).status, 200);
});
