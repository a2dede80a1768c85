import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import { assertRefused, type Browser, PASSWORD, startCabinetGateway } from './cabinet-test-setup.ts';

const email = 'aigerim@company.example';
const signUp = (browser: Browser, changes: Record<string, unknown> = {}) =>
  browser.call('POST', '/sign-up/', {
    organization_name: '«Алма» ЖШС',
    bin: '240140000011',
    email,
    password: PASSWORD,
    language: 'kk',
    ...changes,
  });

test('a sign-up becomes an account, an organisation and a log-in once the mail’s link and the password are given', async (t) => {
  const gateway = await startCabinetGateway(t);
  const browser = gateway.browser();
  const answer = await signUp(browser, { email: ' Aigerim@Company.Example ' });
  assert.deepEqual([answer.status, answer.body], [202, { status: 'mail_sent' }]);
  assert.equal(browser.cookies.size, 0);
  const token = await gateway.linkToken(email, 'confirm-sign-up');
  const confirmed = await browser.call('POST', '/sign-up/confirm/', { token, password: PASSWORD });
  assert.deepEqual(confirmed.body, { status: 'logged_in', second_factors: [] });
  const { body } = await browser.call('GET', '/account/');
  assert.equal(body.email, email);
  assert.equal(body.is_operator, false);
  assert.deepEqual(
    body.organizations.map(({ name, bin, role }: Record<string, string>) => [name, bin, role]),
    [['«Алма» ЖШС', '240140000011', 'owner']],
  );
  assert.ok(gateway.audit().some(({ action, account_id: by }) => action === 'signed_up' && by === body.id));
});

test('the cookie is Secure, HttpOnly, SameSite=Strict and for this host alone', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  assert.deepEqual([...browser.cookies.keys()].sort(), ['__Host-qujat_device', '__Host-qujat_session']);
  const again = await gateway.browser().call('POST', '/session/', { email, password: PASSWORD });
  for (const cookie of [again.headers['set-cookie']].flat().map(String)) {
    assert.match(cookie, /^__Host-/);
    for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict'])
      assert.ok(cookie.includes(`; ${attribute}`), cookie);
    assert.doesNotMatch(cookie, /Domain/i);
  }
});

test('a known e-mail has the same answer as a new one; only the mail differs, and nothing is changed', async (t) => {
  const gateway = await startCabinetGateway(t);
  await gateway.newOwner(email);
  const known = await signUp(gateway.browser(), { password: 'another long password of 2026' });
  const unknown = await signUp(gateway.browser(), { email: 'new@company.example' });
  assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
  assert.deepEqual(Object.keys(known.headers).sort(), Object.keys(unknown.headers).sort());
  const [newest] = await gateway.mailsTo(email);
  assert.match(newest?.subject ?? '', /тіркелгі бар/);
  assert.doesNotMatch(newest?.text ?? '', /qjc_/);
  const logIn = await gateway.browser().call('POST', '/session/', { email, password: PASSWORD });
  assert.equal(logIn.status, 200);
});

test('who signs up with the e-mail of another cannot have them confirm it: the link needs the password', async (t) => {
  const gateway = await startCabinetGateway(t);
  await signUp(gateway.browser(), { password: 'the attacker knows this one' });
  const token = await gateway.linkToken(email, 'confirm-sign-up');
  assertRefused(
    await gateway.browser().call('POST', '/sign-up/confirm/', { token, password: PASSWORD }),
    'invalid_credentials',
  );
});

test('each wrong field is named, with a reason', async (t) => {
  const gateway = await startCabinetGateway(t);
  for (const [field, value, reason] of [
    ['email', 'not an address', 'invalid_email'],
    ['email', 'a@b', 'invalid_email'],
    ['email', 'aigerim\u200b@company.example', 'invalid_email'],
    ['email', '\ufeffaigerim@company.example', 'invalid_email'],
    ['email', 'aigerim@company.example\u200b', 'invalid_email'],
    ['email', 'aige\u00adrim@company.example', 'invalid_email'],
    ['bin', '240140000012', 'invalid_bin'],
    ['bin', '1', 'invalid_bin'],
    ['organization_name', ' \n ', 'invalid_name'],
    ['organization_name', 'A\u202eB Ltd', 'invalid_name'],
    ['organization_name', 'Win at https://evil.example', 'invalid_name'],
    ['organization_name', 'Win at WWW.evil.example', 'invalid_name'],
    ['organization_name', 'Win at ｗｗｗ．evil.example', 'invalid_name'],
    ['organization_name', 'Write to win@evil.example', 'invalid_name'],
    ['organization_name', 'Write to win＠evil.example', 'invalid_name'],
    ['organization_name', 'ә'.repeat(101), 'invalid_name'],
    ['password', 'short', 'password_too_short'],
    ['password', 'ә'.repeat(257), 'password_too_long'],
    ['password', 'passwordpassword', 'password_common'],
    ['password', 'Password1234567890', 'password_common'],
    ['password', '12345678901234567', 'password_common'],
    ['password', 'qwerty!qwerty!qwerty!', 'password_common'],
    ['password', 'aaaaaaaaaaaaaaaaaaaa', 'password_common'],
    ['password', 'aigerim@company.example', 'password_of_known_words'],
    ['password', 'Aigerim-Company-26', 'password_of_known_words'],
    ['password', 'Qujat-Құжат-2026', 'password_of_known_words'],
    ['password', 'egov document 1414', 'password_of_known_words'],
  ] as const) {
    const reply = await signUp(gateway.browser(), { [field]: value });
    assertRefused(reply, 'invalid_request');
    assert.deepEqual(
      [reply.status, reply.body.errors[0].field, reply.body.errors[0].reason],
      [400, field, reason],
      value,
    );
    assert.ok(value.length < 6 || !JSON.stringify(reply.body).includes(value), 'the value is not repeated');
  }
  for (const missing of ['email', 'password', 'bin', 'organization_name', 'language']) {
    const reply = await signUp(gateway.browser(), { [missing]: undefined });
    assert.deepEqual([reply.body.code, reply.body.errors[0].field], ['invalid_request', missing]);
  }
});

