/** Each scenario of the catalogue does what its entry says, however it was chosen, and for nobody else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, assertError, sandboxBehindLiveKeys, startTestGateway, type TestGateway } from '../../app/test-gateway.ts';
import { type ErrorCode, errorTable } from '../../errors.ts';
import { createOrganization } from '../../organizations/create-organization.ts';
import { newApiKey } from '../../organizations/new-api-key.ts';
import { demonstrationOrganization } from '../../organizations/seed-organizations.ts';
import { sampleSubscription } from '../../subscriptions/subscription-samples.ts';
import type { Environment } from '../../words/environment.ts';
import { isStateError } from './play-scenario.ts';
import { isScenarioName, playOf, type ScenarioName, scenarioNames, scenarioOfPhone, scenarios } from './scenarios.ts';

const ARM = '/api/v1/sandbox/arm/';
const person = { iin: '900101300017', phone: '77010000001' };
const other = { iin: '900101400013', phone: '77010000002' };

function armer(gateway: TestGateway, key = gateway.testKey) {
  return async (body: object) => gateway.post(ARM, body, { authorization: `Bearer ${key}` });
}

async function newKey(gateway: TestGateway, id: string): Promise<string> {
  const { subscriptions } = demonstrationOrganization;
  const organization = { id, name: id };
  return (await createOrganization({ organization, subscriptions }, gateway.app.organizationContext)).testKey;
}

const inboxOf = async (gateway: TestGateway, phone: string, key = gateway.testKey) =>
  (await gateway.get(`/api/v1/sandbox/messages/?phone=${phone}`, key)).body.messages;

test('the catalogue has each error of the specification, and no name is an error of another', () => {
  const specified = Object.entries(errorTable).filter(([, entry]) => 'specified' in entry);
  assert.equal(specified.length, 14);
  for (const [code] of specified) assert.equal(scenarios.get(code)?.errorCode, code, code);
  for (const [name, { errorCode, played, steps }] of scenarios) {
    assert.ok(played !== null || steps !== null, `${name} can be reached`);
    if (name in errorTable) assert.equal(errorCode, name as ErrorCode);
  }
});

test('everybody may read the catalogue', async (t) => {
  const gateway = await startTestGateway(t);
  const { status, text } = await gateway.get('/api/v1/sandbox/scenarios/');
  assert.equal(status, 200);
  const { scenarios: listed } = JSON.parse(text) as { scenarios: { name: string; choose: { people: object[] } }[] };
  assert.deepEqual(
    listed.map(({ name }) => name),
    [...scenarios.keys()],
  );
  const unreachable = listed.find(({ name }) => name === 'egov_unreachable');
  assert.deepEqual(unreachable?.choose.people, [{ iin: '850722400018', phone: '77010000012' }]);
});

/** What approve answers to the right code of the inbox; or the request, where it is refused. */
async function play(gateway: TestGateway, name: ScenarioName, phone: string, headers: Record<string, string>) {
  const began = gateway.nowMs();
  const requested = await gateway.requestDocument({ ...person, phone }, 'identity_card', headers);
  if (isStateError(name)) return requested;
  assert.equal(requested.status, 200, requested.text);
  const message = (await inboxOf(gateway, phone)).find(({ sent_at }) => Date.parse(sent_at) > began);
  const hasSms = !['document_missing', 'sms_never', 'sms_late'].includes(name);
  assert.equal(message !== undefined, hasSms, 'whether the SMS has come');
  if (name === 'fixed_code') assert.equal(message?.code, phone.slice(-6));
  return gateway.approve(requested.body.backend_session_id, message?.code ?? '000000', { file: true });
}

/** Without those that take their time: they have tests of their own. */
const quick = scenarioNames.filter((name) => !['silent', 'slow', 'flapping'].includes(name));

