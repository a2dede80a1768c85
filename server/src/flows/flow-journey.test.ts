/** A session from its creation to its result, as an organisation and a citizen meet it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { defaultSessionRules } from '../sessions/session.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { CITIZEN, otherThan, startFlowGateway } from './flow-test-setup.ts';

const TECHNOLOGY = { name: 'E-Document', description: 'Electronic documents of the state', code: 'ED' };

test('the vendor’s two calls: a session is made, in progress, and finished with the document, the same to the byte each time', async (t) => {
  const flow = await startFlowGateway(t);
  const created = await flow.create({
    metadata: { order: 1042 },
    client_reference: 'order 1042',
    document_types: ['identity_card'],
    return_url: 'https://shop.example/done?cart=7',
  });
  assert.equal(created.status, 200, created.text);
  const { session_id: id, technologies, url } = created.body;
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([technologies, url.endsWith(`/flow/${id}`)], [['ED'], true]);
  const inProgress = {
    id,
    status: 'PROGRESS',
    flow_session_result: false,
    flow_session_failure_reasons: [],
    validated_at: null,
    finished_at: null,
    retry_after: 3,
    technologies: [TECHNOLOGY],
    request_sessions: [],
    flow_name: 'Тіркелгі ашу',
    consent_id: null,
    client_reference: 'order 1042',
    metadata: { order: 1042 },
    environment: 'test',
    edocument_result: {},
  };
  assert.deepEqual((await flow.result(id)).body, inProgress);

  const page = flow.page(id);
  const before = await page.view();
  assert.deepEqual([before.state, before.iin_masked, before.return_url], ['created', null, null]);
  assert.deepEqual(before.purpose, { kk: 'Тіркелгі ашу үшін', ru: null, en: 'To open an account' });
  const entered = await page.post('citizen', CITIZEN);
  assert.deepEqual(
    [entered.body.state, entered.body.iin_masked, entered.body.phone_masked, entered.body.attempts_left],
    ['waiting_for_code', '********0017', '7701*****01', 5],
  );
  const { consent_id: consentId, ...waiting } = (await flow.result(id)).body;
  assert.match(consentId, /^con_[0-9a-f]{24}$/);
  assert.deepEqual({ ...waiting, consent_id: null }, inProgress);

  const approved = await page.post('approve', { code: await flow.code() });
  assert.equal(approved.body.state, 'done', approved.text);
  assert.equal(approved.body.return_url, `https://shop.example/done?cart=7&session_id=${id}&status=done`);
  assert.deepEqual([approved.body.iin_masked, approved.body.phone_masked], [null, null]);
  assert.equal(approved.text.includes('ТЕСТОВ'), false, 'the page is told nothing of the document');

  const finished = await flow.result(id);
  const { edocument_result: document, finished_at: finishedAt, validated_at: validatedAt, ...rest } = finished.body;
  assert.deepEqual(
    { ...inProgress, ...rest },
    { ...inProgress, status: 'FINISHED', flow_session_result: true, retry_after: null, consent_id: consentId },
  );
  assert.ok(finishedAt !== null && finishedAt === validatedAt);
  assert.deepEqual(
    [document.iin, document.phone, document.document_type],
    [...Object.values(CITIZEN), 'identity_card'],
  );
  assert.equal(document.result_json.common.docOwner.lastName, 'ТЕСТОВ');
  assert.ok(Buffer.from(document.document_pdf, 'base64').subarray(0, 5).equals(Buffer.from('%PDF-')));
  flow.gateway.advanceMs(9 * 60_000);
  assert.equal((await flow.result(id)).text, finished.text);
  flow.gateway.advanceMs(60_000);
  const later = (await flow.result(id)).body;
  assert.deepEqual(later, { ...finished.body, edocument_result: {}, flow_session_failure_reasons: ['expired'] });
});

test('a key in body, address or header is the same; another key, and the session’s id alone, open nothing', async (t) => {
  const flow = await startFlowGateway(t);
  const { sessionId, page, code } = await flow.awaitingCode();
  await page.post('approve', { code });
  const path = `/api/v1/flows/session/result/?session_id=${sessionId}`;
  const [inAddress, inHeader] = [
    await flow.gateway.get(`${path}&flow_api_key=${flow.flowKey}`),
    await flow.result(sessionId),
  ];
  assert.equal(inAddress.text, inHeader.text);
  assert.equal(
    (await flow.gateway.post('/api/v1/flows/session/create/', {}, { authorization: `Bearer ${flow.flowKey}` })).status,
    200,
  );
  assertError(await flow.gateway.get(path), 'invalid_api_key');
  assertError(await flow.result(sessionId, flow.gateway.testKey), 'invalid_api_key');
  const other = await flow.owner.browser.call('POST', flow.flowsPath, {
    ...{ environment: 'test', name: 'Other', document_types: ['passport'], origins: [], return_urls: [] },
    purpose: { kk: null, ru: null, en: null },
  });
  assertError(await flow.result(sessionId, other.body.flow_api_key), 'flow_session_not_found');
  assertError(await flow.result('3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b'), 'flow_session_not_found');
  const asKey = await flow.gateway.requestDocument({ api_key: flow.flowKey });
  assertError(asKey, 'invalid_api_key');
  assertError(
    await flow.gateway.post('/api/v1/flows/session/create/', { api_key: flow.gateway.testKey }),
    'invalid_api_key',
  );
});

test('a wrong code leaves the session open with an attempt less; five lock it, and the result says otp', async (t) => {
  const flow = await startFlowGateway(t);
  const { sessionId, page, code } = await flow.awaitingCode();
  const wrong = await page.post('approve', { code: otherThan(code) });
  assert.deepEqual([wrong.status, wrong.body.code, wrong.body.attempts_left], [400, 'invalid_otp_code', 4]);
  assert.equal((await page.view()).attempts_left, 4);
  for (const [index, tried] of ['000002', '000003', '000004'].entries()) {
    assert.equal((await page.post('approve', { code: tried })).body.attempts_left, 3 - index);
  }
  const last = await page.post('approve', { code: '000005' });
  assert.deepEqual([last.status, last.body.state, last.body.failure.reason], [200, 'failed', 'otp']);
  assert.equal((await page.post('approve', { code })).body.state, 'failed');
  const { status, flow_session_failure_reasons: reasons, finished_at: at } = (await flow.result(sessionId)).body;
  assert.deepEqual([status, reasons], ['FINISHED', ['otp']]);
  assert.equal(at, new Date(flow.gateway.nowMs()).toISOString());
});

test('what the organisation gave is masked and taken; a citizen who is unknown may correct it, five times', async (t) => {
  const flow = await startFlowGateway(t);
  const { body } = await flow.create({ ...CITIZEN, document_types: ['driver_license'] });
  const given = flow.page(body.session_id);
  const { iin_masked: iin, phone_masked: phone } = await given.view();
  assert.deepEqual([iin, phone], ['********0017', '7701*****01']);
  assertError(await given.post('citizen', CITIZEN), 'invalid_request');
  assert.equal((await given.post('citizen')).body.document_type, 'driver_license');

  const { body: other } = await flow.create({ document_types: ['identity_card'] });
  const page = flow.page(other.session_id);
  assertError(await page.post('citizen', { ...CITIZEN, iin: '123456789012' }), 'invalid_iin');
  assertError(await page.post('citizen', { ...CITIZEN, phone: '1' }), 'invalid_phone');
  const missing = await page.post('citizen');
  assert.deepEqual(
    missing.body.errors.map(({ field }: { field: string }) => field),
    ['iin', 'phone'],
  );
  for (let tries = 1; tries < 5; tries += 1) {
    const refused = await page.post('citizen', { ...CITIZEN, phone: `7701999990${tries}` });
    assertError(refused, 'subject_not_found_in_mcdb');
    assert.equal((await page.view()).state, 'created');
  }
  const fifth = await page.post('citizen', { ...CITIZEN, phone: '77019999905' });
  assert.deepEqual([fifth.body.state, fifth.body.failure?.reason], ['failed', 'mcdb'], fifth.text);
  assert.deepEqual((await flow.result(other.session_id)).body.flow_session_failure_reasons, ['mcdb']);
});

test('of several document types the citizen chooses one; one that is not asked for is refused', async (t) => {
  const flow = await startFlowGateway(t);
  const { body } = await flow.create();
  const page = flow.page(body.session_id);
  assert.deepEqual(
    (await page.view()).document_types.map(({ code }) => code),
    ['identity_card', 'driver_license'],
  );
  assert.deepEqual((await page.post('citizen', CITIZEN)).body.errors[0].field, 'document_type');
  assertError(await page.post('citizen', { ...CITIZEN, document_type: 'passport' }), 'invalid_request');
  assert.equal((await page.post('citizen', { ...CITIZEN, document_type: 'driver_license' })).status, 200);
  await page.post('approve', { code: await flow.code() });
  assert.equal((await flow.result(body.session_id)).body.edocument_result.document_type, 'driver_license');
});

test('a field that the flow does not allow is named', async (t) => {
  const flow = await startFlowGateway(t);
  const cases: [object, string][] = [
    [{ document_types: ['passport'] }, 'document_types.0'],
    [{ document_types: ['identity_card', 'identity_kard'] }, 'document_types.1'],
    [{ document_types: [] }, 'document_types'],
    [{ return_url: 'https://shop.example/elsewhere' }, 'return_url'],
    [{ return_url: 'https://shop.example.evil.example/done' }, 'return_url'],
    [{ return_url: 'https://shop.example@evil.example/done' }, 'return_url'],
    [{ return_url: 'https://user@shop.example/done' }, 'return_url'],
    [{ return_url: 'https://shop.example/done#x' }, 'return_url'],
    [{ return_url: 'javascript:alert(1)' }, 'return_url'],
    [{ metadata: { text: 'x'.repeat(5000) } }, 'metadata'],
    [{ purpose: { en: 'x'.repeat(301) } }, 'purpose.en'],
    [{ file_type: 'word' }, 'file_type'],
  ];
  for (const [body, field] of cases) {
    const refused = await flow.create(body);
    assertError(refused, 'invalid_request');
    assert.deepEqual(
      refused.body.errors.map((each: { field: string }) => each.field),
      [field],
      refused.text,
    );
  }
  assertError(await flow.create({ iin: '123456789012' }), 'invalid_iin');
  assertError(await flow.create({ phone: '12' }), 'invalid_phone');
});

test('cancelled and expired sessions say so, to the page and to the organisation', async (t) => {
  const flow = await startFlowGateway(t);
  const cancelled = await flow.awaitingCode();
  assert.deepEqual((await cancelled.page.post('cancel')).body.failure?.reason, 'cancelled');
  assert.equal((await cancelled.page.post('approve', { code: cancelled.code })).body.state, 'failed');
  assert.deepEqual((await flow.result(cancelled.sessionId)).body.flow_session_failure_reasons, ['cancelled']);
  const { body: unused } = await flow.create();
  const awaiting = await flow.awaitingCode();
  flow.gateway.advanceMs(30 * 60_000);
  for (const [id, page] of [
    [unused.session_id, flow.page(unused.session_id)],
    [awaiting.sessionId, awaiting.page],
  ] as const) {
    const { state, failure } = await page.view();
    assert.deepEqual([state, failure?.reason], ['expired', 'expired']);
    const { status, flow_session_failure_reasons: reasons } = (await flow.result(id)).body;
    assert.deepEqual([status, reasons], ['FINISHED', ['expired']]);
  }
});

test('a file that was not ready in time is null for good, so nothing of the document is kept for it', async (t) => {
  const rules = { ...defaultSessionRules, filesWithinMs: 0, filesAtLeastMs: 0 };
  const flow = await startFlowGateway(t, { config: { rules } });
  const { sessionId, page, code } = await flow.awaitingCode();
  assert.equal((await page.post('approve', { code })).body.state, 'done');
  const { edocument_result: document } = (await flow.result(sessionId)).body;
  assert.deepEqual([document.file_status, document.document_pdf], ['unavailable', null]);
  const database = openStoreFile(flow.gateway.dataDirectory);
  t.after(() => database.close());
  assert.deepEqual(database.prepare('select id_hash from kept_documents').all(), []);
});

test('another code comes after a minute, and the first one is dead', async (t) => {
  const flow = await startFlowGateway(t);
  const { page, code } = await flow.awaitingCode();
  const early = await page.post('resend');
  assert.deepEqual([early.body.code, early.status], ['resend_too_early', 429]);
  flow.gateway.advanceMs(60_000);
  assert.equal((await page.post('resend')).body.state, 'waiting_for_code');
  const next = await flow.code();
  if (next !== code) assert.equal((await page.post('approve', { code })).body.code, 'invalid_otp_code');
  assert.equal((await page.post('approve', { code: next })).body.state, 'done');
});

test('two tabs: what is entered twice at once asks the state once, and two approves deliver once', async (t) => {
  const flow = await startFlowGateway(t);
  const { body } = await flow.create({ document_types: ['identity_card'] });
  const [one, two] = [flow.page(body.session_id), flow.page(body.session_id)];
  await Promise.all([one.post('citizen', CITIZEN), two.post('citizen', CITIZEN)]);
  assert.deepEqual([(await one.view()).state, (await two.view()).state], ['waiting_for_code', 'waiting_for_code']);
  const code = await flow.code();
  const views = await Promise.all([one.post('approve', { code }), two.post('approve', { code })]);
  for (const { status, body: view } of views)
    assert.ok(view.state === 'done' || view.code === 'session_in_progress', `${status}`);
  assert.equal((await two.post('approve', { code })).body.state, 'done');
  const acts = flow.gateway.audit().map(({ action }) => action);
  assert.equal(acts.filter((action) => action === 'document_requested').length, 1);
  assert.equal(acts.filter((action) => action === 'document_delivered').length, 1);
});

test('a link hands the session over once: the other device acts from then on, the first one watches', async (t) => {
  const flow = await startFlowGateway(t);
  const { body } = await flow.create({ document_types: ['identity_card'] });
  const desktop = flow.page(body.session_id);
  const { body: replaced } = await desktop.post('hand-over');
  const { body: link } = await desktop.post('hand-over');
  const tokenOf = ({ url }: { url: string }) => /#hand-over=(.+)$/.exec(url)?.[1] ?? assert.fail(url);
  assert.equal((await desktop.view()).in_charge, true);
  const [phone, other] = ['phone', 'other'].map((name) => flow.page(body.session_id, name.padEnd(43, '-')));
  assert.ok(phone !== undefined && other !== undefined);
  assertError(await phone.post('take-over', { token: tokenOf(replaced) }), 'hand_over_not_found');
  const [taken, again] = await Promise.all([0, 1].map(() => phone.post('take-over', { token: tokenOf(link) })));
  assert.deepEqual([taken?.body.in_charge, again?.body.in_charge], [true, true], 'its answer may be lost');
  assertError(await other.post('take-over', { token: tokenOf(link) }), 'hand_over_not_found');
  assertError(await desktop.post('take-over', { token: tokenOf(link) }), 'invalid_request');
  assert.equal((await other.view()).in_charge, false);
  assert.equal((await desktop.view()).in_charge, false);
  for (const step of ['citizen', 'resend', 'cancel', 'hand-over']) {
    assertError(await desktop.post(step, step === 'citizen' ? CITIZEN : {}), 'flow_on_other_device');
  }
  await phone.post('citizen', CITIZEN);
  assertError(await desktop.post('approve', { code: await flow.code() }), 'flow_on_other_device');
  assert.equal((await phone.post('approve', { code: await flow.code() })).body.state, 'done');
  assert.equal((await desktop.view()).state, 'done');
  assertError(await phone.post('hand-over'), 'flow_session_ended');
});

test('a link to hand over lives ten minutes', async (t) => {
  const flow = await startFlowGateway(t);
  const { body } = await flow.create();
  const page = flow.page(body.session_id, 'phone'.padEnd(43, '-'));
  const { body: link } = await page.post('hand-over');
  flow.gateway.advanceMs(10 * 60_000);
  assertError(await page.post('take-over', { token: link.url.split('=')[1] }), 'hand_over_not_found');
});

test('a session that nobody knows, and a call without one, are told so', async (t) => {
  const flow = await startFlowGateway(t);
  for (const id of ['x', '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b', '0'.repeat(64)]) {
    assertError(await flow.page(id).post('approve', { code: '123456' }), 'flow_session_not_found');
  }
  const reply = await flow.gateway.get('/api/v1/flows/page/');
  assert.deepEqual([reply.status, reply.body.code], [400, 'invalid_request']);
});

test('with a scenario the sandbox plays it on the page too', async (t) => {
  const flow = await startFlowGateway(t);
  const { body } = await flow.create({ document_types: ['identity_card'] }, { 'qujat-sandbox': 'egov_unavailable' });
  assert.equal(body.code, undefined, JSON.stringify(body));
  const refused = await flow.page(body.session_id).post('citizen', CITIZEN);
  assert.equal(refused.status, 503, refused.text);
  assert.equal((await flow.page(body.session_id).view()).state, 'created');
  assertError(await flow.create({}, { 'qujat-sandbox': 'no such' }), 'invalid_request');
});
