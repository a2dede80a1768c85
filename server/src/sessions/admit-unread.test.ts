/** A caller that is known has nothing read for its request, and yet nothing that it may not do any more. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import { DAY_MS, MINUTE_MS } from '../clock.ts';
import { sandboxPeople } from '../egov/sandbox/people.ts';
import { createKnownCallers } from './known-callers.ts';
import { watchLookUps } from './look-ups-test-setup.ts';

/** A gateway to which the demonstration's key is known. */
async function startKnowing(t: TestContext): Promise<{ gateway: TestGateway; store: DatabaseSync }> {
  const gateway = await startTestGateway(t);
  assert.equal((await gateway.requestDocument()).status, 200);
  const store = new DatabaseSync(join(gateway.dataDirectory, 'qujat.sqlite'), { timeout: 5_000 });
  t.after(() => store.close());
  return { gateway, store };
}

test('nothing of key, subscription, limits and session is read for the request of a known caller', async (t) => {
  const { gateway } = await startKnowing(t);
  // The day's first request for an IIN that this gateway has not seen today.
  assert.equal((await gateway.requestDocument()).status, 200);
  const lookUps = watchLookUps(t);
  assert.equal((await gateway.requestDocument()).status, 200);
  assert.deepEqual(lookUps(), []);
});

test('the day is known from a clock that counts parts of a millisecond', () => {
  assert.equal(createKnownCallers(() => Date.parse('2031-01-02T20:00:00Z') + 0.7).today().date, '2031-01-03');
});

/** As another process would, so that the gateway hears nothing of it. */
const cutOffs = {
  'a revoked key': ['update api_keys set revoked_at = 1', 'invalid_api_key'],
  'a key at its end': ['update api_keys set expires_at = 1', 'invalid_api_key'],
  'a key for other addresses': [`update api_keys set allowed_ip_ranges = '["10.0.0.0/8"]'`, 'invalid_api_key'],
  'a suspended organisation': ['update organizations set suspended_at = 1', 'technology_not_accessible'],
  'a disabled subscription': ['update subscriptions set active = 0', 'technology_not_accessible'],
  'a subscription at its end': ['update subscriptions set ends_at = 1', 'technology_not_accessible'],
  'no subscription': ['delete from subscriptions', 'no_subscription'],
} as const;

for (const [name, [statement, error]] of Object.entries(cutOffs)) {
  test(`${name} refuses the next request of a caller that the gateway knows`, async (t) => {
    const { gateway, store } = await startKnowing(t);
    assert.equal((await gateway.requestDocument()).status, 200);
    store.exec(statement);
    for (let calls = 0; calls < 2; calls += 1) assertError(await gateway.requestDocument(), error);
  });
}

test('what is wrong with a request of a known caller is told in the order of the checks', async (t) => {
  const { gateway, store } = await startKnowing(t);
  assertError(await gateway.requestDocument({ iin: '900101300018' }), 'invalid_iin');
  assertError(await gateway.requestDocument({ phone: '1' }), 'invalid_phone');
  store.exec('update subscriptions set active = 0');
  assertError(await gateway.requestDocument({ iin: '900101300018' }), 'technology_not_accessible');
  store.exec('update api_keys set revoked_at = 1');
  assertError(await gateway.requestDocument({ iin: '900101300018' }), 'invalid_api_key');
  const unknownType = await gateway.requestDocument({ iin: '900101300018' }, 'no_such_type');
  assert.equal(unknownType.body.code, 'document_type_not_found');
});

test('an IIN is counted once a day, and a known caller is counted as every other', async (t) => {
  const { gateway, store } = await startKnowing(t);
  const uses = (like: string) => {
    const row = store.prepare('select sum(used) as used from limit_counters where id like ?').get(like);
    return row?.['used'];
  };
  for (let calls = 1; calls < 4; calls += 1) await gateway.requestDocument();
  const other = sandboxPeople.find(({ iin, situation }) => situation === 'ok' && iin !== '900101300017');
  assert.equal((await gateway.requestDocument({ iin: other?.iin, phone: other?.phone })).status, 200);
  assert.equal(uses('test:codes_per_organization:%'), 5);
  assert.equal(uses('test:requests_per_key:%'), 5);
  assert.equal(uses('test:iins_per_organization:%'), 2 + 2, 'a mark for each IIN, and their number');
  gateway.advanceMs(DAY_MS);
  for (let calls = 0; calls < 2; calls += 1) assert.equal((await gateway.requestDocument()).status, 200);
  const count = store.prepare(
    "select used from limit_counters where id like 'test:iins_per_organization:%' and used > 1",
  );
  assert.equal(count.get(), undefined, 'the new day begins with one');
});

test('the use of a key is noted once a minute, also where its caller is known', async (t) => {
  const { gateway, store } = await startKnowing(t);
  const usedAt = () => store.prepare('select max(last_used_at) as at from api_keys').get()?.['at'];
  const firstAt = gateway.nowMs();
  const requestAt = async (ms: number) => {
    // A request of the test's gateway comes a millisecond later.
    gateway.advanceMs(ms - 1 - gateway.nowMs());
    assert.equal((await gateway.requestDocument()).status, 200);
    return usedAt();
  };
  assert.equal(await requestAt(firstAt + 1), firstAt);
  assert.equal(await requestAt(firstAt + MINUTE_MS - 1), firstAt);
  assert.equal(await requestAt(firstAt + MINUTE_MS), firstAt + MINUTE_MS);
  assert.equal(await requestAt(firstAt + MINUTE_MS + 1), firstAt + MINUTE_MS);
});