test('each scenario is played by its phone and by its header, from the request to the approve', async (t) => {
  const gateway = await startTestGateway(t);
  for (const name of quick) {
    const { phone } = playOf(name);
    assert.ok(phone !== null);
    for (const [asked, headers] of [
      [phone, {}],
      [person.phone, { 'qujat-sandbox': name }],
    ] as const) {
      await t.test(`${name}, asked with ${asked}`, async () => {
        const reply = await play(gateway, name, asked, headers);
        const isLost = name === 'sms_never' || name === 'sms_late';
        const code = isLost ? 'invalid_otp_code' : (scenarios.get(name)?.errorCode ?? null);
        if (code !== null) return assertError(reply, code);
        assert.equal(reply.status, 200, reply.text);
        const { document_pdf: pdf, file_status: status, extra, result_json: result } = reply.body;
        assert.equal(result.common.docOwner.iin, person.iin);
        assert.deepEqual([pdf !== null, status], name === 'pdf_missing' ? [false, 'unavailable'] : [true, 'ready']);
        const isExpired = Date.parse(extra.date_of_expire ?? '9999-01-01') < gateway.nowMs();
        assert.equal(isExpired, name === 'document_expired');
      });
    }
  }
  assert.equal((await gateway.requestDocument(other)).status, 200, 'the next call is as usual');
});

test('an SMS that comes late comes after its seconds', async (t) => {
  const gateway = await startTestGateway(t);
  const headers = { 'qujat-sandbox': 'sms_late;seconds=90' };
  const { body } = await gateway.requestDocument(person, 'identity_card', headers);
  gateway.advanceMs(89_999);
  assert.deepEqual(await inboxOf(gateway, person.phone), []);
  gateway.advanceMs(1);
  const [message] = await inboxOf(gateway, person.phone);
  assert.equal((await gateway.approve(body.backend_session_id, message?.code ?? '')).status, 200);
});

test('a slow state answers late', async (t) => {
  const gateway = await startTestGateway(t);
  const began = performance.now();
  const slow = await gateway.requestDocument(person, 'identity_card', { 'qujat-sandbox': 'slow;seconds=1' });
  assert.equal(slow.status, 200);
  assert.ok(performance.now() - began > 900);
});

test('a state that is slower than the deadline does not answer at all, nor does a silent one', async (t) => {
  const gateway = await startTestGateway(t, { config: { egovTimeoutMs: 1_500 } });
  for (const scenario of ['slow;seconds=25', 'silent']) {
    assertError(await gateway.requestDocument(person, 'identity_card', { 'qujat-sandbox': scenario }), 'egov_timeout');
  }
  const { backendSessionId, code } = await gateway.openSession();
  assertError(await gateway.approve(backendSessionId, code, {}, { 'qujat-sandbox': 'silent' }), 'egov_timeout');
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200, 'the session stays usable');
});

test('what is armed without more is for the next call at which it plays, in the order of arming', async (t) => {
  const gateway = await startTestGateway(t);
  const arm = armer(gateway);
  for (const scenario of ['document_expired', 'egov_unavailable', 'egov_unreachable']) {
    assert.equal((await arm({ scenario })).status, 201);
  }
  assertError(await gateway.requestDocument(person), 'egov_unavailable');
  assertError(await gateway.requestDocument(person), 'egov_unreachable');
  const { backendSessionId, code } = await gateway.openSession();
  const { body } = await gateway.approve(backendSessionId, code);
  assert.ok(Date.parse(body.extra.date_of_expire ?? '') < gateway.nowMs());
  assert.deepEqual(JSON.parse((await gateway.get(ARM, gateway.testKey)).text), { arms: [] });
});

test('what is armed for minutes ends by itself, and what is armed for a person goes before it', async (t) => {
  const gateway = await startTestGateway(t);
  const arm = armer(gateway);
  await arm({ scenario: 'egov_unavailable', minutes: 10 });
  await arm({ scenario: 'government_service_error', iin: other.iin, minutes: 10 });
  for (let count = 0; count < 3; count += 1) {
    assertError(await gateway.requestDocument(person), 'egov_unavailable');
    assertError(await gateway.requestDocument(other), 'government_service_error');
  }
  gateway.advanceMs(10 * 60_000);
  assert.equal((await gateway.requestDocument(person)).status, 200);
  assert.equal((await gateway.requestDocument(other)).status, 200);
});

