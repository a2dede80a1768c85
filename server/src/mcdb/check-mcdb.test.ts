/** The MCDB check over HTTP: what it answers, what it counts, and what stands of it in audit, log and metrics. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertError,
  sandboxBehindLiveKeys,
  startTestGateway,
  type TestGateway,
  type TestGatewayOptions,
} from '../app/test-gateway.ts';
import { sandboxPeople } from '../egov/sandbox/people.ts';
import { GatewayError } from '../errors.ts';
import { defaultLimits } from '../limits/limit.ts';
import { readLimits } from '../limits/read-limits.ts';
import { createOrganization, type NewOrganization } from '../organizations/create-organization.ts';
import { newApiKey } from '../organizations/new-api-key.ts';
import { seedOrganizations } from '../organizations/seed-organizations.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';

const PATH = '/api/v1/backend/e-document/mcdb/check';
const citizen = { iin: '900101300017', phone: '77010000001' };
const other = { iin: '900101400013', phone: '77010000002' };
/** A valid IIN that the sandbox has nobody for. */
const UNKNOWN_IIN = '031231500126';
const strangers = [
  { iin: UNKNOWN_IIN, phone: citizen.phone },
  { iin: citizen.iin, phone: other.phone },
];

const check = (gateway: TestGateway, body: object = {}, slash = '/') =>
  gateway.post(`${PATH}${slash}`, { api_key: gateway.testKey, ...citizen, ...body });

function limited(text: string, options: TestGatewayOptions = {}): TestGatewayOptions {
  const limits = {
    live: readLimits('QUJAT_LIMITS', text, defaultLimits.live),
    test: readLimits('QUJAT_TEST_LIMITS', text.replaceAll(/own_\w+=[^,]+,?/g, ''), defaultLimits.test),
  };
  return { ...options, config: { limits } };
}

const subscription = { technology: 'e_document', startsAt: 0, endsAt: 4e12, active: true };

function testKeyWith(gateway: TestGateway, id: string, subscriptions: NewOrganization['subscriptions']) {
  const created = { organization: { id, name: id }, subscriptions };
  return createOrganization(created, gateway.app.organizationContext).then(({ testKey }) => testKey);
}

/** Of an organisation whose subscription grants the check to live keys. */
async function liveKey(gateway: TestGateway, id = 'live'): Promise<string> {
  const { organizationContext } = gateway.app;
  await testKeyWith(gateway, id, [{ ...subscription, mcdbCheck: true }]);
  const made = newApiKey({ organizationId: id, environment: 'live', createdAt: 0 }, organizationContext);
  const audit = { id: `key of ${id}`, organizationId: id, action: 'api_key_created' } as const;
  await organizationContext.apiKeys.insertApiKey(made.apiKey, audit);
  return made.secret;
}

function rowsIn({ dataDirectory }: TestGateway, query: string): Record<string, unknown>[] {
  const database = openStoreFile(dataDirectory);
  const rows = database.prepare(query).all();
  database.close();
  return rows;
}

const auditOf = (gateway: TestGateway) =>
  rowsIn(gateway, "select action, error_code, subject, document_type from audit where action like 'mcdb%'");

/** Everything of the reply that must not tell one answer from another. */
function shapeOf({ status, text, headers }: Awaited<ReturnType<typeof check>>) {
  const { 'x-request-id': _, date: __, ratelimit: ___, ...rest } = headers;
  return { status, text, headers: rest };
}

test('true for the phone of the person, however it is written; the same false for everybody else', async (t) => {
  const gateway = await startTestGateway(t);
  for (const phone of [citizen.phone, '+7 701 000-00-01', '87010000001']) {
    const reply = await check(gateway, { phone });
    assert.deepEqual([reply.status, reply.text], [200, '{"is_verified":true}']);
  }
  assert.equal((await check(gateway, {}, '')).text, '{"is_verified":true}');
  const unregistered = sandboxPeople.find(({ situation }) => situation === 'subject_not_found_in_mcdb');
  const missing = sandboxPeople.find(({ situation }) => situation === 'profile_not_found');
  assert.ok(unregistered && missing);
  const replies = [];
  for (const { iin, phone } of [...strangers, unregistered, missing])
    replies.push(await check(gateway, { iin, phone }));
  assert.equal(replies[0]?.text, '{"is_verified":false}');
  for (const reply of replies) assert.deepEqual(shapeOf(reply), shapeOf(replies[0] ?? reply));
});

