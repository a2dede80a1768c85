/** Requests, usage and subscription in the browser; and the operator who ends one, which the API says at once. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { DEMONSTRATION, looks, openAsDemonstration, optionsOf } from './cabinet-demonstration.ts';
import { createOperatorBeside, operator, operatorsWithPassword } from './cabinet-operators.ts';
import { assertAccessible, assertFitsWidth } from './cabinet-page.ts';
import { cabinetAddress, openAs } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway, dataDirectory } = await setUpCabinet(operatorsWithPassword);
createOperatorBeside(dataDirectory);
assert.equal(await requestDocument('900101300017'), 200);
assert.equal(await requestDocument('900101300018'), 400);

async function requestDocument(iin: string): Promise<number> {
  const reply = await fetch(`${gateway.address}/api/v1/backend/e-document/online-access/request/identity_card/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api_key: gateway.testKey, iin, phone: '77010000001' }),
  });
  await reply.arrayBuffer();
  return reply.status;
}

const pages = [
  { name: 'requests', path: 'requests', ready: 'tbody time' },
  { name: 'usage', path: 'usage', ready: 'svg[role=img]' },
  { name: 'subscription', path: 'subscription', ready: 'main section li' },
];

for (const look of looks) {
  const { language, width } = look;
  test(`requests, usage and subscription in ${language}, ${look.colorScheme}, are accessible and fit ${width} px`, async () => {
    const page = await openAsDemonstration(browser, gateway, 'overview', optionsOf(look));
    for (const { name, path, ready } of pages) {
      await page.goto(`${cabinetAddress(gateway)}${DEMONSTRATION}/${path}`);
      await page.locator(ready).first().waitFor();
      await assertAccessible(page, `${name} in ${language}, ${width} px`);
      await assertFitsWidth(page, `${name} in ${language}, ${width} px`);
      await takePicture(page, `${name}-${language}-${width}`);
    }
    await page.context().close();
  });
}

test('a failed call is found by its outcome, and told in words with what to do; the CSV has the same', async () => {
  const page = await openAsDemonstration(browser, gateway, 'requests');
  const rows = page.locator('tbody time');
  await page.locator('tbody').getByRole('code').filter({ hasText: 'invalid_iin' }).waitFor();
  assert.equal(await rows.count(), 2);
  await page.getByLabel('Outcome').selectOption('failed');
  await rows.nth(1).waitFor({ state: 'detached' });
  await page.reload();
  await rows.first().waitFor();
  assert.equal(await rows.count(), 1, 'the filter stands in the address');
  await page.getByRole('link', { name: /^Details of req_/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The IIN is wrong. It has 12 digits, and the last one is a check digit.').waitFor();
  await dialog.getByText('********0018').waitFor();
  await assertAccessible(page, 'the details of a call');
  await takePicture(page, 'request-details');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All as CSV' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'qujat-requests.csv');
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download as CSV: Calls' }).click(),
  ]);
  assert.match(
    readFileSync(await table.path(), 'utf8'),
    /^\ufeff"Time, UTC\+5",Call,.*\r\n2.+,Request,.+,invalid_iin,\*{8}0018,/,
  );
  const search = page.getByLabel('Search');
  await search.fill('900101300017');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('Type a request id').waitFor();
  assert.ok(!page.url().includes('900101300017'), 'no IIN comes into the address');
  await search.fill('0018');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.waitForURL(/iin_end=0018/);
  await rows.first().waitFor();
  await search.fill('req_nothing');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('No call fits the filter').waitFor();
  await assertAccessible(page, 'the log without a match');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await rows.nth(1).waitFor();
  await page.context().close();
});

test('the calls of a session stand under each other, each a way to the other; the switch leads to the live ones', async () => {
  const page = await openAsDemonstration(browser, gateway, 'overview');
  await page.getByRole('heading', { name: 'Last calls' }).waitFor();
  await assertAccessible(page, 'the overview with calls');
  await page.locator('tbody time').first().waitFor();
  const calls = await page.locator('tbody time').count();
  assert.equal(await requestDocument('900101300017'), 200);
  await page.locator('tbody time').nth(calls).waitFor();
  await page.getByRole('link', { name: 'See them' }).click();
  await page.waitForURL(/outcome=failed/);
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page
    .getByRole('row', { name: /Succeeded/ })
    .first()
    .getByRole('link')
    .click();
  const session = page.getByRole('dialog').getByRole('list', { name: 'The whole session' });
  await session.getByText('The citizen was sent a code').waitFor();
  await session.getByText('Waits for the code').waitFor();
  await assertAccessible(page, 'a session');
  await page.goBack();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  await page.getByText('No calls yet').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search' }).pressSequentially('us');
  await page.getByRole('option', { name: 'Usage', exact: true }).waitFor();
  await page.getByRole('option', { name: /: / }).first().waitFor();
  await assertAccessible(page, 'the search');
  await page.keyboard.press('Enter');
  await page.getByText('No calls in this period').waitFor();
  assert.match(page.url(), /environment=live/, 'the switch holds on every page');
  await page.context().close();
});

test('what cannot be brought up to date says how old it is, on every page, until it is new again', async () => {
  const page = await openAsDemonstration(browser, gateway, 'overview');
  await page.getByRole('heading', { name: 'Last calls' }).waitFor();
  const notice = page.getByRole('status').filter({ hasText: /What you see/ });
  await page.context().setOffline(true);
  await notice.getByText('There is no connection to the gateway.').waitFor();
  await page.context().setOffline(false);
  await notice.waitFor({ state: 'detached' });
  await page.route('**/api/v1/cabinet/**', (route) => route.abort());
  await notice.getByText(/could not be brought up to date\. It is from \d/).waitFor();
  await assertAccessible(page, 'the overview with old numbers');
  await page.unroute('**/api/v1/cabinet/**');
  await notice.getByRole('button', { name: 'Try again' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.context().close();
});

test('the operator ends the subscription: the page and the API say so at once; a new one lets requests in again', async () => {
  const page = await openAs(browser, gateway, operator, '/operator/organizations');
  const row = page.getByRole('link', { name: 'Subscriptions of Qujat Demo' });
  await row.waitFor();
  await assertAccessible(page, 'the organisations');
  await takePicture(page, 'organizations');
  await row.click();
  await page.getByText('A trial is running').waitFor();
  await page.getByRole('button', { name: 'Disable: E-Document' }).click();
  await page.getByText('Disabled', { exact: true }).waitFor();
  assert.equal(await requestDocument('900101300017'), 400);
  await page.getByRole('button', { name: 'Enable: E-Document' }).click();
  await page.getByText('A trial is running').waitFor();
  assert.equal(await requestDocument('900101300017'), 200);
  await page.getByRole('button', { name: 'End: E-Document' }).click();
  const dialog = page.getByRole('dialog');
  await assertAccessible(page, 'the question before the end');
  await dialog.getByRole('button', { name: 'End' }).click();
  await page.getByText('Requests get an error. ').waitFor();
  assert.equal(await requestDocument('900101300017'), 400);
  await page.getByLabel('First day').fill('2001-01-01');
  await page.getByRole('button', { name: 'Grant' }).click();
  await page.getByText('Choose today or a day within the next two years.').waitFor();
  await page.getByLabel('First day').fill('');
  await page.getByLabel('Plan').selectOption('e-document-month');
  await page.getByRole('button', { name: 'Grant' }).click();
  await page.getByText('0 of 1,000 documents used').waitFor();
  await assertAccessible(page, 'the subscriptions, for the operator');
  await takePicture(page, 'subscription-operator');
  assert.equal(await requestDocument('900101300017'), 200);
  await page.context().close();
});

/** For a look at the pages: `QUJAT_PICTURES=folder`. */
async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['QUJAT_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