test('what is armed for a session is for no other, and only for the call that is named', async (t) => {
  const gateway = await startTestGateway(t);
  const [mine, theirs] = [await gateway.openSession(), await gateway.openSession()];
  const body = { scenario: 'egov_timeout', backend_session_id: mine.backendSessionId, operation: 'approve' };
  assert.equal((await armer(gateway)(body)).status, 201);
  assert.equal((await gateway.approve(theirs.backendSessionId, theirs.code)).status, 200);
  assertError(await gateway.approve(mine.backendSessionId, mine.code), 'egov_timeout');
  gateway.advanceMs(60_000);
  const resent = await gateway.post(`${API}/resend/`, { backend_session_id: mine.backendSessionId });
  assert.equal(resent.status, 200, 'a resend is another call');
});

test('a state that flaps fails at every second call', async (t) => {
  const gateway = await startTestGateway(t);
  await armer(gateway)({ scenario: 'flapping', minutes: 5 });
  const statuses = [];
  for (let count = 0; count < 5; count += 1) statuses.push((await gateway.requestDocument(person)).status);
  assert.deepEqual(statuses, [200, 503, 200, 503, 200]);
});

test('of calls at once no more play it than were asked for', async (t) => {
  const gateway = await startTestGateway(t);
  await armer(gateway)({ scenario: 'egov_unavailable', calls: 3 });
  const replies = await Promise.all(Array.from({ length: 12 }, () => gateway.requestDocument(person)));
  assert.equal(replies.filter(({ status }) => status === 503).length, 3);
});

test('the MCDB check plays it too, and tells no error of the citizen', async (t) => {
  const gateway = await startTestGateway(t);
  const check = (headers: Record<string, string>) =>
    gateway.post('/api/v1/backend/e-document/mcdb/check/', { api_key: gateway.testKey, ...person }, headers);
  assertError(await check({ 'qujat-sandbox': 'egov_unavailable' }), 'egov_unavailable');
  assert.equal((await check({ 'qujat-sandbox': 'profile_not_found' })).text, '{"is_verified":false}');
  assert.equal((await check({ 'qujat-sandbox': 'sms_never' })).text, '{"is_verified":true}');
});

test('another organisation notices nothing, and takes nothing back', async (t) => {
  const gateway = await startTestGateway(t);
  const key = await newKey(gateway, 'neighbour');
  const { body, text } = await armer(gateway)({ scenario: 'egov_unavailable', minutes: 60 });
  const { id } = JSON.parse(text) as { id: string };
  assert.equal(body.code, undefined);
  assert.equal((await gateway.requestDocument({ ...person, api_key: key })).status, 200);
  assert.deepEqual(JSON.parse((await gateway.get(ARM, key)).text), { arms: [] });
  assertError(await gateway.delete(`${ARM}${id}/`, key), 'not_found');
  const { backendSessionId } = await openQuietly(gateway);
  const foreign = { scenario: 'slow', backend_session_id: backendSessionId };
  assertError(await armer(gateway, key)(foreign), 'session_not_found');
  assertError(await gateway.requestDocument(person), 'egov_unavailable');
  assert.equal((await gateway.delete(`${ARM}${id}/`, gateway.testKey)).status, 204);
  assert.equal((await gateway.requestDocument(person)).status, 200);
});

/** While the state is down for everybody: the header goes before what is armed. */
async function openQuietly(gateway: TestGateway) {
  const headers = { 'qujat-sandbox': 'fixed_code' };
  const { body, status } = await gateway.requestDocument(person, 'identity_card', headers);
  assert.equal(status, 200);
  return { backendSessionId: body.backend_session_id };
}