test('all wrong fields are named at once', async (t) => {
  const gateway = await startCabinetGateway(t);
  const wrong = { email: 'a@b', bin: '1', organization_name: ' ', password: 'short' };
  const reply = await signUp(gateway.browser(), wrong);
  assertRefused(reply, 'invalid_request');
  const named = reply.body.errors.map(({ field }: { field: string }) => field);
  assert.deepEqual(named.sort(), ['bin', 'email', 'organization_name', 'password']);
});

test('a BIN may be typed with blanks and dashes', async (t) => {
  const gateway = await startCabinetGateway(t);
  assert.equal((await signUp(gateway.browser(), { bin: '2401-4000 0011' })).status, 202);
  const token = await gateway.linkToken(email, 'confirm-sign-up');
  const browser = gateway.browser();
  assert.equal((await browser.call('POST', '/sign-up/confirm/', { token, password: PASSWORD })).status, 200);
  const { body } = await browser.call('GET', '/account/');
  assert.equal(body.organizations[0].bin, '240140000011');
});

test('any characters make a password, and the ways to type one letter are one', async (t) => {
  const gateway = await startCabinetGateway(t);
  const composed = 'café au lait, ćwiczę';
  assert.equal((await signUp(gateway.browser(), { password: composed })).status, 202);
  const token = await gateway.linkToken(email, 'confirm-sign-up');
  const password = composed.normalize('NFD');
  assert.equal((await gateway.browser().call('POST', '/sign-up/confirm/', { token, password })).status, 200);
});

test('a link confirms once, within a day, and never a token of another kind', async (t) => {
  const gateway = await startCabinetGateway(t);
  await signUp(gateway.browser());
  const token = await gateway.linkToken(email, 'confirm-sign-up');
  const confirm = (given: string) =>
    gateway.browser().call('POST', '/sign-up/confirm/', { token: given, password: PASSWORD });
  const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400]);
  assertRefused(await confirm(token), 'invalid_link');
  assertRefused(await confirm('qjc_unknown'), 'invalid_link');
  await signUp(gateway.browser(), { email: 'late@company.example' });
  const late = await gateway.linkToken('late@company.example', 'confirm-sign-up');
  gateway.advanceMs(DAY_MS);
  assertRefused(await confirm(late), 'invalid_link');
});

test('mails to one address come to an end', async (t) => {
  const gateway = await startCabinetGateway(t);
  for (let mail = 0; mail < 4; mail++) assert.equal((await signUp(gateway.browser())).status, 202);
  const refused = await signUp(gateway.browser());
  assertRefused(refused, 'too_many_tries');
  assert.equal(refused.headers['retry-after'], String(refused.body.retry_after));
  gateway.advanceMs(refused.body.retry_after * 1000);
  assert.equal((await signUp(gateway.browser())).status, 202);
});

test('a reset link sets a password once, ends all log-ins, and is the same for unknown e-mails', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const ask = (to: string) => gateway.browser().call('POST', '/password-reset/', { email: to });
  const [known, unknown] = [await ask(email), await ask('nobody@company.example')];
  assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
  assert.deepEqual(await gateway.mailsTo('nobody@company.example'), []);
  const token = await gateway.linkToken(email, 'reset-password');
  const reset = (password: string, given = token) =>
    gateway.browser().call('POST', '/password-reset/confirm/', { token: given, password });
  assert.equal((await reset('short')).body.errors[0].reason, 'password_too_short');
  const passwords = Array.from({ length: 5 }, (_, index) => `жаңа құпиясөз саны ${index}`);
  const answers = await Promise.all(passwords.map((password) => reset(password)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assertRefused(await reset(PASSWORD), 'invalid_link');
  assertRefused(await browser.call('GET', '/account/'), 'not_logged_in');
  const logIn = (password: string) => gateway.browser().call('POST', '/session/', { email, password });
  assertRefused(await logIn(PASSWORD), 'invalid_credentials');
  assert.equal((await logIn(passwords[answers.findIndex(({ status }) => status === 200)] ?? '')).status, 200);
  assert.equal((await gateway.mailsTo(email))[0]?.subject, 'Qujat: your password was changed');
});

test('a reset link lives half an hour, and dies with another reset', async (t) => {
  const gateway = await startCabinetGateway(t);
  await gateway.newOwner(email);
  const ask = async () => {
    gateway.advanceMs(1);
    await gateway.browser().call('POST', '/password-reset/', { email });
    return gateway.linkToken(email, 'reset-password');
  };
  const reset = (token: string) =>
    gateway.browser().call('POST', '/password-reset/confirm/', { token, password: 'жаңа құпиясөз керек' });
  const [first, second] = [await ask(), await ask()];
  assert.equal((await reset(second)).status, 200);
  assertRefused(await reset(first), 'invalid_link');
  const third = await ask();
  gateway.advanceMs(30 * 60_000);
  assertRefused(await reset(third), 'invalid_link');
});

test('the log holds no e-mail, no token and no password', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  await browser.call('POST', '/session/', { email, password: 'wrong' });
  const lines = gateway.logged.join('\n');
  for (const secret of ['qjc_', email, PASSWORD, browser.cookies.get('__Host-qujat_session') ?? 'none']) {
    assert.ok(!lines.includes(secret), secret.slice(0, 4));
  }
  assert.ok(lines.includes('"operation":"signUp"'));
});
