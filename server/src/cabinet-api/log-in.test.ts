import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ensureDemonstrationAccount } from '../accounts/demonstration-account.ts';
import { createPasswordHashing } from '../accounts/password-hash.ts';
import { HOUR_MS, MINUTE_MS } from '../clock.ts';
import { demonstrationOrganization } from '../organizations/seed-organizations.ts';
import {
  assertRefused,
  type Browser,
  enableTotp,
  PASSWORD,
  startCabinetGateway,
  totpCode,
} from './cabinet-test-setup.ts';

const email = 'aigerim@company.example';
const logIn = (browser: Browser, password = PASSWORD, as = email) =>
  browser.call('POST', '/session/', { email: as, password });

test('a wrong password and an unknown e-mail are answered alike, and both leave an audit row', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { accountId } = await gateway.newOwner(email);
  const wrong = await logIn(gateway.browser(), 'wrong');
  const unknown = await logIn(gateway.browser(), PASSWORD, 'nobody@company.example');
  for (const reply of [wrong, unknown]) assertRefused(reply, 'invalid_credentials');
  assert.deepEqual({ ...wrong.body, request_id: '' }, { ...unknown.body, request_id: '' });
  const refused = gateway.audit().filter(({ action }) => action === 'log_in_refused');
  assert.deepEqual(
    refused.map(({ account_id: by, error_code: code }) => [by, code]),
    [
      [accountId, 'invalid_credentials'],
      [null, 'invalid_credentials'],
    ],
  );
});

test('what a demonstration prints logs in at every start, and from then on is kept like every password', async (t) => {
  const hashing = createPasswordHashing({ memoryKib: 16, passes: 2, parallelism: 1 });
  const gateway = await startCabinetGateway(t, { hashing });
  const { accounts } = gateway.app;
  const start = () => ensureDemonstrationAccount(demonstrationOrganization.organization.id, accounts);
  const kept = async () => (await accounts.accounts.findAccountByEmail('owner@demonstration.example'))?.passwordHash;
  const printed = await start();
  assert.match(printed.password ?? '', /^demo(-[0-9a-f]{4}){5}$/);
  assert.equal(hashing.isOutdated((await kept()) ?? ''), true);
  assert.deepEqual(await start(), printed);
  assert.equal((await logIn(gateway.browser(), printed.password, printed.email)).status, 200);
  assert.equal(hashing.isOutdated((await kept()) ?? ''), false);
  assert.deepEqual(await start(), printed);
});

test('guessing is slowed down, ever longer; an unknown e-mail alike', async (t) => {
  const gateway = await startCabinetGateway(t);
  await gateway.newOwner(email);
  for (const tried of [email, 'nobody@company.example']) {
    const waits: number[] = [];
    for (let guess = 0; guess < 6; guess++)
      assertRefused(await logIn(gateway.browser(), 'wrong', tried), 'invalid_credentials');
    for (let block = 0; block < 10; block++) {
      const held = await logIn(gateway.browser(), PASSWORD, tried);
      assertRefused(held, 'too_many_tries');
      waits.push(held.body.retry_after);
      gateway.advanceMs(held.body.retry_after * 1000);
      assertRefused(await logIn(gateway.browser(), 'wrong', tried), 'invalid_credentials');
    }
    assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  }
});

test('of many guesses at once only the free ones are made', async (t) => {
  const gateway = await startCabinetGateway(t);
  await gateway.newOwner(email);
  const guesses = await Promise.all(Array.from({ length: 30 }, () => logIn(gateway.browser(), 'wrong')));
  assert.equal(guesses.filter(({ body }) => body.code === 'invalid_credentials').length, 6);
  assert.equal(guesses.filter(({ body }) => body.code === 'too_many_tries').length, 24);
});

