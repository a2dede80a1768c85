/** Requests, usage and subscription in the browser; and the operator who ends one, which the API says at once. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { looks, optionsOf } from './cabinet-demonstration.ts';
import { createOperatorBeside, openAs, operator, operatorsWithPassword } from './cabinet-operators.ts';
import { assertAccessible, assertFitsWidth } from './cabinet-page.ts';
import { cabinetAddress, demonstrationOwner } from './cabinet-people.ts';
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

const OF_DEMONSTRATION = '/organizations/demonstration';
const pages = [
  { name: 'requests', path: `${OF_DEMONSTRATION}/requests`, ready: 'ul li time' },
  { name: 'usage', path: `${OF_DEMONSTRATION}/usage`, ready: 'svg[role=img]' },
  { name: 'subscription', path: `${OF_DEMONSTRATION}/subscription`, ready: 'main section li' },
];

for (const look of looks) {
  const { language, width } = look;
  test(`requests, usage and subscription in ${language}, ${look.colorScheme}, are accessible and fit ${width} px`, async () => {
    const page = await openAs(browser, gateway, demonstrationOwner(gateway), '/account', optionsOf(look));
    for (const { name, path, ready } of pages) {
      await page.goto(`${cabinetAddress(gateway)}${path}`);
      await page.locator(ready).first().waitFor();
      await assertAccessible(page, `${name} in ${language}, ${width} px`);
      await assertFitsWidth(page, `${name} in ${language}, ${width} px`);
      await takePicture(page, `${name}-${language}-${width}`);
    }
    await page.context().close();
  });
}

test('a failed call is found by its outcome, and told in words with what to do; the CSV has the same', async () => {
  const page = await openAs(browser, gateway, demonstrationOwner(gateway), `${OF_DEMONSTRATION}/requests`);
  await page.getByText('invalid_iin').waitFor();
  assert.equal(await page.locator('main li time').count(), 2);
  await page.getByLabel('Outcome').selectOption('failed');
  await page.locator('main li time').nth(1).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Details of req_/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The IIN is wrong. It has 12 digits, and the last one is a check digit.').waitFor();
  await dialog.getByText('********0018').waitFor();
  await assertAccessible(page, 'the details of a call');
  await takePicture(page, 'request-details');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'qujat-requests.csv');
  await page.getByLabel('Request id').fill('req_nothing');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByText('No call fits the filter').waitFor();
  await assertAccessible(page, 'the log without a match');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page.locator('main li time').nth(1).waitFor();
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
  await page.getByText('Requests get an error: ').waitFor();
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