test('nothing of it reaches a live key: not the header, and not what is armed', async (t) => {
  const gateway = await startTestGateway(t, sandboxBehindLiveKeys());
  const keys = await newOrganization(gateway);
  const ask = (api_key: string, headers: Record<string, string> = {}) =>
    gateway.requestDocument({ ...person, api_key }, 'identity_card', headers);
  assert.equal((await armer(gateway, keys.test)({ scenario: 'egov_unavailable', minutes: 60 })).status, 201);
  assertError(await ask(keys.test), 'egov_unavailable');
  const opened = await ask(keys.live);
  assert.equal(opened.status, 200, opened.text);
  for (const scenario of ['egov_unavailable', 'no such scenario', '']) {
    assertError(await ask(keys.live, { 'qujat-sandbox': scenario }), 'scenario_needs_test_key');
  }
  const { backend_session_id: session } = opened.body;
  const header = { 'qujat-sandbox': 'fixed_code' };
  assertError(await gateway.approve(session, '000001', {}, header), 'scenario_needs_test_key');
  gateway.advanceMs(60_000);
  const resent = await gateway.post(`${API}/resend/`, { backend_session_id: session }, header);
  assertError(resent, 'scenario_needs_test_key');
  for (const call of [gateway.get(ARM, keys.live), armer(gateway, keys.live)({ scenario: 'slow' })]) {
    assertError(await call, 'invalid_api_key');
  }
});

/** An organisation with both kinds of keys, and a subscription that is no trial. */
async function newOrganization({ app, nowMs }: TestGateway): Promise<{ test: string; live: string }> {
  const context = app.organizationContext;
  const id = 'both';
  const keyOf = (environment: Environment) =>
    newApiKey({ organizationId: id, environment, createdAt: nowMs() }, context);
  const [test, live] = [keyOf('test'), keyOf('live')];
  await context.organizations.insertOrganization({
    organization: { id, name: id },
    apiKeys: [test.apiKey, live.apiKey],
    subscriptions: [sampleSubscription(id, { quota: null })],
  });
  return { test: test.secret, live: live.secret };
}

test('what is no scenario is refused with the field and what it must be', async (t) => {
  const gateway = await startTestGateway(t);
  const refused = async (body: object, field: string, says: RegExp) => {
    const reply = await armer(gateway)(body);
    assertError(reply, 'invalid_request');
    assert.deepEqual(
      reply.body.errors.map(({ field: named }) => named),
      [field],
    );
    assert.match(reply.body.errors[0]?.message ?? '', says);
  };
  await refused({ scenario: 'loud' }, 'scenario', /must be one of/);
  await refused({ scenario: 'slow', seconds: 26 }, 'seconds', /from 1 to 25 for the scenario slow/);
  await refused({ scenario: 'sms_never', seconds: 5 }, 'seconds', /left out/);
  await refused({ scenario: 'sms_never', operation: 'approve' }, 'operation', /at which the scenario sms_never plays/);
  await refused({ scenario: 'slow', calls: 0 }, 'calls', /./);
  await refused({ scenario: 'slow', minutes: 61 }, 'minutes', /./);
  await refused({ scenario: 'slow', iin: person.iin, backend_session_id: 'x' }, 'iin', /left out/);
  for (const header of ['loud', 'slow;seconds=99', 'slow;minutes=1', 'flapping', 'SLOW', '']) {
    const reply = await gateway.requestDocument(person, 'identity_card', { 'qujat-sandbox': header });
    assertError(reply, 'invalid_request');
    assert.equal(reply.body.errors[0]?.field, 'Qujat-Sandbox', header);
  }
});

test('every scenario that can be chosen has a phone of its own, which is nobody’s', () => {
  const phones = scenarioNames.map((name) => playOf(name).phone).filter((phone) => phone !== null);
  assert.equal(new Set(phones).size, scenarioNames.length - 1);
  for (const phone of phones) {
    assert.match(phone, /^770000000\d\d$/);
    assert.ok(isScenarioName(scenarioOfPhone(phone) ?? ''));
  }
});