test('an attacker cannot lock the owner out: a known browser is counted for itself, and a reset link opens', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  await browser.call('DELETE', '/session/');
  for (let guess = 0; guess < 6; guess++) await logIn(gateway.browser(), 'wrong');
  assertRefused(await logIn(gateway.browser()), 'too_many_tries');
  assert.equal((await logIn(browser)).status, 200);
  await gateway.browser().call('POST', '/password-reset/', { email });
  const token = await gateway.linkToken(email, 'reset-password');
  const password = 'жаңа құпиясөз керек';
  await gateway.browser().call('POST', '/password-reset/confirm/', { token, password });
  assert.equal((await logIn(gateway.browser(), password)).status, 200);
});

test('a whole IPv6 network is one client, however many addresses it tries from', async (t) => {
  const gateway = await startCabinetGateway(t);
  const ask = (address: string, to: number) =>
    gateway.browser(address).call('POST', '/password-reset/', { email: `person${to}@company.example` });
  const answers: number[] = [];
  for (let to = 0; to < 24; to++) answers.push((await ask(`2001:db8:1:2::${to.toString(16)}`, to)).status);
  assert.deepEqual([answers.filter((status) => status === 202).length, answers.at(-1)], [21, 429]);
  assert.equal((await ask('2001:db8:1:3::1', 98)).status, 202);
  // The same client by IPv4, as a socket that takes both writes it.
  for (let to = 0; to < 21; to++) await ask('192.0.2.7', to + 100);
  assert.equal((await ask('::ffff:192.0.2.7', 99)).status, 429);
  assert.equal((await ask('192.0.2.8', 99)).status, 202);
});

test('a device cookie of one account does not help with another, nor does a forged one', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  await gateway.newOwner('other@company.example');
  for (let guess = 0; guess < 6; guess++) await logIn(gateway.browser(), 'wrong', 'other@company.example');
  assertRefused(await logIn(browser, PASSWORD, 'other@company.example'), 'too_many_tries');
  const forger = gateway.browser();
  forger.cookies.set('__Host-qujat_device', `${'A'.repeat(22)}.${'0'.repeat(64)}`);
  assertRefused(await logIn(forger, PASSWORD, 'other@company.example'), 'too_many_tries');
});

test('one address that tries many accounts is slowed down too, and right passwords do not count', async (t) => {
  const gateway = await startCabinetGateway(t);
  await gateway.newOwner(email);
  const office = '203.0.113.7';
  for (let right = 0; right < 40; right++) assert.equal((await logIn(gateway.browser(office))).status, 200);
  for (let guess = 0; guess < 31; guess++) {
    assertRefused(
      await logIn(gateway.browser(office), 'wrong', `person${guess}@company.example`),
      'invalid_credentials',
    );
  }
  assertRefused(await logIn(gateway.browser(office)), 'too_many_tries');
  assert.equal((await logIn(gateway.browser())).status, 200);
});

test('a log-in ends after lying unused, and in any case after a week', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const alive = async () => (await browser.call('GET', '/account/')).status === 200;
  for (let hours = 0; hours < 6 * 24; hours += 8) {
    gateway.advanceMs(8 * HOUR_MS);
    assert.ok(await alive(), `after ${hours} hours`);
  }
  gateway.advanceMs(11 * HOUR_MS);
  assert.ok(await alive());
  gateway.advanceMs(13 * HOUR_MS);
  assertRefused(await browser.call('GET', '/account/'), 'not_logged_in');
  await logIn(browser);
  for (let hours = 0; hours < 7 * 24; hours += 8) {
    gateway.advanceMs(8 * HOUR_MS);
    await alive();
  }
  assert.equal(await alive(), false);
});

