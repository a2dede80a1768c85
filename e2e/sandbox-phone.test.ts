/** The page `/sandbox/phone` in a real browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type GatewayProcess, gatewayForTest } from './gateway-process.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

const IIN = '900101300017';
const PHONE = '77010000001';

async function requestDocument({ address, testKey }: GatewayProcess): Promise<void> {
  const reply = await fetch(`${address}/api/v1/backend/e-document/online-access/request/identity_card/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api_key: testKey, iin: IIN, phone: PHONE }),
  });
  assert.equal(reply.status, 200);
}

/** Opens the page and keeps what a visitor must never see: errors, and requests to anywhere else. */
async function openPhone(gateway: GatewayProcess, width = 1200): Promise<{ page: Page; troubles: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-GB' });
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => request.url().startsWith(gateway.address) || troubles.push(request.url()));
  await page.goto(`${gateway.address}/sandbox/phone`);
  return { page, troubles };
}

async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByLabel('Test key').fill(key);
  await page.getByRole('button', { name: 'Open' }).click();
}

test('a developer enters the key, sees the empty inbox, and then the SMS that a request causes', async (t) => {
  const gateway = await gatewayForTest(t);
  const { page, troubles } = await openPhone(gateway);
  await enterKey(page, gateway.testKey);
  await page.getByText('No messages yet').waitFor();
  await requestDocument(gateway);
  const message = page.getByRole('listitem');
  await message.waitFor();
  assert.match(
    (await message.textContent()) ?? '',
    /Растау коды: (\d{6})[\s\S]*Код подтверждения: \1[\s\S]*Confirmation code: \1/,
  );
  assert.deepEqual(troubles, []);
});

test('the phone shows only the messages of the chosen person', async (t) => {
  const gateway = await gatewayForTest(t);
  await requestDocument(gateway);
  const { page } = await openPhone(gateway);
  await enterKey(page, gateway.testKey);
  await page.getByRole('listitem').waitFor();
  await page.getByLabel('Whose phone').selectOption('77010000002');
  await page.getByText('No messages yet').waitFor();
  assert.equal(await page.getByRole('listitem').count(), 0);
});

test('a wrong key is told so, in the language of the reader', async (t) => {
  const gateway = await gatewayForTest(t);
  const { page } = await openPhone(gateway);
  await page.getByRole('button', { name: 'Қазақша' }).click();
  await page.getByLabel('Сынақ кілті').fill('qjt_test_wrong');
  await page.getByRole('button', { name: 'Ашу' }).click();
  await page.getByRole('alert').getByText('Бұл сынақ кілті жарамсыз').waitFor();
});

test('the key never stands in a URL, and survives a reload of the tab', async (t) => {
  const gateway = await gatewayForTest(t);
  const { page } = await openPhone(gateway);
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await enterKey(page, gateway.testKey);
  await page.getByText('No messages yet').waitFor();
  await page.reload();
  await page.getByText('No messages yet').waitFor();
  assert.ok(urls.length > 0);
  for (const url of urls) assert.ok(!url.includes('qjt_'), url);
});

test('on a phone’s width nothing is cut off sideways', async (t) => {
  const gateway = await gatewayForTest(t);
  await requestDocument(gateway);
  const { page } = await openPhone(gateway, 390);
  await enterKey(page, gateway.testKey);
  await page.getByRole('listitem').waitFor();
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
});

test('the documentation page opens with local assets only', async (t) => {
  const gateway = await gatewayForTest(t);
  const page = await browser.newPage();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(gateway.address))
      elsewhere.push(request.url());
  });
  await page.goto(`${gateway.address}/docs`);
  await page.getByText('Request a citizen’s document').waitFor();
  assert.deepEqual(elsewhere, []);
});
