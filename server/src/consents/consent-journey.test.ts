/** A consent from the page on which it is given to its end, as the citizen and the organisation meet it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { DAY_MS } from '../clock.ts';
import { CITIZEN, type FlowGateway, startFlowGateway } from '../flows/flow-test-setup.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { hashConsentRecord } from './consent-record.ts';
import type { ConsentReply } from './consent-schemas.ts';
import { receiptCalls } from './consent-schemas.ts';

const consentIdIn = async (flow: FlowGateway, sessionId: string): Promise<string> =>
  (await flow.result(sessionId)).body.consent_id;

const secretIn = (receiptUrl: string | null) => new URL(receiptUrl ?? '').hash.slice(1);

async function receipt({ gateway }: FlowGateway, call: keyof typeof receiptCalls, secret: string) {
  const { method, url } = receiptCalls[call];
  const reply = await gateway.app.server.inject({ method, url, headers: { 'qujat-consent-receipt': secret } });
  return { status: reply.statusCode, text: reply.body, body: reply.json() as ConsentReply & { code: string } };
}

async function readConsent({ gateway, flowKey }: FlowGateway, id: string, key = flowKey) {
  const reply = await gateway.get(`/api/v1/consents/${id}/`, key);
  return { ...reply, consent: reply.body as unknown as ConsentReply };
}

/** A session whose citizen has asked for the code, in Russian. */
async function consented(flow: FlowGateway) {
  const { body } = await flow.create({ document_types: ['identity_card'], purpose: { ru: 'Для открытия счёта' } });
  const page = flow.page(body.session_id);
  const { body: view } = await page.post('citizen', { ...CITIZEN, language: 'ru' });
  assert.equal(view.state, 'waiting_for_code');
  return { sessionId: body.session_id as string, page, view, secret: secretIn(view.receipt_url) };
}

/** As it stands in the store, oldest first. */
function auditOf({ gateway }: FlowGateway, id: string) {
  const store = openStoreFile(gateway.dataDirectory);
  const rows = store.prepare('select * from audit where target = ? order by created_at, rowid').all(id);
  store.close();
  return rows;
}

test('what the page showed is recorded before the code is asked for, used by the delivery, and read by the organisation', async (t) => {
  const flow = await startFlowGateway(t);
  const before = await flow.create();
  assert.equal(await consentIdIn(flow, before.body.session_id), null);
  assert.equal((await flow.page(before.body.session_id).view()).receipt_url, null);

  const { sessionId, page, view, secret } = await consented(flow);
  const id = await consentIdIn(flow, sessionId);
  const given = (await readConsent(flow, id)).consent;
  assert.deepEqual([given.id, given.state, given.used_at, given.withdrawn_at], [id, 'given', null, null]);
  const { processing, event, record_id: recordId } = given.record;
  assert.equal(recordId, id);
  assert.equal(processing.privacy_notice, view.consent_notice.ru);
  assert.deepEqual([processing.language, processing.purposes], ['ru', ['Для открытия счёта']]);
  assert.deepEqual(processing.pii_information[0]?.name, view.document_types[0].name.ru);
  assert.equal(event.time, new Date(flow.gateway.nowMs()).toISOString());
  assert.equal(given.record.record_kept_until, new Date(flow.gateway.nowMs() + 1095 * DAY_MS).toISOString());
  assert.equal(given.record_sha256, hashConsentRecord(given.record));

  await page.post('approve', { code: await flow.code() });
  const used = (await readConsent(flow, id)).consent;
  const usedAt = new Date(flow.gateway.nowMs()).toISOString();
  assert.deepEqual(used, { ...given, state: 'used', used_at: usedAt });
  assert.deepEqual((await receipt(flow, 'readReceipt', secret)).body, used);
  assert.equal((await page.view()).receipt_url, view.receipt_url);
  const traces = auditOf(flow, id);
  assert.deepEqual(
    traces.map(({ action, value_after: hash }) => [action, hash]),
    [
      ['consent_given', given.record_sha256],
      ['consent_used', null],
    ],
  );
  for (const text of [JSON.stringify(used), JSON.stringify(traces)]) {
    for (const personal of Object.values(CITIZEN)) assert.equal(text.includes(personal), false);
  }
});