test('log-ins are listed without whole addresses; one can be ended, or all, and only one’s own', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const [phone, stranger] = [
    gateway.browser('203.0.113.77'),
    (await gateway.newOwner('other@company.example')).browser,
  ];
  await logIn(phone);
  const { body } = await browser.call('GET', '/sessions/');
  assert.equal(body.sessions.length, 2);
  assert.ok(
    body.sessions.some(({ network, current }: Record<string, unknown>) => network === '203.0.113.0/24' && !current),
  );
  const other = body.sessions.find(({ current }: { current: boolean }) => !current);
  assertRefused(await stranger.call('DELETE', `/sessions/${other.id}/`), 'not_found');
  assert.equal((await phone.call('GET', '/account/')).status, 200);
  assert.equal((await browser.call('DELETE', `/sessions/${other.id}/`)).status, 204);
  assertRefused(await phone.call('GET', '/account/'), 'not_logged_in');
  await logIn(phone);
  assert.equal((await browser.call('DELETE', '/sessions/')).status, 204);
  for (const each of [browser, phone]) assertRefused(await each.call('GET', '/account/'), 'not_logged_in');
  assert.equal((await stranger.call('GET', '/account/')).status, 200);
});

test('after a log-out the token is dead, not only forgotten by the browser', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const token = browser.cookies.get('__Host-qujat_session') ?? '';
  assert.equal((await browser.call('DELETE', '/session/')).status, 204);
  assert.equal(browser.cookies.has('__Host-qujat_session'), false);
  browser.cookies.set('__Host-qujat_session', token);
  assertRefused(await browser.call('GET', '/account/'), 'not_logged_in');
  const trace = gateway.audit().map(({ action }) => action);
  assert.deepEqual(trace, ['signed_up', 'logged_out']);
});

test('another proof of who one is gives another token; the one before is dead', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const { secret } = await enableTotp(gateway, browser);
  const proofs = [
    ['/session/confirm/', () => ({ password: PASSWORD })],
    ['/session/confirm/second-factor/', () => ({ code: totpCode(secret, gateway.nowMs()) })],
  ] as const;
  for (const [path, proof] of proofs) {
    gateway.advanceMs(30_000);
    const before = gateway.browser();
    for (const [name, value] of browser.cookies) before.cookies.set(name, value);
    assert.equal((await browser.call('POST', path, proof())).status, 204);
    assert.equal((await browser.call('GET', '/account/')).status, 200, path);
    assertRefused(await before.call('GET', '/account/'), 'not_logged_in');
  }
});

test('log-ins are ended only soon after a proof of who one is; a log-out needs none', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  await logIn(gateway.browser());
  const { sessions } = (await browser.call('GET', '/sessions/')).body;
  gateway.advanceMs(16 * 60_000);
  for (const path of [`/sessions/${sessions[0].id}/`, '/sessions/']) {
    assertRefused(await browser.call('DELETE', path), 'reauthentication_required');
  }
  const left = await browser.call('DELETE', '/session/');
  assert.deepEqual([left.status, left.headers['clear-site-data']], [204, '"cache"']);
});

test('an authenticator is asked for from its confirmation on; the log-in before it may do nothing', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const { secret, recoveryCodes } = await enableTotp(gateway, browser);
  assert.equal(new Set(recoveryCodes).size, 10);
  const other = gateway.browser();
  const first = await logIn(other);
  assert.deepEqual(first.body, { status: 'second_factor_required', second_factors: ['totp', 'recovery_code'] });
  const waiting = other.cookies.get('__Host-qujat_session');
  for (const [method, path] of [
    ['GET', '/account/'],
    ['GET', '/organizations/'],
    ['DELETE', '/account/totp/'],
  ] as const) {
    assertRefused(await other.call(method, path), 'second_factor_required');
  }
  gateway.advanceMs(30_000);
  const second = await other.call('POST', '/session/second-factor/', { code: totpCode(secret, gateway.nowMs()) });
  assert.deepEqual(second.body, { status: 'logged_in', second_factors: [] });
  assert.notEqual(other.cookies.get('__Host-qujat_session'), waiting);
  assert.equal((await other.call('GET', '/account/')).body.totp_enabled, true);
  assertRefused(await other.call('POST', '/session/second-factor/', { code: '000000' }), 'not_logged_in');
});

