/** The page of the system's health: what it tells, and to whom. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unconfiguredEgov } from '../egov/unconfigured-egov.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { assertRefused, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';

const HEALTH = '/operator/health/';

interface Task {
  name: string;
  last_turn_at: string | null;
}

test('connectors tell their last call, calls and refusals; before the first call there is none', async (t) => {
  const live = { name: 'relay', egov: unconfiguredEgov, close: async () => {} };
  const gateway = await startCabinetGateway(t, { liveConnector: live });
  const operator = await logInOperator(gateway);
  const read = async () => (await operator.call('GET', HEALTH)).body;

  const [relay, sandbox] = (await read()).connectors;
  assert.deepEqual(
    [relay.name, relay.environment, relay.guard, relay.last_call],
    ['relay', 'live', { breaker: 'closed', in_flight: 0, queued: 0 }, null],
  );
  assert.deepEqual([sandbox.name, sandbox.environment, sandbox.guard], ['sandbox', 'test', null]);

  await gateway.openSession();
  const after = (await read()).connectors[1];
  assert.deepEqual([after.calls, after.failed], [1, 0]);
  assert.equal(after.last_call.operation, 'requestDocument');
  assert.equal(after.last_call.outcome, 'ok');

  await gateway.requestDocument({ iin: '850722400018', phone: '77010000012' });
  const failed = (await read()).connectors[1];
  assert.deepEqual([failed.calls, failed.failed, failed.last_call.outcome], [2, 1, 'egov_unreachable']);
});

test('store, version, mails and the turns of the maintenance', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  const read = async () => (await operator.call('GET', HEALTH)).body;
  const first = await read();
  assert.equal(first.store.kind, 'sqlite');
  assert.equal(first.store.newest_migration, migrations.at(-1)?.name);
  assert.match(first.version, /^\d+\.\d+\.\d+$/);
  assert.equal(first.node, process.version);
  const { oldest_at: oldestAt, ...mails } = first.mails;
  assert.deepEqual(
    mails,
    { waiting: 1, retried: 0, go_to: 'development_inbox' },
    'that of the operator’s authenticator',
  );
  assert.ok(Date.parse(oldestAt) <= gateway.nowMs());

  await gateway.app.runMaintenance();
  await gateway.newOwner('owner@company.example');
  const second = await read();
  assert.equal(second.mails.waiting, 2);
  const seal = second.tasks.find(({ name }: Task) => name === 'seal_audit');
  assert.notEqual(seal.last_turn_at, null);
  assert.equal(seal.late, false);
});

test('only operators see it', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner('owner@company.example');
  assertRefused(await browser.call('GET', HEALTH), 'permission_denied');
});
