/** The limits over HTTP: what each refuses, what it answers, and what a refused call uses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { API, assertError, startTestGateway, type TestGateway, type TestGatewayOptions } from '../app/test-gateway.ts';
import { MINUTE_MS } from '../clock.ts';
import { egovNotAsked } from '../egov/not-asked.ts';
import { GatewayError } from '../errors.ts';
import { defaultLimits, type LimitTables } from '../limits/limit.ts';
import { readLimits } from '../limits/read-limits.ts';
import { createOrganization } from '../organizations/create-organization.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import { seedOrganizations } from '../organizations/seed-organizations.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';

const SECOND_MS = 1_000;
const other = { iin: '900101400013', phone: '77010000002' };

function limitsOf(text: string): LimitTables {
  return {
    live: readLimits('QUJAT_LIMITS', text, defaultLimits.live),
    test: readLimits('QUJAT_TEST_LIMITS', text.replaceAll(/own_\w+=[^,]+,?/g, ''), defaultLimits.test),
  };
}

function start(t: Parameters<typeof startTestGateway>[0], text: string, options: TestGatewayOptions = {}) {
  return startTestGateway(t, { liveConnector: stateThatIsDown, ...options, config: { limits: limitsOf(text) } });
}

const isDown = () => Promise.reject(new GatewayError('egov_unavailable'));
const stateThatIsDown = {
  name: 'relay',
  egov: { requestDocument: isDown, resendOtp: isDown, fetchDocument: isDown, checkMcdb: isDown },
  close: async () => {},
};

const resend = (gateway: TestGateway, backendSessionId: string) =>
  gateway.post(`${API}/resend/`, { backend_session_id: backendSessionId });

const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000');

async function otherTestKey(gateway: TestGateway): Promise<string> {
  const subscriptions = [{ technology: 'e_document', startsAt: 0, endsAt: 4e12, active: true }];
  const created = { organization: { id: 'other', name: 'Other' }, subscriptions };
  return (await createOrganization(created, gateway.app.organizationContext)).testKey;
}

/** Live keys reach a state that is down, so each request ends in `egov_unavailable`: it was asked for all the same. */
async function liveKey(gateway: TestGateway, id: string): Promise<string> {
  const { organizationContext } = gateway.app;
  const { apiKey, secret } = newApiKey({ organizationId: id, environment: 'live', createdAt: 0 }, organizationContext);
  await organizationContext.organizations.insertOrganization({
    organization: { id, name: id },
    apiKeys: [apiKey],
    subscriptions: [sampleSubscription(id, { quota: null })],
  });
  return secret;
}

test('requests per key: each answer tells how the key stands, and the one too many is refused until the window ends', async (t) => {
  const gateway = await start(t, 'requests_per_key=3/1m');
  const first = await gateway.requestDocument();
  assert.equal(first.headers['ratelimit-policy'], '"requests_per_key";q=3;w=60');
  assert.equal(first.headers['ratelimit'], '"requests_per_key";r=2;t=60');
  gateway.advanceMs(10_500 - 1);
  assert.equal((await gateway.requestDocument()).headers['ratelimit'], '"requests_per_key";r=1;t=50');
  assert.equal((await gateway.requestDocument()).headers['ratelimit'], '"requests_per_key";r=0;t=50');
  const refused = await gateway.requestDocument();
  assertError(refused, 'rate_limited');
  assert.equal(refused.headers['retry-after'], '50');
  assert.equal(refused.body.retry_after, 50);
  assert.equal(refused.headers['ratelimit'], '"requests_per_key";r=0;t=50');
  assert.equal(refused.headers['ratelimit-policy'], '"requests_per_key";q=3;w=60');
  assert.equal((await gateway.requestDocument({ api_key: await otherTestKey(gateway) })).status, 200);
  gateway.advanceMs(50 * SECOND_MS);
  assert.equal((await gateway.requestDocument()).headers['ratelimit'], '"requests_per_key";r=2;t=60');
});

