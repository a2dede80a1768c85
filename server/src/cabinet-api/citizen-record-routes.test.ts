/** An operator tells and erases what is kept of one citizen, from the cabinet: only with a fresh proof of who they are, and with a reason in the audit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE_MS } from '../clock.ts';
import { CITIZEN, startFlowGateway } from '../flows/flow-test-setup.ts';
import { assertRefused, type Browser, type CabinetGateway, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator, OPERATOR } from './operator-test-setup.ts';

const OTHER = '900101400013';
const reason = 'The citizen asked for it';

const act = (browser: Browser, verb: 'export' | 'erase', iin: string, why = reason) =>
  browser.call('POST', `/operator/citizens/${verb}/`, { iin, reason: why });

const actsIn = (gateway: CabinetGateway) => gateway.audit().filter(({ action }) => action.startsWith('citizen_'));

test('the records of a citizen are told, and erased; those of others stay', async (t) => {
  const { gateway, awaitingCode } = await startFlowGateway(t);
  await awaitingCode();
  await gateway.openSession(OTHER, '77010000002');
  const operator = await logInOperator(gateway);

  const { status, body: told } = await act(operator, 'export', CITIZEN.iin);
  assert.equal(status, 200, JSON.stringify(told));
  const actions = told.audit.map(({ action }: { action: string }) => action);
  assert.ok(actions.includes('document_requested'), actions.join());
  assert.ok(told.requests.length > 0 && told.requests.some(({ iin }: { iin: string | null }) => iin !== null));
  const [{ consent }] = told.consents;
  assert.deepEqual([told.consents.length, consent.state], [1, 'given']);

  const erased = await act(operator, 'erase', CITIZEN.iin);
  assert.equal(erased.status, 200, erased.text);
  assert.deepEqual([erased.body.erased_requests > 0, erased.body.erased_consents], [true, 1]);
  const { body: after } = await act(operator, 'export', CITIZEN.iin);
  assert.deepEqual(after.consents, []);
  assert.ok(after.requests.every(({ iin, phone }: Record<string, unknown>) => iin === null && phone === null));
  const { body: others } = await act(operator, 'export', OTHER);
  assert.ok(others.requests.some(({ iin }: { iin: string | null }) => iin !== null));

  assert.deepEqual(
    actsIn(gateway).map(({ action, reason: why }) => [action, why]),
    ['exported', 'erased', 'exported', 'exported'].map((verb) => [`citizen_${verb}`, reason]),
  );
  const [seen] = after.audit.filter(({ action }: { action: string }) => action === 'citizen_erased');
  assert.equal(seen.account_email, OPERATOR);
  await gateway.close();
  const kept = JSON.stringify(gateway.audit()) + gateway.logged.join('');
  for (const iin of [CITIZEN.iin, OTHER]) assert.ok(!kept.includes(iin));
});

test('without a reason, for what is no IIN, and without a fresh proof nothing is told or erased', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  for (const verb of ['export', 'erase'] as const) {
    for (const why of ['', 'x', `Asked by ${CITIZEN.iin}`]) {
      const refused = await act(operator, verb, CITIZEN.iin, why);
      assert.deepEqual([refused.status, refused.body.errors[0].field], [400, 'reason']);
    }
    assertRefused(await act(operator, verb, '900101300018'), 'invalid_iin');
  }
  gateway.advanceMs(16 * MINUTE_MS);
  for (const verb of ['export', 'erase'] as const) {
    assertRefused(await act(operator, verb, CITIZEN.iin), 'reauthentication_required');
  }
  assert.deepEqual(actsIn(gateway), []);
});

test('under a legal hold records are told, and none is erased', async (t) => {
  const gateway = await startCabinetGateway(t, { config: { legalHold: true } });
  const operator = await logInOperator(gateway);
  assertRefused(await act(operator, 'erase', CITIZEN.iin), 'legal_hold');
  assert.equal((await act(operator, 'export', CITIZEN.iin)).status, 200);
  assert.deepEqual(
    actsIn(gateway).map(({ action }) => action),
    ['citizen_exported'],
  );
});
