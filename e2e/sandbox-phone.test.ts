/** The phone of the sandbox in a real browser: for whoever has a test key, without a log-in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { looks, optionsOf } from './cabinet-demonstration.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { cabinetOrigin } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway } = await setUpCabinet();

const IIN = '900101300017';
const PHONE = '77010000001';
const sms = /Растау коды: (\d{6})[\s\S]*Код подтверждения: \1[\s\S]*Confirmation code: \1/;

async function requestDocument(): Promise<void> {
  const { address, testKey } = gateway;
  const reply = await fetch(`${address}/api/v1/backend/e-document/online-access/request/identity_card/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api_key: testKey, iin: IIN, phone: PHONE }),
  });
  assert.equal(reply.status, 200);
}

/** Nobody asks for the document of this person: the phone is empty. */
const NOBODY_ASKS = '#person-4';

async function openPhone(options: BrowserContextOptions = {}, person = ''): Promise<Page> {
  const page = await openPage(browser, options);
  await page.goto(`${gateway.address}/sandbox/phone${person}`);
  return page;
}

async function enterKey(page: Page, key: string): Promise<void> {
  await page.locator('input[name=key]').fill(key);
  await page.locator('main form button[type=submit]').click();
}

test('a developer enters the key, sees the empty phone, and then the SMS that a request causes', async () => {
  const page = await openPhone();
  const elsewhere: string[] = [];
  page.on('request', (request) => request.url().startsWith(cabinetOrigin(gateway)) || elsewhere.push(request.url()));
  await enterKey(page, gateway.testKey);
  await page.getByText('No SMS yet').waitFor();
  await assertAccessible(page, 'the empty phone');
  await requestDocument();
  const message = page.getByRole('listitem');
  await page.getByRole('button', { name: /^Copy the code \d{6}$/ }).waitFor();
  assert.match((await message.textContent()) ?? '', sms);
  assert.deepEqual(elsewhere, []);
  await page.context().close();
});

test('the phone shows only the messages of the chosen person, whom the address names too', async () => {
  await requestDocument();
  const page = await openPhone();
  await enterKey(page, gateway.testKey);
  await page.getByRole('listitem').first().getByText('1414').waitFor();
  const field = page.getByLabel('Citizen');
  const third = await field.locator('option').nth(2).textContent();
  await field.selectOption({ index: 2 });
  await page.getByText('No SMS yet').waitFor();
  assert.match(page.url(), /#person-3$/);
  await page.reload();
  await page.getByRole('heading', { level: 2, name: third ?? '' }).waitFor();
  await page.context().close();
});

test('a wrong key is told so, in the language of the reader; another can be typed', async () => {
  const page = await openPhone({}, NOBODY_ASKS);
  await page.getByRole('button', { name: 'Қазақша' }).click();
  await page.getByLabel('Құмсалғыш кілті').fill('qjt_test_wrong');
  await page.getByRole('button', { name: 'Телефонды ашу' }).click();
  await page.getByRole('alert').getByText('API кілті жұмыс істемейді').waitFor();
  await assertAccessible(page, 'the phone that refuses a key');
  await enterKey(page, gateway.testKey);
  await page.getByText('Әзірге SMS жоқ.').waitFor();
  await page.getByRole('button', { name: 'Басқа кілтті қолдану' }).click();
  await page.getByLabel('Құмсалғыш кілті').waitFor();
  await page.context().close();
});

test('the key never stands in a URL, survives a reload of the tab, and is known to no other tab', async () => {
  const page = await openPhone({}, NOBODY_ASKS);
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await enterKey(page, gateway.testKey);
  await page.getByText('No SMS yet').waitFor();
  await page.reload();
  await page.getByText('No SMS yet').waitFor();
  assert.ok(urls.length > 0);
  for (const url of urls) assert.ok(!url.includes('qjt_'), url);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('Sandbox key').waitFor();
  await page.context().close();
});

test('in each language, light and dark, wide and narrow, the phone is accessible and nothing is cut off', async () => {
  await requestDocument();
  for (const look of looks) {
    const page = await openPhone(optionsOf(look), '#person-1');
    const name = `the phone in ${look.language}, ${look.colorScheme}, ${look.width} px wide,`;
    await page.locator('input[name=key]').waitFor();
    await assertAccessible(page, `${name} locked`);
    await assertFitsWidth(page, `${name} locked`);
    await enterKey(page, gateway.testKey);
    await page.getByText(sms).first().waitFor();
    await assertAccessible(page, name);
    await assertFitsWidth(page, name);
    await page.context().close();
  }
});

test('the keyboard alone opens the phone', async () => {
  const page = await openPhone({}, NOBODY_ASKS);
  await page.getByLabel('Sandbox key').focus();
  await page.keyboard.type(gateway.testKey);
  await page.keyboard.press('Enter');
  await page.getByText('No SMS yet').waitFor();
  await page.getByLabel('Citizen').focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForURL(/#person-5$/);
  await page.context().close();
});
