import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOperator } from '../accounts/create-operator.ts';
import { DAY_MS } from '../clock.ts';
import { assertRefused, type Browser, enableTotp, PASSWORD, startCabinetGateway } from './cabinet-test-setup.ts';
import { logInOperator, OPERATOR } from './operator-test-setup.ts';

const membersOf = async (browser: Browser, organizationId: string) =>
  (await browser.call('GET', `/organizations/${organizationId}/members/`)).body.members.map(
    ({ email, role }: Record<string, string>) => `${email} ${role}`,
  );

test('an invited person without an account makes one with the link, and has the role', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const path = `/organizations/${owner.organizationId}`;
  const invited = await owner.browser.call('POST', `${path}/invitations/`, {
    email: 'Dev@Company.example',
    role: 'developer',
  });
  assert.equal(invited.status, 201);
  const listed = (await owner.browser.call('GET', `${path}/invitations/`)).body.invitations;
  assert.deepEqual(listed, [invited.body]);
  const token = await gateway.linkToken('dev@company.example', 'invitation');
  const guest = gateway.browser();
  const shown = await guest.call('POST', '/invitations/show/', { token });
  assert.deepEqual(
    [shown.body.organization_name, shown.body.role, shown.body.email, shown.body.account_exists],
    ['«Алма» ЖШС', 'developer', 'dev@company.example', false],
  );
  const accept = (password: string) =>
    guest.call('POST', '/invitations/accept-as-new/', { token, password, language: 'ru' });
  assert.equal((await accept('short')).body.errors[0].reason, 'password_too_short');
  const answers = await Promise.all([accept(PASSWORD), accept(PASSWORD), accept(PASSWORD)]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.deepEqual(await membersOf(owner.browser, owner.organizationId), [
    'dev@company.example developer',
    'owner@company.example owner',
  ]);
  assertRefused(await gateway.browser().call('POST', '/invitations/show/', { token }), 'invalid_link');
  assert.deepEqual((await owner.browser.call('GET', `${path}/invitations/`)).body.invitations, []);
});

test('nobody mails any number of strangers: not one organisation, and not one person through several', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const invite = (browser: Browser, organizationId: string, email: string) =>
    browser.call('POST', `/organizations/${organizationId}/invitations/`, { email, role: 'viewer' });
  const second = await gateway.newOwner('second@company.example', 'Өзге ұйым');
  await second.browser.call('POST', `/organizations/${second.organizationId}/invitations/`, {
    email: 'owner@company.example',
    role: 'owner',
  });
  const token = await gateway.linkToken('owner@company.example', 'invitation');
  await owner.browser.call('POST', '/invitations/accept/', { token });
  const answers: number[] = [];
  for (let to = 0; to < 33; to++) {
    const { status } = await invite(owner.browser, owner.organizationId, `stranger${to}@victim.example`);
    answers.push(status);
  }
  assert.equal(answers.filter((status) => status === 201).length, 30);
  const refused = await invite(owner.browser, owner.organizationId, 'last@victim.example');
  assertRefused(refused, 'too_many_tries');
  assert.ok(refused.body.retry_after > 3000 && refused.body.retry_after <= 3600, String(refused.body.retry_after));
  assertRefused(await invite(owner.browser, second.organizationId, 'last@victim.example'), 'too_many_tries');
  assert.equal((await invite(second.browser, second.organizationId, 'last@victim.example')).status, 201);
  gateway.advanceMs(refused.body.retry_after * 1000);
  assert.equal((await invite(owner.browser, owner.organizationId, 'last@victim.example')).status, 201);
});

