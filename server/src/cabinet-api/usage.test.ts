/** Usage, from the calls of the Backend API to its numbers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { almatyIsoDate, almatyMidnightMs } from '../calendar/almaty-date.ts';
import { DAY_MS } from '../clock.ts';
import { assertRefused, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';

const PATH = '/organizations/demonstration/usage/';

test('calls and deliveries by day of Almaty, type and outcome; days without any are there', async (t) => {
  const gateway = await startCabinetGateway(t);
  const first = almatyIsoDate(gateway.nowMs() + 2 * DAY_MS);
  // Half a minute before midnight in Almaty: the second half of the test is the next day there, and the same one in UTC.
  gateway.advanceMs(almatyMidnightMs(first) - 30_000 - gateway.nowMs());
  const last = first;
  const before = almatyIsoDate(gateway.nowMs());
  const { backendSessionId, code } = await gateway.openSession();
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
  await gateway.requestDocument({ iin: '1' }, 'diploma');
  const citizen = { api_key: gateway.testKey, iin: '900101300017', phone: '77010000001' };
  // A call without a document is one of its day, and of no type.
  await gateway.post('/api/v1/backend/e-document/mcdb/check/', citizen);
  const operator = await logInOperator(gateway);
  const read = async (query: string) => {
    const { status, body } = await operator.call('GET', `${PATH}?${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };
  await read(`from=${before}&to=${last}&environment=test`);
  gateway.advanceMs(60_000);
  await gateway.requestDocument({}, 'diploma');
  const usage = await read(`from=${before}&to=${last}&environment=test`);
  assert.deepEqual(usage.days, [
    { day: before, ok: 3, failed: 1, delivered: 1 },
    { day: last, ok: 1, failed: 0, delivered: 0 },
  ]);
  assert.deepEqual(usage.document_types, [
    { document_type: 'identity_card', requested: 1, failed: 0, delivered: 1 },
    { document_type: 'diploma', requested: 1, failed: 1, delivered: 0 },
  ]);
  assert.deepEqual(usage.outcomes, [
    { outcome: 'ok', calls: 4 },
    { outcome: 'invalid_iin', calls: 1 },
  ]);
  assert.equal(usage.state.calls, 4);
  assert.ok(usage.state.median_ms <= usage.state.p95_ms);

  const live = await read(`from=${last}&to=${last}&environment=live`);
  assert.deepEqual(live, {
    days: [{ day: last, ok: 0, failed: 0, delivered: 0 }],
    document_types: [],
    outcomes: [],
    state: { calls: 0, median_ms: null, p95_ms: null },
  });
});

test('a period that is none is told with its field', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  for (const [query, field] of [
    ['to=2026-01-01&environment=test', 'from'],
    ['from=2026-02-30&to=2026-03-01&environment=test', 'from'],
    ['from=2026-02-01&to=2026-01-31&environment=test', 'to'],
    ['from=2026-01-01&to=2027-01-02&environment=test', 'to'],
    ['from=2026-01-01&to=2026-01-02&environment=moon', 'environment'],
    ['from=0000-00-00&to=2026-01-02&environment=test', 'from'],
    ['from=9999-12-31&to=9999-12-31&environment=test', 'from'],
    ['from=2026-01-01&to=9999-12-31&environment=test', 'to'],
  ] as const) {
    const refused = await operator.call('GET', `${PATH}?${query}`);
    assertRefused(refused, 'invalid_request');
    assert.equal(refused.body.errors[0].field, field, query);
  }
});

test('the last days that a gateway can meet are counted like others', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  const { status, body } = await operator.call('GET', `${PATH}?from=2099-12-31&to=2100-12-31&environment=live`);
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.days.length, 366);
  assert.equal(body.days.at(-1).day, '2100-12-31');
});