test('every call with a valid key counts, whatever it ends in, and tells how the key stands; a wrong key has no rate', async (t) => {
  const gateway = await start(t, 'requests_per_key=100/1m');
  const remaining = async (changes: object) => (await gateway.requestDocument({ ...changes })).headers['ratelimit'];
  assert.equal(await remaining({ iin: 'wrong' }), '"requests_per_key";r=99;t=60');
  assert.equal(await remaining({ phone: 'wrong' }), '"requests_per_key";r=98;t=60');
  assert.equal(await remaining({ phone: '77010000002' }), '"requests_per_key";r=97;t=60');
  assert.equal(await remaining({ iin: '031231500126' }), '"requests_per_key";r=96;t=60');
  assert.equal(await remaining({ api_key: 'wrong' }), undefined);
  const seeded = await seedOrganizations(gateway.app.organizationContext);
  const unsubscribed = seeded.find(({ brings }) => brings === 'no_subscription')?.testKey;
  assert.equal(await remaining({ api_key: unsubscribed }), '"requests_per_key";r=99;t=60');
});

test('the limits come after the checks of body, type, key, subscription, IIN and phone, and before the state', async (t) => {
  let asked = 0;
  const gateway = await start(t, 'requests_per_key=1/1m,codes_per_phone=1/1m', {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      requestDocument: (...call) => {
        asked += 1;
        return sandbox.requestDocument(...call);
      },
    }),
  });
  await gateway.requestDocument();
  assertError(await gateway.requestDocument({ iin: 1 }), 'invalid_request');
  assertError(await gateway.requestDocument({}, 'nothing'), 'document_type_not_found');
  assertError(await gateway.requestDocument({ api_key: 'wrong' }), 'invalid_api_key');
  assertError(await gateway.requestDocument({ iin: 'wrong', phone: 'wrong' }), 'invalid_iin');
  assertError(await gateway.requestDocument({ phone: 'wrong' }), 'invalid_phone');
  assertError(await gateway.requestDocument({ iin: '031231500126' }), 'rate_limited');
  assert.equal(asked, 1);
});

for (const [limit, changes] of [
  ['codes_per_phone', { iin: '031231500126' }],
  ['codes_per_iin', { phone: '77010000002' }],
] as const) {
  test(`${limit}: the one too many is refused and thaws after 30 minutes; others are served`, async (t) => {
    const gateway = await start(t, `${limit}=2/5m`);
    await gateway.requestDocument();
    gateway.advanceMs(4 * MINUTE_MS - 1);
    await gateway.requestDocument();
    gateway.advanceMs(15 * MINUTE_MS - 1);
    const refused = await gateway.requestDocument(changes);
    assertError(refused, 'subject_locked');
    assert.equal(refused.headers['retry-after'], String(15 * 60));
    assert.equal((await gateway.requestDocument(other)).status, 200);
    gateway.advanceMs(15 * MINUTE_MS - 3);
    assertError(await gateway.requestDocument(), 'subject_locked');
    assert.equal((await gateway.requestDocument()).status, 200);
  });
}

test('of many requests at once exactly the limit have a code sent', async (t) => {
  const gateway = await start(t, 'codes_per_phone=5/1m');
  const replies = await Promise.all(Array.from({ length: 30 }, () => gateway.requestDocument()));
  assert.equal(replies.filter(({ status }) => status === 200).length, 5);
  for (const reply of replies) if (reply.status !== 200) assertError(reply, 'subject_locked');
  const inbox = await gateway.get('/api/v1/sandbox/messages/', gateway.testKey);
  assert.equal(inbox.body.messages.length, 5);
});

test('a refused request is the same whether or not the citizen exists', async (t) => {
  const gateway = await start(t, 'codes_per_iin=1/1m');
  const refusalOf = async (subject: Record<string, unknown>) => {
    await gateway.requestDocument(subject);
    const { status, text, body } = await gateway.requestDocument(subject);
    return { status, text: text.replace(body.request_id, 'id') };
  };
  const present = await refusalOf({});
  assert.deepEqual(await refusalOf({ iin: '850315300019', phone: '77010000011' }), present);
  assert.deepEqual(await refusalOf({ iin: '031231500126', phone: '77010000099' }), present);
  assert.equal(present.status, 429);
});

test('codes per organisation: requests and resends together', async (t) => {
  const gateway = await start(t, 'codes_per_organization=2/1h');
  const { backendSessionId } = await gateway.openSession();
  gateway.advanceMs(MINUTE_MS);
  assert.equal((await resend(gateway, backendSessionId)).status, 200);
  assertError(await gateway.requestDocument(other), 'too_many_codes');
  gateway.advanceMs(MINUTE_MS);
  const refused = await resend(gateway, backendSessionId);
  assertError(refused, 'too_many_codes');
  assert.equal(refused.headers['retry-after'], String(58 * 60));
  assert.equal((await gateway.requestDocument({ api_key: await otherTestKey(gateway) })).status, 200);
  gateway.advanceMs(58 * MINUTE_MS);
  assert.equal((await gateway.requestDocument(other)).status, 200);
});

