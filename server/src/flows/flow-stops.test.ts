/** What becomes of open sessions where the organisation stops their flow or its key; and how its calls are found in the log of requests. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { flowSettings, startFlowGateway } from './flow-test-setup.ts';

test('while a flow is off its sessions stand still, and go on once it is on again', async (t) => {
  const flow = await startFlowGateway(t);
  const { sessionId, page, code } = await flow.awaitingCode();
  const { environment: _, ...settings } = flowSettings;
  const change = (enabled: boolean) =>
    flow.owner.browser.call('PUT', `${flow.flowsPath}${flow.flowId}/`, { ...settings, enabled });
  assert.equal((await change(false)).status, 204);
  assertError(await flow.create(), 'flow_disabled');
  for (const [step, body] of Object.entries({ approve: { code }, resend: {}, cancel: {}, 'hand-over': {} })) {
    assertError(await page.post(step, body), 'flow_disabled');
  }
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

test('the log of requests finds the calls of a flow by its key', async (t) => {
  const flow = await startFlowGateway(t);
  await flow.awaitingCode();
  const { body } = await flow.owner.browser.call('GET', flow.flowsPath);
  const [{ key }] = body.flows;
  const log = `/organizations/${flow.owner.organizationId}/requests/?api_key_id=${key.id}`;
  const found = await flow.owner.browser.call('GET', log);
  assert.deepEqual(
    found.body.requests.map(({ operation }: { operation: string }) => operation),
    ['requestDocument'],
  );
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