test('an existing account accepts when it is the invited one, and then belongs to two organisations', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const other = await gateway.newOwner('other@company.example', 'Өзге ұйым');
  const third = await gateway.newOwner('third@company.example');
  await owner.browser.call('POST', `/organizations/${owner.organizationId}/invitations/`, {
    email: 'other@company.example',
    role: 'viewer',
  });
  const token = await gateway.linkToken('other@company.example', 'invitation');
  assertRefused(await gateway.browser().call('POST', '/invitations/accept/', { token }), 'not_logged_in');
  assertRefused(await third.browser.call('POST', '/invitations/accept/', { token }), 'invitation_for_other_account');
  const asNew = { token, password: PASSWORD, language: 'kk' };
  assertRefused(await gateway.browser().call('POST', '/invitations/accept-as-new/', asNew), 'account_exists');
  const accepts = await Promise.all([1, 2, 3].map(() => other.browser.call('POST', '/invitations/accept/', { token })));
  assert.equal(accepts.filter(({ status }) => status === 200).length, 1);
  assertRefused(await other.browser.call('POST', '/invitations/accept/', { token }), 'invalid_link');
  const { organizations } = (await other.browser.call('GET', '/organizations/')).body;
  assert.deepEqual(
    organizations.map(({ id, role }: Record<string, string>) => [id, role]).sort(),
    [
      [owner.organizationId, 'viewer'],
      [other.organizationId, 'owner'],
    ].sort(),
  );
});

test('an invitation lives seven days, can be withdrawn, and a second one takes the place of the first', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const path = `/organizations/${owner.organizationId}/invitations/`;
  const invite = () => owner.browser.call('POST', path, { email: 'dev@company.example', role: 'developer' });
  const show = (token: string) => gateway.browser().call('POST', '/invitations/show/', { token });
  await invite();
  const first = await gateway.linkToken('dev@company.example', 'invitation');
  const { id } = (await invite()).body;
  const second = await gateway.linkToken('dev@company.example', 'invitation');
  assertRefused(await show(first), 'invalid_link');
  assert.equal((await show(second)).status, 200);
  assert.equal((await owner.browser.call('DELETE', `${path}${id}/`)).status, 204);
  assertRefused(await owner.browser.call('DELETE', `${path}${id}/`), 'not_found');
  assertRefused(await show(second), 'invalid_link');
  await invite();
  const third = await gateway.linkToken('dev@company.example', 'invitation');
  gateway.advanceMs(7 * DAY_MS);
  assertRefused(await show(third), 'invalid_link');
});

test('a member cannot be invited again, and invitations of one e-mail come to an end', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const invite = (email: string) =>
    owner.browser.call('POST', `/organizations/${owner.organizationId}/invitations/`, { email, role: 'viewer' });
  assertRefused(await invite('OWNER@company.example'), 'already_member');
  assert.equal((await invite('no address')).body.errors[0].field, 'email');
  for (let mail = 0; mail < 4; mail++) assert.equal((await invite('dev@company.example')).status, 201);
  assertRefused(await invite('dev@company.example'), 'too_many_tries');
});

test('roles change and count at once; a removed member is out at once', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const member = await gateway.newMember(owner, 'dev@company.example', 'viewer');
  const path = `/organizations/${owner.organizationId}`;
  assertRefused(
    await member.browser
      .call('GET', `${path}/members/`)
      .then((reply) =>
        member.browser
          .call('POST', `${path}/invitations/`, { email: 'x@company.example', role: 'viewer' })
          .then((refused) => (reply.status === 200 ? refused : reply)),
      ),
    'permission_denied',
  );
  assert.equal(
    (await owner.browser.call('PATCH', `${path}/members/${member.accountId}/`, { role: 'owner' })).status,
    204,
  );
  assert.equal(
    (await member.browser.call('POST', `${path}/invitations/`, { email: 'x@company.example', role: 'viewer' })).status,
    201,
  );
  assert.equal(
    (await owner.browser.call('PATCH', `${path}/members/${member.accountId}/`, { role: 'king' })).body.errors[0].field,
    'role',
  );
  assert.equal((await owner.browser.call('DELETE', `${path}/members/${member.accountId}/`)).status, 204);
  assertRefused(await member.browser.call('GET', `${path}/members/`), 'not_found');
  assertRefused(await owner.browser.call('DELETE', `${path}/members/${member.accountId}/`), 'not_found');
  assertRefused(await owner.browser.call('PATCH', `${path}/members/nobody/`, { role: 'viewer' }), 'not_found');
  const trace = gateway.audit().filter(({ organization_id: id }) => id === owner.organizationId);
  assert.deepEqual(
    trace.map(({ action }) => action),
    ['signed_up', 'member_invited', 'invitation_accepted', 'role_changed', 'member_invited', 'member_removed'],
  );
  assert.ok(trace.every(({ account_id: by }) => by !== null));
});