test('it is refused where no running subscription grants it, before IIN and phone are looked at', async (t) => {
  const gateway = await startTestGateway(t);
  const none = await testKeyWith(gateway, 'without', [subscription]);
  const over = await testKeyWith(gateway, 'over', [subscription, { ...subscription, endsAt: 1, mcdbCheck: true }]);
  const elsewhere = await testKeyWith(gateway, 'elsewhere', [
    subscription,
    { ...subscription, technology: 'liveness', mcdbCheck: true },
  ]);
  for (const api_key of [none, over, elsewhere]) {
    assertError(await check(gateway, { api_key, iin: '1' }), 'technology_not_accessible');
    assert.equal((await gateway.requestDocument({ api_key })).status, 200);
  }
  const granted = await testKeyWith(gateway, 'granted', [subscription, { ...subscription, mcdbCheck: true }]);
  assert.equal((await check(gateway, { api_key: granted })).text, '{"is_verified":true}');
  const seeded = await seedOrganizations(gateway.app.organizationContext);
  for (const { brings, testKey } of seeded) {
    if (brings !== 'ok') assertError(await check(gateway, { api_key: testKey }), brings);
  }
});

test('what is wrong with the call is told as for a request, in the same order', async (t) => {
  const gateway = await startTestGateway(t);
  assertError(await check(gateway, { api_key: 'nobody', iin: '1' }), 'invalid_api_key');
  assertError(await check(gateway, { iin: '123456789012', phone: '1' }), 'invalid_iin');
  assertError(await check(gateway, { phone: '770100000' }), 'invalid_phone');
  for (const field of ['api_key', 'iin', 'phone']) {
    const reply = await check(gateway, { [field]: 5 });
    assertError(reply, 'invalid_request');
    assert.deepEqual(
      reply.body.errors.map(({ field: name }) => name),
      [field],
    );
  }
});

test('each false counts as a code to the citizen: phones cannot be tried out, nor IINs, nor both by turns', async (t) => {
  const gateway = await startTestGateway(t, limited('codes_per_iin=3/30m,codes_per_phone=3/30m'));
  for (const phone of ['77010000002', '77010000003', '77010000004']) {
    assert.equal((await check(gateway, { phone })).text, '{"is_verified":false}');
  }
  // Now also the right phone is no answer, and a request is refused alike.
  assertError(await check(gateway), 'subject_locked');
  assertError(await gateway.requestDocument(), 'subject_locked');
  for (const { iin } of sandboxPeople.slice(4, 7)) {
    assert.equal((await check(gateway, { iin, phone: '77770000001' })).text, '{"is_verified":false}');
  }
  assertError(await check(gateway, { iin: UNKNOWN_IIN, phone: '77770000001' }), 'subject_locked');
  assert.equal((await check(gateway, other)).text, '{"is_verified":true}', 'others are not locked by it');
});

test('true costs the citizen nothing; it counts for the key and for the citizens of the day', async (t) => {
  const gateway = await startTestGateway(
    t,
    limited('codes_per_iin=2/30m,requests_per_key=8/1m,iins_per_organization=2/1d'),
  );
  for (let time = 0; time < 4; time += 1) assert.equal((await check(gateway)).text, '{"is_verified":true}');
  assert.equal((await gateway.requestDocument()).status, 200);
  const last = await check(gateway, other);
  assert.equal(last.text, '{"is_verified":true}');
  assert.match(String(last.headers['ratelimit']), /r=2;/);
  assertError(await check(gateway, { iin: UNKNOWN_IIN }), 'too_many_citizens');
  assertError(await check(gateway, { phone: '1' }), 'invalid_phone');
  const refused = await check(gateway);
  assertError(refused, 'rate_limited');
  assert.ok(Number(refused.headers['retry-after']) > 0);
});

test('of many wrong checks at once no more are answered than the limit allows', async (t) => {
  const gateway = await startTestGateway(t, limited('codes_per_iin=3/30m'));
  const phones = Array.from({ length: 20 }, (_, number) => `777700000${String(number).padStart(2, '0')}`);
  const replies = await Promise.all(phones.map((phone) => check(gateway, { phone })));
  assert.equal(replies.filter(({ status }) => status === 200).length, 3);
  for (const reply of replies.filter(({ status }) => status !== 200)) assertError(reply, 'subject_locked');
});

