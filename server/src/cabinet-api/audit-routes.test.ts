/** The audit in the cabinet: who may look, what is found, that looking leaves a row, and that a change of the store is found. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyFile } from '../audit/audit-samples.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { assertRefused, type Browser, type CabinetGateway, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator } from './operator-test-setup.ts';

const AUDIT = '/operator/audit/';

interface Row {
  action: string;
  organization_id: string;
  organization_name: string | null;
  account_email: string | null;
  time: string;
}

const list = async (browser: Browser, query = '') => (await browser.call('GET', `${AUDIT}${query}`)).body;
const actionsOf = (rows: Row[]) => rows.map(({ action }) => action);

/** Rows are found once they are chained. */
async function chain(gateway: CabinetGateway) {
  gateway.advanceMs(60_000);
  await gateway.app.runMaintenance();
}

/** The lines of an answer that is no JSON. */
async function linesOf(gateway: CabinetGateway, browser: Browser, method: 'GET' | 'POST', path: string) {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await gateway.app.server.inject({
    method,
    url: `/api/v1/cabinet${AUDIT}${path}`,
    headers: { cookie, 'x-qujat-cabinet': '1' },
  });
  assert.equal(reply.statusCode, 200, reply.body);
  return reply.body.trimEnd().split('\n');
}

const verify = async (gateway: CabinetGateway, operator: Browser) =>
  (await linesOf(gateway, operator, 'POST', 'verification/')).map((line) => JSON.parse(line));

test('the operator finds rows by organisation, event and time; names stand beside the ids', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  const { organizationId } = await gateway.newOwner('owner@company.example', '«Алма» ЖШС');
  await gateway.openSession();
  await chain(gateway);

  const { rows } = await list(operator, `?organization_id=${organizationId}`);
  assert.deepEqual(actionsOf(rows), ['signed_up']);
  assert.equal(rows[0].organization_name, '«Алма» ЖШС');
  const requested = await list(operator, '?organization_id=demonstration&action=document_requested');
  assert.deepEqual(actionsOf(requested.rows), ['document_requested']);
  const logIns = await list(operator, '?action=logged_in');
  assert.ok(logIns.rows.some((row: Row) => row.account_email === 'operator@gateway.example'));
  const tomorrow = new Date(gateway.nowMs() + 86_400_000).toISOString();
  assert.deepEqual((await list(operator, `?from=${tomorrow}`)).rows, []);
  assertRefused(await operator.call('GET', `${AUDIT}?after=x`), 'invalid_request');
  assertRefused(await operator.call('GET', `${AUDIT}?action=nonsense`), 'invalid_request');
});

test('looking leaves a row: in the chain of the organisation that was looked at, else in that of the operators', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  const { organizationId } = await gateway.newOwner('owner@company.example');
  await list(operator, `?organization_id=${organizationId}`);
  await list(operator, '?organization_id=nobody');
  await linesOf(gateway, operator, 'GET', 'export/');
  await verify(gateway, operator);
  const own = gateway.audit().filter(({ action }) => action.startsWith('audit_'));
  assert.deepEqual(
    own.map(({ action, organization_id: of }) => [action, of]),
    [
      ['audit_read', organizationId],
      ['audit_read', 'operators'],
      ['audit_exported', 'operators'],
      ['audit_verified', 'operators'],
    ],
  );
  assert.ok(own.every(({ account_id: account }) => account !== null));
});

test('the next page of a search leaves no further row', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  for (let count = 0; count < 60; count += 1) await list(operator);
  await chain(gateway);
  const first = await list(operator);
  assert.equal(first.rows.length, 50);
  const before = gateway.audit().length;
  const second = await list(operator, `?after=${first.next}`);
  assert.equal(gateway.audit().length, before);
  assert.ok(second.rows.length > 0);
});

test('checkpoint and key are shown, and the export is what `qujat audit verify` takes', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  const none = (await operator.call('GET', `${AUDIT}checkpoint/`)).body;
  assert.equal(none.checkpoint, null);
  assert.ok(none.unsealed_rows > 0);
  const lines = await linesOf(gateway, operator, 'GET', 'export/');
  const { key, checkpoint, unsealed_rows: unsealed } = (await operator.call('GET', `${AUDIT}checkpoint/`)).body;
  assert.equal(unsealed, 0);
  assert.match(checkpoint.note, /^qujat-audit\//);
  const verified = await verifyFile(lines, { key, checkpoint: checkpoint.note });
  assert.equal(verified.rows, checkpoint.rows);
  assert.equal(verified.rows, gateway.audit().length);
});

test('a whole audit is told whole; one changed field in the store is found, and named', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  await gateway.openSession();
  const [first, ...rest] = await verify(gateway, operator);
  assert.equal(first.step, 'checking');
  assert.equal(rest.at(-1).step, 'whole');
  assert.equal(rest.at(-1).rows, gateway.audit().length);

  const database = openStoreFile(gateway.dataDirectory, { readOnly: false });
  database.exec("update audit set environment = 'live' where action = 'document_requested'");
  database.close();
  const broken = (await verify(gateway, operator)).at(-1);
  assert.equal(broken.step, 'broken');
  assert.match(broken.fault, /^Row 1 of organisation demonstration \(line \d+\) was changed/);
});

test('a second verification at the same time is refused, and possible afterwards', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  const both = await Promise.all([
    operator.call('POST', `${AUDIT}verification/`),
    operator.call('POST', `${AUDIT}verification/`),
  ]);
  const [refused] = both.filter(({ status }) => status !== 200);
  assert.ok(refused, 'one of the two');
  assertRefused(refused, 'verification_running');
  assert.equal((await verify(gateway, operator)).at(-1).step, 'whole');
});

test('nobody but operators', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner('owner@company.example');
  for (const path of ['', 'checkpoint/', 'export/']) {
    assertRefused(await browser.call('GET', `${AUDIT}${path}`), 'permission_denied');
  }
  assertRefused(await browser.call('POST', `${AUDIT}verification/`), 'permission_denied');
  assert.equal(gateway.audit().filter(({ action }) => action.startsWith('audit_')).length, 0);
});