test('resend uses the limits of phone and IIN; where it is refused, the session has not lost a resend', async (t) => {
  for (const limit of ['codes_per_phone', 'codes_per_iin']) {
    const gateway = await start(t, `${limit}=2/1m,lock=2m`);
    const { backendSessionId } = await gateway.openSession();
    gateway.advanceMs(MINUTE_MS - 1);
    assert.equal((await gateway.requestDocument()).status, 200);
    const { body: before } = await gateway.requestDocument();
    assert.equal(before.code ?? before.backend_session_id.length, 36);
    assertError(await resend(gateway, backendSessionId), 'subject_locked');
    gateway.advanceMs(2 * MINUTE_MS);
    const { status, body } = await resend(gateway, backendSessionId);
    assert.equal(status, 200);
    assert.notEqual(body.resend_after, null);
  }
});

test('wrong codes per IIN: over several sessions, and then no right code helps until the thaw', async (t) => {
  const gateway = await start(t, 'wrong_codes_per_iin=3/30m');
  const [first, second] = [await gateway.openSession(), await gateway.openSession()];
  const others = await gateway.openSession(other.iin, other.phone);
  for (const { backendSessionId, code } of [first, first, second]) {
    assertError(await gateway.approve(backendSessionId, wrongOf(code)), 'invalid_otp_code');
  }
  for (const { backendSessionId, code } of [first, second]) {
    const refused = await gateway.approve(backendSessionId, code);
    assertError(refused, 'subject_locked');
    assert.equal(refused.headers['retry-after'], String(30 * 60));
  }
  assertError(await gateway.requestDocument(), 'subject_locked');
  assert.equal((await gateway.approve(others.backendSessionId, others.code)).status, 200);
  gateway.advanceMs(30 * MINUTE_MS);
  const thawed = await gateway.openSession();
  assert.equal((await gateway.approve(thawed.backendSessionId, thawed.code)).status, 200);
});

test('wrong codes per IIN: sessions that try at the same moment try no more than may be wrong', async (t) => {
  let tried = 0;
  const allAsked = Promise.withResolvers<void>();
  const gateway = await start(t, 'wrong_codes_per_iin=15/30m', {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: async (...call) => {
        tried += 1;
        if (tried === 10) allAsked.resolve();
        // The first ten are with the state at the same time; of the next ten only five are.
        if (tried <= 10) await allAsked.promise;
        return sandbox.fetchDocument(...call);
      },
    }),
  });
  const sessions = await Promise.all(Array.from({ length: 10 }, () => gateway.openSession()));
  const guess = () =>
    Promise.all(sessions.map(({ backendSessionId, code }) => gateway.approve(backendSessionId, wrongOf(code))));
  const replies = [...(await guess()), ...(await guess())];
  const wrong = replies.filter(({ body }) => body.code === 'invalid_otp_code');
  assert.equal(wrong.length, 15);
  assert.equal(tried, 15);
  for (const reply of replies) if (!wrong.includes(reply)) assertError(reply, 'subject_locked');
});

test('right codes of many sessions at the same moment use nothing of the wrong ones, and lock nobody', async (t) => {
  const gateway = await start(t, 'wrong_codes_per_iin=3/30m,lock=30m');
  const approveAtOnce = async () => {
    const sessions = [await gateway.openSession(), await gateway.openSession(), await gateway.openSession()];
    return Promise.all(sessions.map(({ backendSessionId, code }) => gateway.approve(backendSessionId, code)));
  };
  for (let round = 0; round < 3; round += 1) {
    for (const { status } of await approveAtOnce()) assert.equal(status, 200);
  }
});

test('a code that finds all room held by codes under way is refused for seconds, and its attempt is not spent', async (t) => {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const gateway = await start(t, 'wrong_codes_per_iin=1/30m', {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: async (...call) => {
        asked.resolve();
        await answered.promise;
        return sandbox.fetchDocument(...call);
      },
    }),
  });
  const [first, second] = [await gateway.openSession(), await gateway.openSession()];
  const underWay = gateway.approve(first.backendSessionId, first.code);
  await asked.promise;
  const refused = await gateway.approve(second.backendSessionId, second.code);
  assertError(refused, 'subject_locked');
  assert.equal(refused.headers['retry-after'], '5');
  assert.equal((await gateway.requestDocument()).status, 200, 'nobody is locked');
  answered.resolve();
  assert.equal((await underWay).status, 200);
  assert.equal((await gateway.approve(second.backendSessionId, second.code)).status, 200);
});