test('the last owner stays, also where two owners go in the same moment', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const path = `/organizations/${owner.organizationId}`;
  assertRefused(await owner.browser.call('DELETE', `${path}/membership/`), 'last_owner');
  assertRefused(await owner.browser.call('DELETE', `${path}/members/${owner.accountId}/`), 'last_owner');
  assertRefused(
    await owner.browser.call('PATCH', `${path}/members/${owner.accountId}/`, { role: 'viewer' }),
    'last_owner',
  );
  const second = await gateway.newMember(owner, 'second@company.example', 'owner');
  const leaving = await Promise.all(
    [owner, second].map(({ browser }) => browser.call('DELETE', `${path}/membership/`)),
  );
  assert.deepEqual(leaving.map(({ status }) => status).sort(), [204, 409]);
});

test('an operator invited by link sees all organisations, page by page; nobody else does', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  assertRefused(await owner.browser.call('GET', '/operator/organizations/'), 'permission_denied');
  const { inviteOperator } = await import('../accounts/create-operator.ts');
  const link = await inviteOperator('operator@gateway.example', gateway.app.accounts);
  const operator = gateway.browser();
  const token = link.split('#')[1] ?? '';
  const accepted = await operator.call('POST', '/invitations/accept-as-new/', {
    token,
    password: PASSWORD,
    language: 'ru',
  });
  assert.equal(accepted.status, 200);
  await enableTotp(gateway, operator);
  const all = await operator.call('GET', '/operator/organizations/');
  const found = all.body.organizations.find(({ id }: { id: string }) => id === owner.organizationId);
  assert.deepEqual([found.name, found.bin, found.members], ['«Алма» ЖШС', '240140000011', 1]);
  assert.equal(all.body.next, null);
  const seen = await operator.call('GET', `/organizations/${owner.organizationId}/`);
  assert.deepEqual([seen.status, seen.body.role], [200, null]);
  assert.ok(seen.body.permissions.includes('subscriptions.manage'));
  assertRefused(
    await operator.call('POST', `/organizations/${owner.organizationId}/invitations/`, {
      email: 'x@company.example',
      role: 'owner',
    }),
    'permission_denied',
  );
  assert.equal((await operator.call('GET', '/operator/organizations/?after=x')).body.errors[0].field, 'after');
  gateway.advanceMs(61 * 60_000);
  assertRefused(await operator.call('GET', '/account/'), 'not_logged_in');
});

test('a passed page goes on where it ended, without gap and repetition', async (t) => {
  const gateway = await startCabinetGateway(t);
  const operator = await logInOperator(gateway);
  const { organizations } = gateway.app.organizationContext;
  for (let index = 0; index < 120; index++) {
    if (index % 3 === 0) gateway.advanceMs(1);
    await organizations.insertOrganization({
      organization: { id: `made-${index}`, name: `Ұйым ${index}` },
      apiKeys: [],
      subscriptions: [],
    });
  }
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const query: string = next === '' ? '' : `?after=${encodeURIComponent(next)}`;
    const { status, body } = await operator.call('GET', `/operator/organizations/${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    ids.push(...body.organizations.map(({ id }: { id: string }) => id));
    next = body.next;
  }
  assert.equal(ids.length, 121);
  assert.equal(new Set(ids).size, 121);
  await assert.rejects(createOperator({ email: OPERATOR, password: PASSWORD }, gateway.app.accounts), {
    code: 'account_exists',
  });
});
