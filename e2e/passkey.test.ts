/** Log-in cookies and passkeys in a real browser, with an authenticator that the browser plays (WebDriver's virtual authenticator). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { createOperatorBeside, operator, operatorsWithPassword } from './cabinet-operators.ts';
import { addVirtualAuthenticator } from './cabinet-people.ts';
import { type GatewayProcess, gatewayForTest, startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

interface Answer {
  status: number;
  body: {
    status?: string;
    code?: string;
    id?: string;
    passkeys?: { id: string; last_used_at: string | null }[];
    email?: string;
    recovery_codes?: string[];
  };
}

/** What the page of the cabinet will do; the page itself does not matter here, only its origin. */
const PAGE_TOOLS = `
  globalThis.call = async (method, path, body) => {
    const reply = await fetch('/api/v1/cabinet' + path, {
      method,
      headers: { 'X-Qujat-Cabinet': '1', ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? {} : JSON.parse(text) };
  };
  globalThis.register = async (name) => {
    const { body } = await call('POST', '/account/passkeys/options/');
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(body);
    const credential = await navigator.credentials.create({ publicKey });
    return call('POST', '/account/passkeys/', { name, response: credential.toJSON() });
  };
  globalThis.proof = async () => {
    const { body } = await call('POST', '/session/passkey/options/');
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(body);
    return (await navigator.credentials.get({ publicKey })).toJSON();
  };
  globalThis.confirmProof = async () => {
    const { body } = await call('POST', '/session/confirm/passkey/options/');
    // Whatever passkey the browser has: a page that lies would offer another person's.
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({ ...body, allowCredentials: [] });
    return (await navigator.credentials.get({ publicKey })).toJSON();
  };
  globalThis.confirmWith = (response) => call('POST', '/session/confirm/passkey/', { response });
  globalThis.logInWith = (response) => call('POST', '/session/passkey/', { response });
`;

const run = (page: Page, script: string) => page.evaluate<Answer>(script);

async function open(gateway: GatewayProcess, host: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${gateway.address.replace('127.0.0.1', host)}/livez`);
  await page.evaluate(PAGE_TOOLS);
  return page;
}

function demonstrationAccount(gateway: GatewayProcess): { email: string; password: string } {
  const [, email = '', password = ''] =
    /^Cabinet log-in: +(\S+)\nPassword: +(\S+)$/m.exec(gateway.standardOutput()) ?? [];
  return { email, password };
}

for (const host of ['localhost', '127.0.0.1']) {
  test(`the browser takes the Secure cookie on http://${host}, and no script can read it`, async (t) => {
    const gateway = await gatewayForTest(t);
    const page = await open(gateway, host);
    const account = demonstrationAccount(gateway);
    const logIn = await run(page, `call('POST', '/session/', ${JSON.stringify(account)})`);
    assert.deepEqual([logIn.status, logIn.body.status], [200, 'logged_in']);
    assert.equal((await run(page, `call('GET', '/account/')`)).body.email, account.email);
    assert.equal(await page.evaluate('document.cookie'), '');
    await run(page, `call('DELETE', '/session/')`);
    assert.equal((await run(page, `call('GET', '/account/')`)).body.code, 'not_logged_in');
    await page.close();
  });
}

test('a passkey is registered, logs in without a password, answers each challenge once, and is dead when removed', async (t) => {
  const gateway = await gatewayForTest(t);
  const page = await open(gateway, 'localhost');
  await addVirtualAuthenticator(page);
  await run(page, `call('POST', '/session/', ${JSON.stringify(demonstrationAccount(gateway))})`);
  const registered = await run(page, `register('Ноутбук')`);
  assert.equal(registered.status, 201, JSON.stringify(registered.body));
  await run(page, `call('DELETE', '/session/')`);

  const twice = await page.evaluate<Answer[]>(
    `proof().then((response) => Promise.all([logInWith(response), logInWith(response)]))`,
  );
  assert.deepEqual(twice.map(({ status }) => status).sort(), [200, 401]);
  assert.equal((await run(page, `call('GET', '/account/')`)).status, 200);
  const listed = (await run(page, `call('GET', '/account/passkeys/')`)).body.passkeys ?? [];
  assert.equal(listed.length, 1);
  assert.notEqual(listed[0]?.last_used_at, null);

  const stale = await run(
    page,
    `proof().then((response) => logInWith({ ...response, response: { ...response.response, signature: 'AAAA' } }))`,
  );
  assert.equal(stale.body.code, 'invalid_passkey');
  const byPassword = await run(page, `call('POST', '/session/', ${JSON.stringify(demonstrationAccount(gateway))})`);
  assert.equal(byPassword.body.status, 'second_factor_required');
  assert.equal((await run(page, 'proof().then(logInWith)')).status, 200);
  const remove = () => run(page, `call('DELETE', '/account/passkeys/${registered.body.id}/')`);
  assert.equal((await remove()).body.code, 'second_factor_confirmation_required');
  const spare = { recovery_code: registered.body.recovery_codes?.[0] };
  await run(page, `call('POST', '/session/confirm/second-factor/', ${JSON.stringify(spare)})`);
  assert.equal((await remove()).status, 204);
  assert.equal((await run(page, `proof().then(logInWith)`)).body.code, 'invalid_passkey');
  await page.close();
});

test('a passkey confirms its own person alone, each challenge once, and no challenge of a log-in', async (t) => {
  const directory = temporaryDirectory(t);
  const gateway = await startGatewayProcess(t, directory, operatorsWithPassword);
  createOperatorBeside(directory);
  const page = await open(gateway, 'localhost');
  await addVirtualAuthenticator(page);
  await run(page, `call('POST', '/session/', ${JSON.stringify(demonstrationAccount(gateway))})`);
  assert.equal((await run(page, `register('Ноутбук')`)).status, 201);
  const own = await page.evaluate<Answer[]>(
    `confirmProof().then((response) => Promise.all([confirmWith(response), confirmWith(response)]))`,
  );
  assert.deepEqual(own.map(({ status }) => status).sort(), [204, 401]);
  assert.equal((await run(page, `proof().then(confirmWith)`)).body.code, 'invalid_passkey');
  assert.equal((await run(page, `confirmProof().then(logInWith)`)).body.code, 'invalid_passkey');
  // Another person in the same browser.
  await run(page, `call('POST', '/session/', ${JSON.stringify(operator)})`);
  assert.equal((await run(page, `call('GET', '/account/')`)).body.email, operator.email);
  assert.equal((await run(page, `confirmProof().then(confirmWith)`)).body.code, 'invalid_passkey');
  await page.close();
});