test('an approve that a lock refuses spends no attempt; a fault of the state is no wrong code', async (t) => {
  let failing = false;
  const gateway = await start(t, 'wrong_codes_per_iin=2/1m,lock=1m', {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      fetchDocument: (...call) =>
        failing ? Promise.reject(new GatewayError('egov_timeout')) : sandbox.fetchDocument(...call),
    }),
  });
  const { backendSessionId, code } = await gateway.openSession();
  failing = true;
  assertError(await gateway.approve(backendSessionId, code), 'egov_timeout');
  failing = false;
  assert.equal((await gateway.approve(backendSessionId, wrongOf(code))).body.attempts_left, 3);
  assert.equal((await gateway.approve(backendSessionId, wrongOf(code))).body.attempts_left, 2);
  for (let call = 0; call < 5; call++) assertError(await gateway.approve(backendSessionId, code), 'subject_locked');
  gateway.advanceMs(MINUTE_MS);
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
});

test('IINs per organisation and day: another one is refused until midnight in Almaty, those asked for today are served', async (t) => {
  const gateway = await start(t, 'iins_per_organization=2/1d');
  await gateway.requestDocument();
  await gateway.requestDocument();
  await gateway.requestDocument(other);
  const third = { iin: '031231500126', phone: '77010000003' };
  const refused = await gateway.requestDocument(third);
  assertError(refused, 'too_many_citizens');
  assert.ok(refused.body.retry_after > 0 && refused.body.retry_after <= 86_400);
  assert.equal((await gateway.requestDocument()).status, 200);
  assertError(await gateway.requestDocument({ ...third, api_key: await otherTestKey(gateway) }), 'profile_not_found');
  gateway.advanceMs(refused.body.retry_after * SECOND_MS);
  assertError(await gateway.requestDocument(third), 'profile_not_found');
});

test('a call repeated with its Idempotency-Key uses nothing twice, and still tells how the key stands', async (t) => {
  const gateway = await start(t, 'requests_per_key=2/1m,codes_per_phone=1/1m');
  const body = { api_key: gateway.testKey, iin: '900101300017', phone: '77010000001' };
  const request = () => gateway.post(`${API}/request/identity_card/`, body, { 'idempotency-key': 'a' });
  const first = await request();
  assert.equal(first.status, 200);
  for (let repeat = 0; repeat < 5; repeat++) {
    const again = await request();
    assert.equal(again.text, first.text);
    assert.equal(again.headers['ratelimit'], '"requests_per_key";r=1;t=60');
  }
});

test('a wrong code repeated with its Idempotency-Key is counted once', async (t) => {
  const gateway = await start(t, 'wrong_codes_per_iin=2/1m');
  const { backendSessionId, code } = await gateway.openSession();
  const body = { backend_session_id: backendSessionId, code: wrongOf(code), file: false, file_type: 'pdf' };
  for (let repeat = 0; repeat < 5; repeat++) {
    assertError(await gateway.post(`${API}/approve/`, body, { 'idempotency-key': 'a' }), 'invalid_otp_code');
  }
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
});

test('a code that was certainly not sent is not counted, by request and by resend; one that may have been is', async (t) => {
  const notAsked = egovNotAsked('egov_unreachable', 'no connection');
  let fault: GatewayError | undefined = notAsked;
  const gateway = await start(t, 'codes_per_phone=2/10m', {
    wrapSandbox: (sandbox) => ({
      ...sandbox,
      requestDocument: (...call) => (fault ? Promise.reject(fault) : sandbox.requestDocument(...call)),
      resendOtp: (...call) => (fault ? Promise.reject(fault) : sandbox.resendOtp(...call)),
    }),
  });
  for (let call = 0; call < 5; call++) assertError(await gateway.requestDocument(), 'egov_unreachable');
  fault = undefined;
  const { body } = await gateway.requestDocument();
  fault = notAsked;
  gateway.advanceMs(MINUTE_MS);
  assertError(await resend(gateway, body.backend_session_id), 'egov_unreachable');
  fault = new GatewayError('egov_timeout');
  assertError(await gateway.requestDocument(), 'egov_timeout');
  assertError(await gateway.requestDocument(), 'subject_locked');
});