test('the same code is not taken twice, nor an older one, nor by two at once', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const { secret } = await enableTotp(gateway, browser);
  const waiting = async () => {
    const own = gateway.browser();
    await logIn(own);
    return own;
  };
  const give = (own: Browser, code: string) => own.call('POST', '/session/second-factor/', { code });
  const enrolled = totpCode(secret, gateway.nowMs());
  assertRefused(await give(await waiting(), enrolled), 'invalid_second_factor');
  gateway.advanceMs(60_000);
  const code = totpCode(secret, gateway.nowMs());
  const browsers = await Promise.all([waiting(), waiting(), waiting()]);
  const answers = await Promise.all(browsers.map((own) => give(own, code)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assertRefused(await give(await waiting(), totpCode(secret, gateway.nowMs() - 30_000)), 'invalid_second_factor');
  gateway.advanceMs(60_000);
  assert.equal((await give(await waiting(), ` ${totpCode(secret, gateway.nowMs())} `)).status, 200);
});

test('a recovery code opens once, also where two come at once; new ones kill the old', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const { recoveryCodes } = await enableTotp(gateway, browser);
  const [code = '', spare = ''] = recoveryCodes;
  const browsers = Array.from({ length: 4 }, () => gateway.browser());
  for (const own of browsers) await logIn(own);
  const give = (own: Browser, recoveryCode: string) =>
    own.call('POST', '/session/second-factor/', { recovery_code: recoveryCode });
  const typed = [code, code.toUpperCase(), code.replaceAll('-', ' '), code];
  const answers = await Promise.all(browsers.map((own, index) => give(own, typed[index] ?? '')));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal((await browser.call('GET', '/account/')).body.recovery_codes_left, 9);
  assert.equal((await browser.call('POST', '/account/recovery-codes/')).body.recovery_codes.length, 10);
  const own = gateway.browser();
  await logIn(own);
  gateway.advanceMs(HOUR_MS);
  assertRefused(await give(own, spare), 'not_logged_in');
  await logIn(own);
  assertRefused(await give(own, spare), 'invalid_second_factor');
});

test('codes are taken with whatever dashes and marks a program has put into them', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const { recoveryCodes, secret } = await enableTotp(gateway, browser);
  const give = async (proof: object) => {
    const own = gateway.browser();
    await logIn(own);
    return (await own.call('POST', '/session/second-factor/', proof)).status;
  };
  for (const [index, dash] of ['\u2013', '\u2011', '\u2212', '\u00ad', '', '.', ' \u2014 '].entries()) {
    const typed = recoveryCodes[index]?.replaceAll('-', dash) ?? '';
    assert.equal(await give({ recovery_code: typed }), 200, JSON.stringify(typed));
  }
  assert.equal(await give({ recovery_code: `${recoveryCodes[8]}.` }), 200);
  gateway.advanceMs(60_000);
  const code = totpCode(secret, gateway.nowMs());
  assert.equal(await give({ code: `${code.slice(0, 3)}\u2009${code.slice(3)}.` }), 200);
});

test('codes cannot be guessed for long', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  await enableTotp(gateway, browser);
  const own = gateway.browser();
  await logIn(own);
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, guess) =>
      own.call('POST', '/session/second-factor/', { code: String(guess).padStart(6, '0') }),
    ),
  );
  assert.equal(guesses.filter(({ body }) => body.code === 'invalid_second_factor').length, 6);
  assert.equal(guesses.filter(({ body }) => body.code === 'too_many_tries').length, 6);
});