test('a state that fails is told as such, and costs the citizen nothing', async (t) => {
  const gateway = await startTestGateway(t, limited('codes_per_iin=1/30m'));
  const down = sandboxPeople.find(({ situation }) => situation === 'egov_unavailable');
  assert.ok(down);
  for (let time = 0; time < 3; time += 1) {
    assertError(await check(gateway, { iin: down.iin, phone: down.phone }), 'egov_unavailable');
  }
  assert.deepEqual(
    auditOf(gateway).map(({ action, error_code: code }) => [action, code]),
    Array.from({ length: 3 }, () => [
      ['mcdb_check_requested', null],
      ['mcdb_check_failed', 'egov_unavailable'],
    ]).flat(),
  );
});

test('a state that never answers is given up at the deadline', async (t) => {
  const gateway = await startTestGateway(t, {
    config: { egovTimeoutMs: 1 },
    wrapSandbox: (sandbox) => ({ ...sandbox, checkMcdb: () => new Promise(() => {}) }),
  });
  assertError(await check(gateway), 'egov_timeout');
});

test('live keys ask the live connector, test keys the sandbox', async (t) => {
  let asked = 0;
  const gateway = await startTestGateway(
    t,
    sandboxBehindLiveKeys(() => (asked += 1)),
  );
  assert.equal((await check(gateway, { api_key: await liveKey(gateway) })).text, '{"is_verified":true}');
  assert.equal(asked, 1);
  await check(gateway);
  assert.equal(asked, 1);
});

test('a trial grants nothing to live keys, and without a connector there is nobody to ask', async (t) => {
  const gateway = await startTestGateway(t);
  assertError(await check(gateway, { api_key: await liveKey(gateway) }), 'no_live_connector');
});

test('a connector that cannot ask says so: 503, no detail of a failure, nothing counted for the citizen', async (t) => {
  const cannot = () => Promise.reject(new GatewayError('mcdb_check_unsupported'));
  const egov = { requestDocument: cannot, resendOtp: cannot, fetchDocument: cannot, checkMcdb: cannot };
  const liveConnector = { name: 'relay', egov, close: async () => {} };
  const gateway = await startTestGateway(t, limited('codes_per_iin=1/30m,own_codes_per_iin=1/30m', { liveConnector }));
  const api_key = await liveKey(gateway);
  for (let time = 0; time < 3; time += 1) {
    const reply = await check(gateway, { api_key });
    assertError(reply, 'mcdb_check_unsupported');
    assert.equal(reply.body.detail, 'EDocument service is not available now');
  }
});

test('the audit has who was asked about, as an HMAC, and the answer; nothing names the citizen', async (t) => {
  const gateway = await startTestGateway(t);
  await check(gateway);
  await check(gateway, { phone: other.phone });
  assertError(await check(gateway, { iin: '1' }), 'invalid_iin');
  const rows = auditOf(gateway);
  assert.deepEqual(
    rows.map(({ action, document_type: type }) => [action, type]),
    [
      ['mcdb_check_requested', ''],
      ['mcdb_verified', ''],
      ['mcdb_check_requested', ''],
      ['mcdb_not_verified', ''],
    ],
  );
  assert.equal(new Set(rows.map(({ subject }) => subject)).size, 1);
  const everything = JSON.stringify([rowsIn(gateway, 'select * from audit'), gateway.logged]);
  for (const secret of [citizen.iin, citizen.phone, other.phone, gateway.testKey]) {
    assert.ok(!everything.includes(secret));
  }
});

test('where the answer cannot be written into the audit, nobody is told it', async (t) => {
  let commits = 0;
  const gateway = await startTestGateway(t, {
    wrapDatabase: (database) => ({
      ...database,
      commit: (unit) => {
        const isOfCheck = JSON.stringify(unit.map((statement) => statement.compile().parameters)).includes('mcdb_');
        commits += isOfCheck ? 1 : 0;
        if (isOfCheck && commits === 2) return Promise.reject(new GatewayError('service_unavailable'));
        return database.commit(unit);
      },
    }),
  });
  assertError(await check(gateway), 'service_unavailable');
  assert.deepEqual(
    auditOf(gateway).map(({ action }) => action),
    ['mcdb_check_requested'],
  );
});

test('the metrics have the call with its operation, and not whether the phone was right', async (t) => {
  const gateway = await startTestGateway(t);
  await check(gateway);
  await check(gateway, { phone: other.phone });
  const { body } = await gateway.app.server.inject({ url: '/metrics' });
  assert.match(body, /qujat_egov_call_duration_seconds_count\{.*operation="checkMcdb",outcome="ok"\} 2/);
});
