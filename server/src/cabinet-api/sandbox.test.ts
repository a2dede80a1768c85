/** The sandbox's faults: what a call is told then, for whom, until when, and who may bring that about. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertError } from '../app/test-gateway.ts';
import { sandboxPeople } from '../egov/sandbox/people.ts';
import { assertRefused, type CabinetGateway, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';

const FAULTS = '/operator/sandbox/faults/';
const person = { iin: '900101300017', phone: '77010000001' };
const other = { iin: '900101400013', phone: '77010000002' };

/** With a clock of its own for what is kept in memory, so that it moves with the store's. */
async function start(t: Parameters<typeof startCabinetGateway>[0], config = {}) {
  const began = { storeMs: 0, realMs: performance.now() };
  const started: { gateway?: CabinetGateway } = {};
  const monotonicMs = () => performance.now() - began.realMs + (started.gateway?.nowMs() ?? 0) - began.storeMs;
  const gateway = await startCabinetGateway(t, { monotonicMs, config });
  began.storeMs = gateway.nowMs();
  started.gateway = gateway;
  const operator = await logInOperator(gateway);
  const set = async (body: object) => {
    const reply = await operator.call('PUT', FAULTS, body);
    assert.equal(reply.status, 204, JSON.stringify(reply.body));
  };
  return { gateway, operator, set };
}

test('while it lasts every test call meets the fault, and the others meet it no more when it has ended', async (t) => {
  const { gateway, set } = await start(t);
  assert.equal((await gateway.requestDocument(person)).status, 200);
  await set({ iin: null, fault: 'unavailable', minutes: 10 });
  assertError(await gateway.requestDocument(person), 'egov_unavailable');
  await set({ iin: null, fault: 'garbage', minutes: 10 });
  assertError(await gateway.requestDocument(other), 'government_service_error');
  gateway.advanceMs(10 * 60_000);
  assert.equal((await gateway.requestDocument(person)).status, 200);
});

test('a fault is for one person alone, and goes before that of all', async (t) => {
  const { gateway, set } = await start(t);
  await set({ iin: person.iin, fault: 'unavailable' });
  assertError(await gateway.requestDocument(person), 'egov_unavailable');
  assert.equal((await gateway.requestDocument(other)).status, 200);
  await set({ iin: null, fault: 'garbage' });
  assertError(await gateway.requestDocument(person), 'egov_unavailable');
  assertError(await gateway.requestDocument(other), 'government_service_error');
  await set({ iin: null, fault: null });
  await set({ iin: person.iin, fault: null });
  assert.equal((await gateway.requestDocument(person)).status, 200);
  assert.equal((await gateway.requestDocument(other)).status, 200);
});

test('a silent state is given up at the deadline; the session opened before it stays usable', async (t) => {
  const { gateway, set } = await start(t, { egovTimeoutMs: 3_000 });
  const { backendSessionId, code } = await gateway.openSession();
  await set({ iin: null, fault: 'silent' });
  assertError(await gateway.approve(backendSessionId, code), 'egov_timeout');
  await set({ iin: null, fault: null });
  assert.equal((await gateway.approve(backendSessionId, code)).status, 200);
});

test('everyone who is logged in is told, with the end; the audit names who did it', async (t) => {
  const { gateway, set } = await start(t);
  const { browser } = await gateway.newOwner('owner@company.example');
  assert.deepEqual((await browser.call('GET', '/sandbox/faults/')).body, { faults: [] });
  await set({ iin: person.iin, fault: 'slow' });
  await set({ iin: null, fault: 'silent', minutes: 1 });
  const { faults } = (await browser.call('GET', '/sandbox/faults/')).body;
  const inMs = (time: string) => Date.parse(time) - gateway.nowMs();
  assert.deepEqual(
    faults.map(({ ends_at: _, ...rest }: { ends_at: string }) => rest),
    [
      { iin: null, full_name: null, fault: 'silent' },
      { iin: person.iin, full_name: 'ТЕСТОВ ТЕСТ ТЕСТОВИЧ', fault: 'slow' },
    ],
  );
  assert.ok(inMs(faults[0].ends_at) <= 60_000 && inMs(faults[0].ends_at) > 50_000, 'the minute that was asked for');
  assert.ok(inMs(faults[1].ends_at) > 14 * 60_000 && inMs(faults[1].ends_at) <= 15 * 60_000, 'a quarter of an hour');
  const rows = gateway.audit().filter(({ action }) => action === 'sandbox_fault_set');
  assert.deepEqual(
    rows.map(({ organization_id: of, account_id: account }) => [of, account !== null]),
    [
      ['operators', true],
      ['operators', true],
    ],
  );
});

test('who is no operator, or names nobody of the sandbox, changes nothing', async (t) => {
  const { gateway, operator } = await start(t);
  const { browser } = await gateway.newOwner('owner@company.example');
  assertRefused(await browser.call('PUT', FAULTS, { iin: null, fault: 'slow' }), 'permission_denied');
  assertRefused(await browser.call('GET', '/operator/sandbox/people/'), 'permission_denied');
  for (const body of [
    { iin: '000000000000', fault: 'slow' },
    { iin: null, fault: 'loud' },
    { iin: null, fault: 'slow', minutes: 0 },
    { iin: null, fault: 'slow', minutes: 61 },
    { fault: 'slow' },
  ]) {
    assertRefused(await operator.call('PUT', FAULTS, body), 'invalid_request');
  }
  assert.deepEqual((await operator.call('GET', '/sandbox/faults/')).body, { faults: [] });
  const { people } = (await operator.call('GET', '/operator/sandbox/people/')).body;
  assert.equal(people.length, sandboxPeople.length);
});