test('an authenticator is set up once, confirmed by a code, and removed with its recovery codes', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  assertRefused(await browser.call('POST', '/account/totp/confirm/', { code: '000000' }), 'totp_not_enabled');
  assertRefused(await browser.call('POST', '/account/recovery-codes/'), 'second_factor_missing');
  assertRefused(await browser.call('DELETE', '/account/totp/'), 'totp_not_enabled');
  const started = await browser.call('POST', '/account/totp/');
  assert.match(
    started.body.otpauth_url,
    /^otpauth:\/\/totp\/Qujat:aigerim%40company\.example\?issuer=Qujat&secret=[A-Z2-7]{32}/,
  );
  assertRefused(await browser.call('POST', '/account/totp/confirm/', { code: 'abcdef' }), 'invalid_second_factor');
  assert.equal((await browser.call('GET', '/account/')).body.totp_enabled, false);
  await enableTotp(gateway, browser);
  assertRefused(await browser.call('POST', '/account/totp/'), 'totp_already_enabled');
  assertRefused(await browser.call('POST', '/account/totp/confirm/', { code: '000000' }), 'totp_already_enabled');
  assert.equal((await browser.call('DELETE', '/account/totp/')).status, 204);
  const { body } = await browser.call('GET', '/account/');
  assert.deepEqual([body.totp_enabled, body.recovery_codes_left], [false, 0]);
  assert.equal((await logIn(gateway.browser())).body.status, 'logged_in');
  const subjects = (await gateway.mailsTo(email)).map(({ subject }) => subject);
  assert.equal(subjects.filter((subject) => /protection of your account/.test(subject)).length, 2);
});

test('the protection of an account is changed only soon after a proof of who one is', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  gateway.advanceMs(16 * MINUTE_MS);
  assertRefused(await browser.call('POST', '/account/totp/'), 'reauthentication_required');
  assertRefused(await browser.call('POST', '/account/passkeys/options/'), 'reauthentication_required');
  assertRefused(await browser.call('POST', '/session/confirm/', { password: 'wrong' }), 'invalid_credentials');
  assert.equal((await browser.call('POST', '/session/confirm/', { password: PASSWORD })).status, 204);
  assert.equal((await browser.call('POST', '/account/totp/')).status, 200);
});

test('a changed password ends the other log-ins, needs the old one, and is told by mail', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  const phone = gateway.browser();
  await logIn(phone);
  const next = 'жаңа құпиясөз керек';
  const change = (current: string, password: string) =>
    browser.call('PUT', '/account/password/', { current_password: current, new_password: password });
  assertRefused(await change('wrong', next), 'invalid_credentials');
  assert.equal((await change(PASSWORD, 'short')).body.errors[0].field, 'new_password');
  assert.equal((await change(PASSWORD, next)).status, 204);
  assert.equal((await browser.call('GET', '/account/')).status, 200);
  assertRefused(await phone.call('GET', '/account/'), 'not_logged_in');
  assertRefused(await logIn(gateway.browser()), 'invalid_credentials');
  assert.equal((await logIn(gateway.browser(), next)).status, 200);
  assert.equal((await gateway.mailsTo(email))[0]?.subject, 'Qujat: your password was changed');
});

test('the language of mails can be changed', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner(email);
  assert.equal((await browser.call('PATCH', '/account/', { language: 'de' })).body.errors[0].field, 'language');
  assert.equal((await browser.call('PATCH', '/account/', { language: 'kk' })).status, 204);
  await gateway.browser().call('POST', '/password-reset/', { email });
  assert.match((await gateway.mailsTo(email))[0]?.subject ?? '', /құпиясөзді қалпына келтіру/);
});

test('what a page asks by itself does not keep a log-in that nobody uses', async (t) => {
  const gateway = await startCabinetGateway(t);
  const { browser } = await gateway.newOwner('owner@company.example');
  const { idleMs } = gateway.app.accounts.rules.session;
  const ask = (headers = {}) => browser.call('GET', '/account/', undefined, headers);
  gateway.advanceMs(idleMs - 60_000);
  assert.equal((await ask()).status, 200);
  gateway.advanceMs(idleMs - 60_000);
  assert.equal((await ask({ 'x-qujat-by-page': '1' })).status, 200);
  gateway.advanceMs(120_000);
  assertRefused(await ask(), 'not_logged_in');
});
