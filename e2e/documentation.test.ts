/** The documentation in a browser: what people ask is found by search, samples are tabs, and nothing comes from elsewhere. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { cabinetOrigin, demonstrationOwner } from './cabinet-people.ts';
import { type Lasting, startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));
const browser = await launchBrowser();
after(() => browser.close());

const KINDS = [
  '/docs',
  '/docs/guides/integrate',
  '/docs/errors',
  '/docs/errors/invalid_iin',
  '/docs/document-types/diploma',
  '/docs/api',
  '/docs/api/approveSession',
  '/docs/api/listSandboxMessages',
  '/docs/kk/going-live',
];

/** What a new integrator asks, and where the answer stands. */
const QUESTIONS: Record<string, RegExp> = {
  'Subject not found in CMDB': /\/docs\/errors\/subject_not_found_in_mcdb$/,
  'test an expired code without waiting': /\/docs\/testing#an-expired-code-without-waiting$/,
  'date of issue': /\/docs\/guides\/read-the-document(#dates)?$/,
  'how to go live': /\/docs\/going-live/,
  otp_code_expired: /\/docs\/errors\/otp_code_expired$/,
};

test('a search finds what people ask, first of all', async (t) => {
  const page = await openDocumentation(t);
  const field = page.getByRole('combobox');
  for (const [question, answer] of Object.entries(QUESTIONS)) {
    await field.fill(question);
    await page.locator(`.found[data-query="${question}"]`).waitFor();
    const first = page.getByRole('option').first();
    assert.match((await first.getAttribute('href')) ?? '', answer, question);
  }
  await field.press('Enter');
  await page.waitForURL(/\/docs\/errors\/otp_code_expired$/);
});

test('so it does in Russian and Kazakh, whichever small words the question has', async (t) => {
  const page = await openDocumentation(t);
  for (const [language, question, answer] of [
    ['ru', 'как перейти в рабочий режим', /\/going-live$/],
    ['ru', 'как проверить истёкший код', /\/testing#истёкший-код-без-ожидания$/],
    ['kk', 'құжаттың берілген күні қай өрісте', /\/read-the-document/],
    ['kk', 'іске қосу үшін не керек', /\/going-live/],
  ] as const) {
    await page.goto(`${gateway.address}/docs/${language}`);
    await page.getByRole('combobox').fill(question);
    await page.locator(`.found[data-query="${question}"]`).waitFor();
    assert.match((await page.getByRole('option').first().getAttribute('href')) ?? '', answer, question);
  }
});

test('a search that finds nothing says so, accessibly', async (t) => {
  const page = await openDocumentation(t);
  await page.getByRole('combobox').fill('zzzqqq');
  await page.getByRole('option', { name: 'Nothing found' }).waitFor();
  await assertAccessible(page, 'a search without a result');
});

test('the address in a sentence is the reader’s own too; in a table it stays what is set where nobody sets anything', async (t) => {
  const page = await openDocumentation(t);
  const codes = async (path: string, place: string) => {
    await page.goto(gateway.address + path);
    return page.locator(`main ${place} code`).allTextContents();
  };
  const inSentences = await codes('/docs/start', 'p');
  assert.ok(inSentences.includes(cabinetOrigin(gateway)) && inSentences.includes(gateway.address), inSentences.join());
  assert.ok((await codes('/docs/guides/settings', 'td')).includes('http://127.0.0.1:8080'));
});

test('every kind of page is accessible and fits a phone, light and dark, and loads only from the gateway', async (t) => {
  const page = await openDocumentation(t);
  page.on('request', (request) => assert.ok(request.url().startsWith(gateway.address), request.url()));
  for (const [place, path] of KINDS.entries()) {
    await page.goto(gateway.address + path);
    if (place > 0) await page.locator('button.theme').click();
    await assertAccessible(page, path);
    await page.setViewportSize({ width: 390, height: 844 });
    await assertFitsWidth(page, path);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});

test('samples are tabs that the keyboard moves, the chosen language holds on every page, and the address is the reader’s own', async (t) => {
  const page = await openDocumentation(t);
  await page.goto(`${gateway.address}/docs/guides/integrate`);
  await page.getByRole('tab', { name: 'curl' }).first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const python = page.getByRole('tab', { name: 'Python' });
  assert.equal(await python.first().getAttribute('aria-selected'), 'true');
  const shown = page.getByRole('tabpanel').first();
  assert.match((await shown.textContent()) ?? '', new RegExp(`import requests[^]*${gateway.address}/api/v1/`));
  await page.reload();
  assert.equal(await python.first().getAttribute('aria-selected'), 'true');
});

test('a click puts the own test key of whoever is logged in into the samples; others are told to log in', async (t) => {
  const page = await openDocumentation(t);
  const address = cabinetOrigin(gateway);
  await page.goto(`${address}/docs/start`);
  const sample = page.locator('.code', { hasText: 'KEY=qjt_test_' });
  await sample.getByRole('button', { name: 'Use my test key' }).click();
  await sample.getByRole('button', { name: 'Log in to the Personal Cabinet first' }).waitFor();
  const headers = { 'X-Qujat-Cabinet': '1' };
  await page.request.post(`${address}/api/v1/cabinet/session/`, { headers, data: demonstrationOwner(gateway) });
  await page.reload();
  await sample.getByRole('button', { name: 'Use my test key' }).click();
  await page.getByText(`KEY=${gateway.testKey}`).waitFor();
});

test('a call is tried from its page, with the own test key of whoever is logged in, and with no live key', async (t) => {
  const page = await openDocumentation(t);
  const address = cabinetOrigin(gateway);
  const answer = page.locator('.try output');
  const send = page.getByRole('button', { name: 'Send' });
  await page.goto(`${address}/docs/api/requestDocument`);
  await send.click();
  await answer.getByText('Log in to the Personal Cabinet first').waitFor();
  const key = page.getByLabel('api_key');
  await key.fill(gateway.testKey.replace('test', 'live'));
  await send.click();
  await answer.getByText('This form takes a test key only.').waitFor();
  await key.fill('');
  const headers = { 'X-Qujat-Cabinet': '1' };
  await page.request.post(`${address}/api/v1/cabinet/session/`, { headers, data: demonstrationOwner(gateway) });
  await send.click();
  await answer.getByText('"backend_session_id"').waitFor();
  await assertAccessible(page, 'an answer');
  await page.getByLabel('iin', { exact: true }).fill('900101300018');
  await send.click();
  await answer.getByText('"invalid_iin"').waitFor();
  await page.goto(`${address}/docs/api/listSandboxMessages`);
  await send.click();
  await answer.getByText('"messages"').waitFor();
});

test('the first page weighs at most 100 kB, compressed and with all that it loads', async (t) => {
  const page = await openPage(browser);
  t.after(() => page.context().close());
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)));
  await page.goto(`${gateway.address}/docs/kk`, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  t.diagnostic(`${bytes} bytes`);
  assert.ok(bytes > 20_000 && bytes <= 100_000, `${bytes} bytes`);
});

async function openDocumentation(t: Lasting): Promise<Page> {
  const page = await openPage(browser);
  t.after(() => page.context().close());
  await page.goto(`${gateway.address}/docs`);
  return page;
}
