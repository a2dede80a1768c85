/** What second factors promise: the password alone opens nothing, they go only by a proof of one, and who has lost all is let in again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOperator } from '../accounts/create-operator.ts';
import { resetSecondFactorsOf } from '../accounts/reset-second-factors.ts';
import { MINUTE_MS } from '../clock.ts';
import {
  addPasskey,
  assertRefused,
  type Browser,
  enableTotp,
  PASSWORD,
  startCabinetGateway,
  totpCode,
} from './cabinet-test-setup.ts';
import { logInOperator, OPERATOR } from './operator-test-setup.ts';

const email = 'aigerim@company.example';

const logIn = (browser: Browser, as = email) => browser.call('POST', '/session/', { email: as, password: PASSWORD });
const confirm = (browser: Browser, proof: object) => browser.call('POST', '/session/confirm/second-factor/', proof);

test('an account with a passkey is not opened by its password alone', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  await addPasskey(gateway, browser, 'phone');
  const other = gateway.browser();
  assert.deepEqual((await logIn(other)).body, { status: 'second_factor_required', second_factors: ['passkey'] });
  assertRefused(await other.call('GET', '/account/'), 'second_factor_required');
  assertRefused(await other.call('POST', '/session/second-factor/', { code: '000000' }), 'invalid_second_factor');
});

test('a reset of the password leaves the second factors, and tells the names of the passkeys', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  for (const name of ['phone', 'stranger’s key']) await addPasskey(gateway, browser, name);
  const { secret } = await enableTotp(gateway, browser);
  await gateway.browser().call('POST', '/password-reset/', { email });
  const token = await gateway.linkToken(email, 'reset-password');
  const reset = await gateway.browser().call('POST', '/password-reset/confirm/', { token, password: PASSWORD });
  assert.deepEqual(reset.body, { totp_enabled: true, passkeys: ['phone', 'stranger’s key'] });
  const again = gateway.browser();
  assert.equal((await logIn(again)).body.status, 'second_factor_required');
  gateway.advanceMs(MINUTE_MS);
  const code = totpCode(secret, gateway.nowMs());
  assert.equal((await again.call('POST', '/session/second-factor/', { code })).status, 200);
  assert.equal((await again.call('GET', '/account/passkeys/')).body.passkeys.length, 2);
});

test('a second factor goes only after a code, a recovery code or another passkey; the password alone will not do', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const { secret, recoveryCodes } = await enableTotp(gateway, browser);
  const first = await addPasskey(gateway, browser, 'first');
  const second = await addPasskey(gateway, browser, 'second');
  gateway.advanceMs(16 * MINUTE_MS);
  assert.equal((await browser.call('POST', '/session/confirm/', { password: PASSWORD })).status, 204);
  const removals = [
    ['DELETE', `/account/passkeys/${first}/`],
    ['DELETE', '/account/totp/'],
    ['POST', '/account/recovery-codes/'],
  ] as const;
  const refused = async () => {
    for (const [method, path] of removals) {
      assertRefused(await browser.call(method, path), 'second_factor_confirmation_required');
    }
  };
  await refused();
  assertRefused(await confirm(browser, { code: '000000' }), 'invalid_second_factor');
  await refused();
  assert.equal((await confirm(browser, { recovery_code: recoveryCodes[0] })).status, 204);
  assertRefused(await confirm(browser, { recovery_code: recoveryCodes[0] }), 'invalid_second_factor');
  assert.equal((await browser.call('DELETE', `/account/passkeys/${first}/`)).status, 204);
  gateway.advanceMs(16 * MINUTE_MS);
  assertRefused(await browser.call('DELETE', `/account/passkeys/${second}/`), 'second_factor_confirmation_required');
  assert.equal((await confirm(browser, { code: totpCode(secret, gateway.nowMs()) })).status, 204);
  assert.equal((await browser.call('DELETE', '/account/totp/')).status, 204);
  assert.equal((await browser.call('GET', '/account/')).body.recovery_codes_left, 9, 'they stand in for the passkey');
});

test('a passkey is no proof for its own removal, but one for that of another', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const first = await addPasskey(gateway, browser, 'first');
  const proved = await addPasskey(gateway, browser, 'proved');
  assertRefused(await browser.call('DELETE', `/account/passkeys/${proved}/`), 'second_factor_confirmation_required');
  assert.equal((await browser.call('DELETE', `/account/passkeys/${first}/`)).status, 204);
  const { recovery_codes: codes } = (await browser.call('POST', '/account/recovery-codes/')).body;
  assert.equal((await confirm(browser, { recovery_code: codes[0] })).status, 204);
  assert.equal((await browser.call('DELETE', `/account/passkeys/${proved}/`)).status, 204);
  assert.equal((await logIn(gateway.browser())).body.status, 'logged_in');
});

test('guesses at a second factor are as few for a log-in that is open as for one that waits', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  await enableTotp(gateway, browser);
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => confirm(browser, { code: `00000${n % 10}` })));
  assert.equal(guesses.filter(({ body }) => body.code === 'too_many_tries').length, 6);
});

test('an owner lets a member in again who has lost all; it ends the log-ins, and the member is told', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const member = await gateway.newMember(owner, email, 'developer');
  await enableTotp(gateway, member.browser);
  await addPasskey(gateway, member.browser, 'phone');
  const path = `/organizations/${owner.organizationId}/members/${member.accountId}/reset-second-factors/`;
  assertRefused(await member.browser.call('POST', path), 'permission_denied');
  const stranger = await gateway.newOwner('stranger@other.example');
  assertRefused(
    await stranger.browser.call('POST', path.replace(owner.organizationId, stranger.organizationId)),
    'not_found',
  );
  gateway.advanceMs(16 * MINUTE_MS);
  assertRefused(await owner.browser.call('POST', path), 'reauthentication_required');
  await owner.browser.call('POST', '/session/confirm/', { password: PASSWORD });
  assert.equal((await owner.browser.call('POST', path)).status, 204);
  assertRefused(await member.browser.call('GET', '/account/'), 'not_logged_in');
  assert.equal((await logIn(gateway.browser())).body.status, 'logged_in');
  assert.match((await gateway.mailsTo(email))[0]?.subject ?? '', /вторые факторы удалены/);
  const row = gateway.audit().find(({ action }) => action === 'second_factors_reset');
  assert.deepEqual(
    [row?.account_id, row?.organization_id, row?.target],
    [owner.accountId, owner.organizationId, member.accountId],
  );
});

test('an owner cannot open what is not theirs: another organisation’s member, an operator, themselves', async (t) => {
  const gateway = await startCabinetGateway(t);
  const owner = await gateway.newOwner('owner@company.example');
  const shared = await gateway.newOwner('shared@other.example', 'Өзге ұйым');
  const invite = (invited: string) =>
    owner.browser.call('POST', `/organizations/${owner.organizationId}/invitations/`, {
      email: invited,
      role: 'viewer',
    });
  await invite('shared@other.example');
  const token = await gateway.linkToken('shared@other.example', 'invitation');
  assert.equal((await shared.browser.call('POST', '/invitations/accept/', { token })).status, 200);
  const reset = (id: string) =>
    owner.browser.call('POST', `/organizations/${owner.organizationId}/members/${id}/reset-second-factors/`);
  for (const id of [shared.accountId, owner.accountId]) assertRefused(await reset(id), 'permission_denied');
  const operator = await logInOperator(gateway);
  const { id: operatorId } = (await operator.call('GET', '/account/')).body;
  assertRefused(await reset(operatorId), 'not_found');
  await invite(OPERATOR);
  const toOperator = await gateway.linkToken(OPERATOR, 'invitation');
  assert.equal((await operator.call('POST', '/invitations/accept/', { token: toOperator })).status, 200);
  assertRefused(await reset(operatorId), 'permission_denied');
  await resetSecondFactorsOf(OPERATOR, gateway.app.accounts);
  assertRefused(await operator.call('GET', '/account/'), 'not_logged_in');
});

test('an operator without a second factor can only set one up; a log-in from before it opens nothing either', async (t) => {
  const gateway = await startCabinetGateway(t);
  await createOperator({ email: OPERATOR, password: PASSWORD }, gateway.app.accounts);
  const [operator, before] = [gateway.browser(), gateway.browser()];
  for (const browser of [operator, before]) assert.equal((await logIn(browser, OPERATOR)).body.status, 'logged_in');
  assert.equal((await operator.call('GET', '/account/')).body.second_factor_missing, true);
  for (const path of ['/operator/organizations/', '/operator/audit/', '/organizations/demonstration/members/']) {
    assertRefused(await operator.call('GET', path), 'second_factor_missing');
  }
  const { secret } = await enableTotp(gateway, operator);
  assert.equal((await operator.call('GET', '/account/')).body.second_factor_missing, false);
  assert.equal((await operator.call('GET', '/operator/organizations/')).status, 200);
  assertRefused(await before.call('GET', '/operator/organizations/'), 'second_factor_confirmation_required');
  gateway.advanceMs(MINUTE_MS);
  assert.equal((await confirm(before, { code: totpCode(secret, gateway.nowMs()) })).status, 204);
  assert.equal((await before.call('GET', '/operator/organizations/')).status, 200);
});

test('where members need a second factor too, one without can only set one up', async (t) => {
  const gateway = await startCabinetGateway(t, { config: { memberSecondFactor: true } });
  const { browser, organizationId } = await gateway.newOwner(email);
  const members = `/organizations/${organizationId}/members/`;
  assert.equal((await browser.call('GET', '/account/')).body.second_factor_missing, true);
  assertRefused(await browser.call('GET', members), 'second_factor_missing');
  await enableTotp(gateway, browser);
  assert.equal((await browser.call('GET', members)).status, 200);
});

test('a recovery code has 120 random bits', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const { recoveryCodes } = await enableTotp(gateway, browser);
  for (const code of recoveryCodes) assert.match(code, /^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
});