test('a consent that the citizen withdraws by the receipt delivers nothing: the code comes too late, and the session says cancelled', async (t) => {
  const flow = await startFlowGateway(t);
  const { sessionId, page, secret } = await consented(flow);
  const code = await flow.code();
  const { status, body: withdrawn } = await receipt(flow, 'withdrawConsent', secret);
  assert.deepEqual([status, withdrawn.state], [200, 'withdrawn']);
  assert.deepEqual((await receipt(flow, 'withdrawConsent', secret)).body, withdrawn);
  const { body: view } = await page.post('approve', { code });
  assert.deepEqual([view.state, view.failure.reason], ['failed', 'cancelled']);
  const { body: result } = await flow.result(sessionId);
  assert.deepEqual([result.flow_session_failure_reasons, result.edocument_result], [['cancelled'], {}]);
  const actions = auditOf(flow, withdrawn.id).map(({ action }) => action);
  assert.deepEqual(actions, ['consent_given', 'consent_withdrawn']);
});

test('declining on the page withdraws the consent; one that was used, or has expired, stays as it is', async (t) => {
  const flow = await startFlowGateway(t);
  const declined = await consented(flow);
  await declined.page.post('cancel');
  assert.equal((await receipt(flow, 'readReceipt', declined.secret)).body.state, 'withdrawn');
  const used = await consented(flow);
  await used.page.post('approve', { code: await flow.code() });
  assert.equal((await receipt(flow, 'withdrawConsent', used.secret)).body.state, 'used');
  const late = await consented(flow);
  flow.gateway.advanceMs(31 * 60_000);
  assert.equal((await receipt(flow, 'withdrawConsent', late.secret)).body.state, 'expired');
});

test('of an approve and a withdrawal at once, one happens', async (t) => {
  const flow = await startFlowGateway(t);
  for (let round = 0; round < 4; round += 1) {
    const { sessionId, page, secret } = await consented(flow);
    const code = await flow.code();
    const calls = [() => page.post('approve', { code }), () => receipt(flow, 'withdrawConsent', secret)];
    await Promise.all((round % 2 === 0 ? calls : calls.toReversed()).map((call) => call()));
    const { state } = (await receipt(flow, 'readReceipt', secret)).body;
    const { flow_session_result: isDelivered } = (await flow.result(sessionId)).body;
    assert.equal(state, isDelivered ? 'used' : 'withdrawn');
    flow.gateway.advanceMs(10 * 60_000);
  }
});

test('another organisation, another environment, and what is no secret of a receipt, find nothing', async (t) => {
  const flow = await startFlowGateway(t);
  const { sessionId, secret } = await consented(flow);
  const id = await consentIdIn(flow, sessionId);
  assertError(await readConsent(flow, id, flow.gateway.testKey), 'consent_not_found');
  assertError(await readConsent(flow, 'con_000000000000000000000000'), 'consent_not_found');
  assertError(await readConsent(flow, id, 'qjt_test_x'), 'invalid_api_key');
  const keys = `/organizations/${flow.owner.organizationId}/api-keys/`;
  const made = async (environment: string) =>
    (await flow.owner.browser.call('POST', keys, { environment, name: environment })).body.backend_api_key;
  assert.equal((await readConsent(flow, id, await made('test'))).status, 200);
  for (const wrong of [id, sessionId, secret.toLowerCase(), `${secret}A`, '']) {
    const { status } = await receipt(flow, 'readReceipt', wrong);
    assert.ok(status === 404 || (wrong === '' && status === 400), `${status}`);
  }
});

test('consents are deleted after their retention', async (t) => {
  const flow = await startFlowGateway(t, { config: { consentRetentionMs: 2 * DAY_MS } });
  const { secret } = await consented(flow);
  const statuses = [];
  for (let days = 1; days <= 2; days += 1) {
    flow.gateway.advanceMs(DAY_MS);
    await flow.gateway.app.runMaintenance();
    statuses.push((await receipt(flow, 'readReceipt', secret)).status);
  }
  assert.deepEqual(statuses, [200, 404]);
});