test('for live keys a citizen’s limits count over all organisations, and one organisation alone cannot use them up', async (t) => {
  const gateway = await start(t, 'own_codes_per_phone=2/30m,codes_per_phone=3/30m');
  const [mine, theirs] = [await liveKey(gateway, 'mine'), await liveKey(gateway, 'theirs')];
  const request = (apiKey: string) => gateway.requestDocument({ api_key: apiKey });
  for (let call = 0; call < 2; call++) assertError(await request(mine), 'egov_unavailable');
  gateway.advanceMs(10 * MINUTE_MS - 1);
  const own = await request(mine);
  assertError(own, 'subject_locked');
  assert.equal(own.headers['retry-after'], String(20 * 60));
  assertError(await request(theirs), 'egov_unavailable');
  gateway.advanceMs(5 * MINUTE_MS);
  const shared = await request(theirs);
  assertError(shared, 'subject_locked');
  // Never the time that is left: it would tell when the others asked.
  assert.equal(shared.headers['retry-after'], String(30 * 60));
  assert.equal((await gateway.requestDocument()).status, 200, 'test keys are another matter');
});

test('metrics tell which limit refused how many calls, and nothing of whom', async (t) => {
  const gateway = await start(t, 'requests_per_key=3/1m,codes_per_iin=1/1m');
  for (let call = 0; call < 4; call++) await gateway.requestDocument();
  const { text } = await gateway.get('/metrics');
  assert.match(text, /^qujat_limited_total\{limit="codes_per_iin",environment="test"\} 2$/m);
  assert.match(text, /^qujat_limited_total\{limit="requests_per_key",environment="test"\} 1$/m);
});

test('with a test key a developer fetches all documents of a few people at once, with the limits as they are', async (t) => {
  const gateway = await startTestGateway(t);
  const { body } = await gateway.get('/api/v1/sandbox/subjects/', gateway.testKey);
  const people = body.subjects.filter(({ situation }) => situation === 'ok').slice(0, 4);
  for (const { iin, phone, document_types: documentTypes } of people) {
    for (const documentType of documentTypes) {
      assert.equal((await gateway.requestDocument({ iin, phone }, documentType)).status, 200);
    }
  }
});

test('a key that tries out codes over many citizens is locked for 15 minutes, and told of once', async (t) => {
  const gateway = await start(t, 'wrong_codes_per_key=5/1h,wrong_codes_per_organization=1000/1h');
  gateway.advanceMs(60 * MINUTE_MS - (gateway.nowMs() % (60 * MINUTE_MS)));
  const waiting = await gateway.openSession();
  const guesses = [await gateway.openSession(), await gateway.openSession(other.iin, other.phone)];
  for (const { backendSessionId, code } of guesses) {
    for (let guess = 0; guess < 3; guess += 1) {
      assertError(await gateway.approve(backendSessionId, wrongOf(code)), 'invalid_otp_code');
    }
  }
  const refused = await gateway.approve(waiting.backendSessionId, waiting.code);
  assertError(refused, 'rate_limited');
  assert.equal(refused.headers['retry-after'], String(15 * 60));
  assertError(await gateway.requestDocument(), 'rate_limited');
  assert.equal((await gateway.requestDocument({ api_key: await otherTestKey(gateway) })).status, 200);
  const { text } = await gateway.get('/metrics');
  assert.match(text, /^qujat_keys_locked_total\{environment="test"\} 1$/m);
  gateway.advanceMs(15 * MINUTE_MS);
  assert.equal((await gateway.requestDocument()).status, 200);
});

test('many wrong codes lock no key whose right ones are many more', async (t) => {
  const gateway = await start(t, 'wrong_codes_per_key=2/1h,wrong_code_share=50%');
  gateway.advanceMs(60 * MINUTE_MS - (gateway.nowMs() % (60 * MINUTE_MS)));
  for (let session = 0; session < 3; session += 1) {
    const { backendSessionId, code } = await gateway.openSession();
    assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  }
  const { backendSessionId, code } = await gateway.openSession();
  for (let guess = 0; guess < 3; guess += 1) await gateway.approve(backendSessionId, wrongOf(code));
  assert.equal((await gateway.requestDocument()).status, 200);
  assertError(await gateway.approve(backendSessionId, wrongOf(code)), 'invalid_otp_code');
  assertError(await gateway.requestDocument(), 'rate_limited');
});
