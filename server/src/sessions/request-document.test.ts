import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { API, assertError, startTestGateway, type TestGateway, type TestReply } from '../app/test-gateway.ts';
import { isStateError } from '../egov/sandbox/play-scenario.ts';
import { errorTable } from '../errors.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import { seedOrganizations } from '../organizations/seed-organizations.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';

test('a request gives a session and one SMS from 1414 to that phone, in three languages', async (t) => {
  const gateway = await startTestGateway(t);
  const reply = await gateway.requestDocument();
  assert.equal(reply.status, 200);
  assert.match(reply.body.backend_session_id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

  const inbox = await gateway.get('/api/v1/sandbox/messages/?phone=77010000001', gateway.testKey);
  assert.equal(inbox.body.messages.length, 1);
  const [message] = inbox.body.messages;
  assert.ok(message);
  assert.equal(message.sender, '1414');
  assert.equal(message.phone, '77010000001');
  assert.match(message.code, /^\d{6}$/);
  assert.equal(message.text.split('\n').length, 3);
  for (const line of message.text.split('\n')) assert.ok(line.includes(message.code) && line.includes('Qujat Demo'));
  assert.ok(!Number.isNaN(Date.parse(message.sent_at)));
});

test('the path works with and without the trailing slash', async (t) => {
  const gateway = await startTestGateway(t);
  const body = { api_key: gateway.testKey, iin: '900101300017', phone: '+7 (701) 000-00-01' };
  for (const path of [`${API}/request/identity_card`, `${API}/request/identity_card/`]) {
    assert.equal((await gateway.post(path, body)).status, 200, path);
  }
});

test('each person of the sandbox brings about the situation that the list says', async (t) => {
  const gateway = await startTestGateway(t);
  const { body } = await gateway.get('/api/v1/sandbox/subjects/', gateway.testKey);
  const situations = new Set<string>();
  for (const subject of body.subjects) {
    situations.add(subject.situation);
    const [documentType] = subject.document_types;
    const reply = await gateway.requestDocument({ iin: subject.iin, phone: subject.phone }, documentType);
    const inbox = await gateway.get(`/api/v1/sandbox/messages/?phone=${subject.phone}`, gateway.testKey);
    if (isStateError(subject.situation)) assertError(reply, subject.situation);
    else assert.equal(reply.status, 200);
    const hasSms = !isStateError(subject.situation) && subject.situation !== 'document_missing';
    assert.equal(inbox.body.messages.length, hasSms ? 1 : 0, subject.situation);
  }
  assert.deepEqual([...situations].sort(), [
    'document_missing',
    'egov_timeout',
    'egov_unavailable',
    'egov_unreachable',
    'fixed_code',
    'government_service_error',
    'ok',
    'profile_not_found',
    'subject_not_found_in_mcdb',
  ]);
});

test('a missing document looks like any other, but for session id, times and phone', async (t) => {
  const gateway = await startTestGateway(t);
  const present = await gateway.requestDocument();
  const missing = await gateway.requestDocument({ iin: '850315300019', phone: '77010000011' });
  const shape = (reply: TestReply) =>
    reply.text
      .replace(/[0-9a-f-]{36}/, 'id')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
      .replace(/\d{4}\*{5}\d{2}/, 'phone');
  assert.equal(missing.status, present.status);
  assert.equal(shape(missing), shape(present));
  const names = (reply: TestReply) => Object.keys(reply.headers).sort();
  assert.deepEqual(names(missing), names(present));
});

test('a phone that is not this citizen’s is not in the MCDB; an unknown citizen has no profile', async (t) => {
  const gateway = await startTestGateway(t);
  assertError(await gateway.requestDocument({ phone: '77010000002' }), 'subject_not_found_in_mcdb');
  assertError(await gateway.requestDocument({ iin: '031231500126' }), 'profile_not_found');
});

test('each subscription error is real', async (t) => {
  const gateway = await startTestGateway(t);
  for (const { brings, testKey } of await seedOrganizations(gateway.app.organizationContext)) {
    const reply = await gateway.requestDocument({ api_key: testKey });
    if (brings === 'ok') assert.equal(reply.status, 200);
    else assertError(reply, brings);
  }
});

test('the checks come in the documented order: the first that fails answers', async (t) => {
  const gateway = await startTestGateway(t);
  const seeded = await seedOrganizations(gateway.app.organizationContext);
  const unsubscribed = seeded.find(({ brings }) => brings === 'no_subscription')?.testKey;
  const wrong = { api_key: 'wrong', iin: 'wrong', phone: 'wrong' };
  assertErrorFields(await gateway.requestDocument({ ...wrong, iin: 1 }, 'nothing'), ['iin']);
  assertError(await gateway.requestDocument(wrong, 'nothing'), 'document_type_not_found');
  assertError(await gateway.requestDocument(wrong), 'invalid_api_key');
  assertError(await gateway.requestDocument({ ...wrong, api_key: unsubscribed }), 'no_subscription');
  assertError(await gateway.requestDocument({ iin: 'wrong', phone: 'wrong' }), 'invalid_iin');
  assertError(await gateway.requestDocument({ iin: '031231500126', phone: 'wrong' }), 'invalid_phone');
});

test('IINs: wrong check digits and wrong lengths are refused, the dossier’s valid ones are not', async (t) => {
  const gateway = await startTestGateway(t);
  for (const iin of [
    '',
    '123456789012',
    '000813159890',
    '821214240092',
    '90010130001',
    '9001013000170',
    '90010130001a',
  ]) {
    assertError(await gateway.requestDocument({ iin }), 'invalid_iin');
  }
  for (const iin of ['031231500126', '791028302728', '061211600012', '830717350867']) {
    assertError(await gateway.requestDocument({ iin }), 'profile_not_found');
  }
});

test('a wrong body is a 400 that names each field and what it must be', async (t) => {
  const gateway = await startTestGateway(t);
  const missing = await gateway.post(`${API}/request/identity_card/`, {});
  assertErrorFields(missing, ['api_key', 'iin', 'phone']);
  const number = await gateway.requestDocument({ iin: 900101300017 });
  assert.deepEqual(number.body.errors, [{ field: 'iin', message: 'must be a string' }]);
  for (const body of ['', '{', 'null', '[]', '"text"', '1', '\u0000']) {
    assertErrorFields(await gateway.post(`${API}/request/identity_card/`, body), ['body']);
  }
});

test('unknown fields are ignored', async (t) => {
  const gateway = await startTestGateway(t);
  assert.equal((await gateway.requestDocument({ unknown: { deep: [1] } })).status, 200);
});

test('whatever the body, the answer is one of the table and never a defect', async (t) => {
  const gateway = await startTestGateway(t);
  await fc.assert(
    fc.asyncProperty(fc.json(), async (body) => {
      const reply = await gateway.post(`${API}/request/identity_card/`, body);
      assert.ok(reply.status >= 400 && reply.status < 500, `${reply.status} for ${body}`);
      assert.ok(reply.body.code in errorTable);
    }),
    { numRuns: 300 },
  );
});

test('a live key reaches no sandbox, and without a connector it is told so, and that nothing is down', async (t) => {
  const gateway = await startTestGateway(t);
  const liveKey = await insertLiveKey(gateway);
  assertError(await gateway.requestDocument({ api_key: liveKey }), 'no_live_connector');
  assertError(await gateway.get('/api/v1/sandbox/messages/', liveKey), 'invalid_api_key');
});

function assertErrorFields(reply: TestReply, fields: string[]): void {
  assertError(reply, 'invalid_request');
  assert.deepEqual(reply.body.errors.map(({ field }) => field).sort(), fields);
}

async function insertLiveKey(gateway: TestGateway): Promise<string> {
  const { organizationContext } = gateway.app;
  const organization = { id: 'live', name: 'Live' };
  const { apiKey, secret } = newApiKey(
    { organizationId: 'live', environment: 'live', createdAt: 0 },
    organizationContext,
  );
  await organizationContext.organizations.insertOrganization({
    organization,
    apiKeys: [apiKey],
    subscriptions: [sampleSubscription(organization.id, { quota: null })],
  });
  return secret;
}
