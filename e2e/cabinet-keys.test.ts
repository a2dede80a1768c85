/** API keys in the browser: made, used, rolled while calls run, revoked, refused; and what the page says on the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { DEMONSTRATION, looks, openAsDemonstration, optionsOf } from './cabinet-demonstration.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { cabinetAddress, cabinetOrigin, mailedLink, PASSWORD } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway } = await setUpCabinet();

/** What the gateway answers a call with this key: 200, or 401 for one that does not work. */
async function useKey(key: string, headers: Record<string, string> = {}): Promise<number> {
  const reply = await fetch(`${gateway.address}/api/v1/backend/e-document/online-access/request/identity_card/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ api_key: key, iin: '900101300017', phone: '77010000001' }),
  });
  await reply.arrayBuffer();
  return reply.status;
}

async function makeKey(page: Page, name: string, environment: 'Sandbox' | 'Live' = 'Sandbox'): Promise<string> {
  await page.getByRole('button', { name: 'New key' }).first().click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('radio', { name: environment }).check();
  await page.getByRole('button', { name: 'Make the key' }).click();
  return readNewKey(page);
}

async function readNewKey(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: /^Your new key/ });
  return (await dialog.getByLabel('Backend Api Key').textContent()) ?? '';
}

const keyCard = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('a key is made, used, rolled under traffic without a failed call, revoked and refused', async () => {
  const page = await openAsDemonstration(browser, gateway, 'api-keys');
  const first = await makeKey(page, 'Traffic');
  assert.match(first, /^qjt_test_[0-9A-Za-z]{49}$/);
  await page.getByRole('button', { name: 'Close' }).click();

  let [inUse, running] = [first, true];
  const statuses: number[] = [];
  const traffic = (async () => {
    for (; running; await pause(20)) statuses.push(await useKey(inUse));
  })();
  await page.getByRole('button', { name: /^Roll: Traffic/ }).click();
  await page.getByRole('radio', { name: '1 hour' }).check();
  await page.getByRole('button', { name: 'Make the new key' }).click();
  const second = await readNewKey(page);
  await page.getByText(/^The old key works until/).waitFor();
  await assertAccessible(page, 'the dialog of a new key');
  const before = statuses.length;
  assert.equal(await useKey(first), 200, 'the old key works meanwhile');
  inUse = second;
  await page.getByRole('button', { name: 'Close' }).click();
  const firstName = `Traffic · …\u2060${first.slice(-4)}`;
  await keyCard(page, firstName).getByText('Ending').waitFor();

  await page.getByRole('button', { name: `Revoke: ${firstName}` }).click();
  await page.getByText(/cannot be undone/).waitFor();
  await assertAccessible(page, 'the dialog that revokes');
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await keyCard(page, firstName).waitFor({ state: 'hidden' });
  assert.equal(await useKey(first), 401, 'the revoked key is refused at once');
  running = false;
  await traffic;
  assert.ok(before > 0 && statuses.length > before, 'calls ran before, meanwhile and after');
  assert.deepEqual(
    statuses.filter((status) => status !== 200),
    [],
  );
  await page.getByText('Keys that no longer work: 1').click();
  await keyCard(page, firstName).getByText('Revoked').first().waitFor();
  await page.context().close();
});

test('the sandbox key is shown again when it is asked for', async () => {
  const page = await openAsDemonstration(browser, gateway, 'api-keys');
  const card = keyCard(page, 'Sandbox ·');
  const field = card.getByLabel('Backend Api Key');
  assert.match((await field.textContent()) ?? '', /^qjt_test_•+/);
  await card.getByRole('button', { name: /^Show the key/ }).click();
  await card.getByRole('button', { name: 'Hide' }).waitFor();
  assert.equal(await field.textContent(), gateway.testKey);
  await assertAccessible(page, 'a shown key');
  await card.getByRole('button', { name: 'Hide' }).click();
  await card.getByRole('button', { name: /^Show the key/ }).waitFor();
  assert.match((await field.textContent()) ?? '', /^qjt_test_•+/);
  await page.context().close();
});

test('a live key is shown once: a slip of the keyboard does not lose it, leaving the page does', async () => {
  const page = await openAsDemonstration(browser, gateway, 'api-keys');
  const key = await makeKey(page, 'Counter', 'Live');
  assert.match(key, /^qjt_live_/);
  await page.getByText(/shown only now/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/is still here/).waitFor();
  await assertAccessible(page, 'the page with a key that is not stored yet');
  await page.getByRole('button', { name: 'Show it again' }).click();
  assert.equal(await readNewKey(page), key);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  // A key that was made is shown, whichever keys the page showed before.
  await keyCard(page, 'Counter').waitFor();
  assert.equal(await keyCard(page, 'Sandbox ·').count(), 0);
  await page.getByText(/is still here/).waitFor({ state: 'hidden' });
  assert.ok(!(await page.content()).includes(key));
  const card = keyCard(page, 'Counter');
  assert.equal(await card.getByRole('button', { name: /^Show the key/ }).count(), 0);
  await page.getByRole('button', { name: 'Sandbox', exact: true }).click();
  await keyCard(page, 'Sandbox ·').first().waitFor();
  assert.equal(await card.count(), 0);
  await page.context().close();
});

test('name, end and addresses are changed; what is wrong is told at its field', async () => {
  const page = await openAsDemonstration(browser, gateway, 'api-keys');
  await makeKey(page, 'Changing');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /^Change: Changing/ }).click();
  await page.getByLabel('Name').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Fill this in.').waitFor();
  await page.getByLabel('Name').fill('Changed');
  await page.getByLabel(/^Works until/).fill('2020-01-01T10:00');
  await page.getByLabel(/^Allowed IP/).fill('192.0.2.7\noffice');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Choose a time in the future.').waitFor();
  await page.getByText(/Neither an address nor a range: office/).waitFor();
  await assertAccessible(page, 'the form with errors');
  await page.getByLabel(/^Works until/).fill('2099-12-31T10:00');
  await page.getByLabel(/^Allowed IP/).fill('192.0.2.7');
  await page.getByRole('button', { name: 'Save' }).click();
  const card = keyCard(page, 'Changed');
  await card.getByText('192.0.2.7/32').waitFor();
  await card.getByText('31 December 2099, 10:00:00').waitFor();
  await page.context().close();
});

test('a key that a page of another site has sent is warned of', async () => {
  assert.equal(await useKey(gateway.testKey, { origin: 'https://shop.example' }), 200);
  const page = await openAsDemonstration(browser, gateway, 'api-keys');
  await page.getByText(/^A browser has seen this key: Sandbox/).waitFor();
  await assertAccessible(page, 'the warning');
  await page
    .getByRole('status')
    .getByRole('button', { name: /^Roll: Sandbox/ })
    .click();
  await page.getByRole('dialog', { name: /^Roll the key Sandbox/ }).waitFor();
  await page.context().close();
});

for (const look of looks) {
  test(`the page in ${look.language}, ${look.colorScheme}, at ${look.width} px`, async () => {
    const page = await openAsDemonstration(browser, gateway, 'api-keys', optionsOf(look));
    const name = `API keys in ${look.language}, ${look.colorScheme}`;
    const add = page.getByRole('button', { name: /New key|Новый ключ|Жаңа кілт/ });
    await page.getByRole('listitem').filter({ hasText: 'Sandbox ·' }).waitFor();
    await assertAccessible(page, name);
    await assertFitsWidth(page, name);
    for (const button of [add, page.getByRole('button', { name: /^(Roll|Заменить|Ауыстыру): Sandbox/ }).last()]) {
      await button.click();
      await page.getByRole('dialog').waitFor();
      await assertAccessible(page, `${name}, a dialog`);
      await assertFitsWidth(page, `${name}, a dialog`);
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  });
}

/** A viewer of the demonstration's organisation, logged in, on this page of it. */
async function openAsViewer(owner: Page, path: string): Promise<Page> {
  const email = 'viewer@company.example';
  const headers = { 'X-Qujat-Cabinet': '1' };
  const api = `${cabinetOrigin(gateway)}/api/v1/cabinet`;
  await owner.request.post(`${api}/organizations/demonstration/invitations/`, {
    headers,
    data: { email, role: 'viewer' },
  });
  const token = (await mailedLink(gateway, email, 'invitation')).split('#')[1];
  const page = await openPage(browser);
  const data = { token, password: PASSWORD, language: 'en' };
  const reply = await page.request.post(`${api}/invitations/accept-as-new/`, { headers, data });
  assert.equal(reply.status(), 200, await reply.text());
  await page.goto(`${cabinetAddress(gateway)}${DEMONSTRATION}/${path}`);
  return page;
}

test('a viewer sees the keys and can do nothing to them; without a key, a developer makes one where it is needed', async () => {
  const owner = await openAsDemonstration(browser, gateway, 'api-keys');
  const viewer = await openAsViewer(owner, 'api-keys');
  await keyCard(viewer, 'Sandbox ·').first().waitFor();
  assert.equal(await viewer.getByRole('button', { name: /New key|Show|Change|Roll|Revoke/ }).count(), 0);
  assert.equal(await viewer.getByRole('link', { name: 'Try it' }).count(), 0);
  await assertAccessible(viewer, 'the keys as a viewer sees them');
  await viewer.goto(`${cabinetAddress(gateway)}${DEMONSTRATION}/try-it`);
  await viewer.getByText('Owners and developers of the organisation can try it.').waitFor();
  await assertAccessible(viewer, 'try it as a viewer sees it');

  const revokes = owner.getByRole('button', { name: /^Revoke: / });
  await revokes.first().waitFor();
  for (let left = await revokes.count(); left > 0; left--) {
    await revokes.first().click();
    await owner.getByRole('button', { name: 'Revoke the key' }).click();
    await revokes.nth(left - 1).waitFor({ state: 'detached' });
  }
  await owner.getByText('No sandbox key works at the moment').waitFor();
  await assertAccessible(owner, 'no key');
  await owner.getByRole('link', { name: 'Try it' }).click();
  await owner.getByText('There is no sandbox key').waitFor();
  await assertAccessible(owner, 'try it without a key');
  await owner.getByRole('button', { name: 'Make a sandbox key' }).click();
  await owner.getByRole('button', { name: 'Request the document' }).click();
  await owner.getByRole('button', { name: /^Type the code/ }).waitFor();
  await Promise.all([viewer, owner].map((page) => page.context().close()));
});

test('a flow is made, makes a session with its key, is disabled and refuses, and gets a new key', async () => {
  const page = await openAsDemonstration(browser, gateway, 'flows');
  await page.getByRole('button', { name: 'New Flow' }).click();
  const form = page.getByRole('dialog', { name: 'New Flow' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Account');
  await form.getByLabel('Sites that may show the page').fill('https://shop.example/path');
  await form.getByRole('button', { name: 'Make the Flow' }).click();
  await form.getByText('Choose at least one document.').waitFor();
  await form.getByText('Not an origin: https://shop.example/path.').waitFor();
  await assertAccessible(page, 'the form of a flow');
  await form.getByRole('checkbox', { name: 'Identity card' }).first().check();
  await form.getByLabel('Sites that may show the page').fill('https://shop.example');
  await form.getByRole('button', { name: 'Make the Flow' }).click();
  const readKey = async (title: RegExp) =>
    (await page.getByRole('dialog', { name: title }).getByLabel('Flow Api Key').textContent()) ?? '';
  const first = await readKey(/^The key of the Flow/);
  assert.match(first, /^qjt_flow_[0-9A-Za-z]{49}$/);
  await page.getByRole('button', { name: 'I have stored it' }).click();
  assert.equal(await makeSession(first), 200);
  await assertAccessible(page, 'the page of flows');

  await page.getByRole('button', { name: 'Disable: Account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('button', { name: 'Enable: Account' }).waitFor();
  assert.equal(await makeSession(first), 403);
  await page.getByRole('button', { name: 'Enable: Account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
  await page.getByRole('button', { name: 'Disable: Account' }).waitFor();

  await page.getByRole('button', { name: 'New key: Account' }).click();
  await page.getByRole('radio', { name: 'No longer' }).check();
  await page.getByRole('button', { name: 'Make the new key' }).click();
  const second = await readKey(/^The key of the Flow/);
  assert.deepEqual([await makeSession(first), await makeSession(second)], [401, 200]);
  await page.context().close();
});

/** What the gateway answers to the key of a flow. */
async function makeSession(key: string): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const reply = await fetch(`${gateway.address}/api/v1/flows/session/create/`, { method: 'POST', headers, body: '{}' });
  await reply.arrayBuffer();
  return reply.status;
}
