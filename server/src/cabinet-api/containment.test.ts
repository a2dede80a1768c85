/** What operators can do in an incident, and what those see whom it concerns. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { API, assertError } from '../app/test-gateway.ts';
import { MINUTE_MS } from '../clock.ts';
import {
  assertRefused,
  type Browser,
  type CabinetGateway,
  PASSWORD,
  startCabinetGateway,
} from './cabinet-test-setup.ts';
import { logInOperator, OPERATOR } from './operator-test-setup.ts';

const reason = 'The key was found in a public repository';

async function startIncident(t: TestContext) {
  const gateway = await startCabinetGateway(t, { signUpTrial: true });
  const owner = await gateway.newOwner('owner@company.example');
  const path = `/organizations/${owner.organizationId}`;
  const made = await owner.browser.call('POST', `${path}/api-keys/`, { environment: 'test', name: 'Касса' });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const operator = await logInOperator(gateway);
  return { gateway, owner, operator, path, key: { id: made.body.id, secret: made.body.backend_api_key } };
}

const rowOf = (gateway: CabinetGateway, action: string) => gateway.audit().find((row) => row.action === action);
const logIn = (browser: Browser, email: string) => browser.call('POST', '/session/', { email, password: PASSWORD });

test('a suspension cuts off every key at once, open sessions too, and is seen with who, when and why', async (t) => {
  const { gateway, owner, operator, path, key } = await startIncident(t);
  const request = () => gateway.requestDocument({ api_key: key.secret });
  const opened = await request();
  assert.equal(opened.status, 200, opened.text);
  const neighbour = await gateway.openSession();
  assert.equal((await operator.call('POST', `${path}/suspend/`, { reason })).status, 204);
  const refused = await request();
  assertError(refused, 'technology_not_accessible');
  assert.equal(refused.body.detail, 'Client does not have access to E-Document technology');
  gateway.advanceMs(2 * MINUTE_MS);
  const { backend_session_id: id } = opened.body;
  assertError(await gateway.approve(id, '000000'), 'technology_not_accessible');
  assertError(await gateway.post(`${API}/resend/`, { backend_session_id: id }), 'technology_not_accessible');
  assert.equal((await gateway.approve(neighbour.backendSessionId, neighbour.code)).status, 200, 'another organisation');
  const { suspension } = (await owner.browser.call('GET', `${path}/`)).body;
  assert.deepEqual([suspension.by, suspension.reason], [OPERATOR, reason]);
  assert.ok(Date.parse(suspension.at) <= gateway.nowMs());
  assert.deepEqual((await owner.browser.call('GET', `${path}/subscriptions/`)).body.access, {
    test: 'technology_not_accessible',
    live: 'technology_not_accessible',
  });
  assert.equal((await operator.call('POST', `${path}/reopen/`, { reason: 'The key is rolled' })).status, 204);
  assert.equal((await owner.browser.call('GET', `${path}/`)).body.suspension, null);
  assert.equal((await request()).status, 200);
  assert.equal(rowOf(gateway, 'organization_suspended')?.reason, reason);
  assert.equal(rowOf(gateway, 'organization_reopened')?.reason, 'The key is rolled');
  assert.equal(rowOf(gateway, 'organization_suspended')?.organization_id, owner.organizationId);
});

test('an operator revokes any key, with a reason that the organisation sees; its people need none', async (t) => {
  const { gateway, owner, operator, path, key } = await startIncident(t);
  const one = `${path}/api-keys/${key.id}/revoke/`;
  for (const body of [{}, { reason: '' }, { reason: 'x' }]) {
    const refused = await operator.call('POST', one, body);
    assert.deepEqual([refused.status, refused.body.errors[0].field], [400, 'reason']);
  }
  assert.equal((await operator.call('POST', one, { reason })).status, 204);
  assertError(await gateway.requestDocument({ api_key: key.secret }), 'invalid_api_key');
  const listed = (await owner.browser.call('GET', `${path}/api-keys/`)).body.api_keys;
  const [seen] = listed.filter(({ id }: { id: string }) => id === key.id);
  assert.deepEqual([seen.state, seen.revoked_by, seen.revocation_reason], ['revoked', OPERATOR, reason]);
  assert.equal(rowOf(gateway, 'api_key_revoked')?.reason, reason);
  const { body: own } = await owner.browser.call('POST', `${path}/api-keys/`, { environment: 'test', name: 'Касса' });
  assert.equal((await owner.browser.call('POST', `${path}/api-keys/${own.id}/revoke/`, {})).status, 204);
});

test('a locked account is shut to password, passkey, reset and open log-ins; its organisation sees why', async (t) => {
  const { gateway, owner, operator, path } = await startIncident(t);
  const member = await gateway.newMember(owner, 'member@company.example', 'developer');
  const lock = `/operator/accounts/${member.accountId}`;
  await gateway.browser().call('POST', '/password-reset/', { email: 'member@company.example' });
  const token = await gateway.linkToken('member@company.example', 'reset-password');
  assert.equal((await operator.call('POST', `${lock}/lock/`, { reason })).status, 204);
  assertRefused(await member.browser.call('GET', '/account/'), 'not_logged_in');
  assertRefused(await logIn(gateway.browser(), 'member@company.example'), 'account_locked');
  const wrong = { email: 'member@company.example', password: 'wrong' };
  assertRefused(await gateway.browser().call('POST', '/session/', wrong), 'invalid_credentials');
  const reset = { token, password: 'жаңа құпиясөз керек' };
  assertRefused(await gateway.browser().call('POST', '/password-reset/confirm/', reset), 'invalid_link');
  const { members } = (await owner.browser.call('GET', `${path}/members/`)).body;
  const [seen] = members.filter(({ email }: { email: string }) => email === 'member@company.example');
  assert.deepEqual([seen.lock.by, seen.lock.reason], [OPERATOR, reason]);
  const row = rowOf(gateway, 'account_locked');
  assert.deepEqual([row?.organization_id, row?.target, row?.reason], [owner.organizationId, member.accountId, reason]);
  assert.equal((await operator.call('POST', `${lock}/unlock/`, { reason: 'It was a mistake' })).status, 204);
  assert.equal((await logIn(gateway.browser(), 'member@company.example')).status, 200);
  assertRefused(await operator.call('POST', `${lock}/unlock/`, { reason }), 'not_found');
  const { id: own } = (await operator.call('GET', '/account/')).body;
  assertRefused(await operator.call('POST', `/operator/accounts/${own}/lock/`, { reason }), 'permission_denied');
});

test('an operator ends the log-ins of all people but the own one', async (t) => {
  const { gateway, owner, operator } = await startIncident(t);
  assert.equal((await operator.call('POST', '/operator/end-every-log-in/', { reason })).status, 204);
  assertRefused(await owner.browser.call('GET', '/account/'), 'not_logged_in');
  assert.equal((await operator.call('GET', '/account/')).status, 200);
  assert.equal(rowOf(gateway, 'every_log_in_ended')?.reason, reason);
});

test('a reason says something, and names nobody', async (t) => {
  const { operator, path } = await startIncident(t);
  for (const wrong of ['', ' ', 'no', 'It was 900101300017', 'call 7 701 000 00 01', 'hidden\u202etext']) {
    const refused = await operator.call('POST', `${path}/suspend/`, { reason: wrong });
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.field], [400, 'reason'], JSON.stringify(wrong));
  }
});

test('what opens doors asks for a fresh proof, as full as a log-in', async (t) => {
  const { gateway, owner, operator, path, key } = await startIncident(t);
  const member = await gateway.newMember(owner, 'member@company.example', 'viewer');
  gateway.advanceMs(16 * MINUTE_MS);
  const settings = { name: 'Касса', expires_at: null, allowed_ip_ranges: ['192.0.2.0/24'] };
  const grant = { plan_id: 'e-document-month' };
  for (const [who, method, at, body] of [
    [owner.browser, 'POST', `${path}/api-keys/`, { environment: 'live', name: 'Касса' }],
    [owner.browser, 'POST', `${path}/api-keys/${key.id}/roll/`, { overlap: 'now' }],
    [owner.browser, 'PATCH', `${path}/api-keys/${key.id}/`, settings],
    [owner.browser, 'POST', `${path}/invitations/`, { email: 'x@company.example', role: 'owner' }],
    [owner.browser, 'PATCH', `${path}/members/${member.accountId}/`, { role: 'owner' }],
    [operator, 'POST', `${path}/subscriptions/`, grant],
    [operator, 'POST', `${path}/suspend/`, { reason }],
    [operator, 'POST', `/operator/accounts/${member.accountId}/lock/`, { reason }],
  ] as const) {
    assertRefused(await who.call(method, at, body), 'reauthentication_required');
  }
  const test = { environment: 'test', name: 'Сынақ' };
  assert.equal((await owner.browser.call('POST', `${path}/api-keys/`, test)).status, 201, 'a test key opens nothing');
  const viewer = { email: 'y@company.example', role: 'viewer' };
  assert.equal((await owner.browser.call('POST', `${path}/invitations/`, viewer)).status, 201);
  await operator.call('POST', '/session/confirm/', { password: PASSWORD });
  assertRefused(await operator.call('POST', `${path}/subscriptions/`, grant), 'second_factor_confirmation_required');
});

test('the audit tells what an operator read of an organisation, and what a member’s reading does not', async (t) => {
  const { gateway, owner, operator, path } = await startIncident(t);
  for (const part of ['members/', 'requests/', 'requests/export/', 'api-keys/', 'subscriptions/']) {
    assert.equal((await operator.call('GET', `${path}/${part}`)).status, 200);
    assert.equal((await owner.browser.call('GET', `${path}/${part}`)).status, 200);
  }
  const { id: operatorId } = (await operator.call('GET', '/account/')).body;
  const rows = gateway.audit().filter(({ action }) => action === 'organization_read');
  assert.deepEqual(
    rows.map(({ target }) => target),
    ['listMembers', 'listRequests', 'exportRequests', 'listApiKeys', 'listSubscriptions'],
  );
  for (const row of rows) assert.deepEqual([row.account_id, row.organization_id], [operatorId, owner.organizationId]);
});

test('the audit tells of a shown key, and of each change of a member: who, from what, to what', async (t) => {
  const { gateway, owner, path, key } = await startIncident(t);
  await owner.browser.call('GET', `${path}/api-keys/${key.id}/secret/`);
  assert.equal(rowOf(gateway, 'api_key_shown')?.target, key.id);
  const member = await gateway.newMember(owner, 'member@company.example', 'viewer');
  await owner.browser.call('PATCH', `${path}/members/${member.accountId}/`, { role: 'developer' });
  await owner.browser.call('DELETE', `${path}/members/${member.accountId}/`);
  const seen = (action: string) => {
    const { target, value_before: before, value_after: after } = rowOf(gateway, action) ?? {};
    return [target, before, after];
  };
  assert.deepEqual(seen('role_changed'), [member.accountId, 'viewer', 'developer']);
  assert.deepEqual(seen('member_removed'), [member.accountId, 'developer', null]);
  assert.deepEqual(seen('invitation_accepted'), [member.accountId, null, 'viewer']);
});

test('a kept answer that is handed out again leaves a row of its own, and no second delivery', async (t) => {
  const { gateway } = await startIncident(t);
  const { backendSessionId, code } = await gateway.openSession();
  const body = { backend_session_id: backendSessionId, code, file: false, file_type: 'pdf' };
  const approve = () => gateway.post(`${API}/approve/`, body, { 'idempotency-key': 'the same call' });
  const answers = [await approve(), await approve()];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  );
  const events = gateway.audit().map(({ action }) => action);
  assert.equal(events.filter((action) => action === 'document_delivered').length, 1);
  assert.equal(events.filter((action) => action === 'document_repeated').length, 1);
});
