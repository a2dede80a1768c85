/** The operator's pages: plans, system, audit, citizens; each in three languages and both themes, on a phone and on a desk. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { verifyFile } from '../server/src/audit/audit-samples.ts';
import { migrations } from '../server/src/storage/migrations/migrations.ts';
import { openStoreFile } from '../server/src/storage/sqlite/store-file-test-setup.ts';
import { looks, optionsOf } from './cabinet-demonstration.ts';
import { createOperatorBeside, operator, operatorsWithPassword } from './cabinet-operators.ts';
import { assertAccessible, assertFitsWidth } from './cabinet-page.ts';
import { assertGoodPage, demonstrationOwner, openAs } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };

const { browser, gateway, dataDirectory } = await setUpCabinet(operatorsWithPassword);
createOperatorBeside(dataDirectory);

async function requestDocument(who = citizen): Promise<{ status: number; code: string | undefined }> {
  const reply = await fetch(`${gateway.address}/api/v1/backend/e-document/online-access/request/identity_card/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api_key: gateway.testKey, ...who }),
  });
  const { code } = (await reply.json()) as { code?: string };
  return { status: reply.status, code };
}

const open = (path: string, options = {}) => openAs(browser, gateway, operator, path, options);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('the system page tells of a call that failed, of the store and of the maintenance', async () => {
  await requestDocument({ iin: '850722400018', phone: '77010000012' });
  const page = await open('/operator/system');
  await page.getByText('No connector serves live keys').waitFor();
  const main = page.getByRole('main');
  await main.getByText('egov_unreachable').last().waitFor();
  await main.getByText(migrations.at(-1)?.name ?? '').waitFor();
  await main.getByText('Seal the audit').waitFor();
  await main.getByText('As seen by the process that has just answered').waitFor();
  await assertGoodPage(page, 'the system page');
  await page.context().close();
});

test('a store that does not answer is told, with another try', async () => {
  const page = await open('/operator/system');
  await heading(page, 'System').waitFor();
  await page.route('**/operator/health/', (route) =>
    route.fulfill({ status: 503, json: { code: 'service_unavailable', request_id: 'req_x' } }),
  );
  const notice = page.getByRole('status').filter({ hasText: 'could not be brought up to date' });
  await notice.getByText('req_x').waitFor();
  await assertAccessible(page, 'the system page without a store');
  await page.unroute('**/operator/health/');
  await page.getByRole('button', { name: 'Try again' }).click();
  await notice.waitFor({ state: 'hidden' });
  await page.getByText('SQLite').waitFor();
  await page.context().close();
});

test('the audit is found by organisation and event, verified, downloaded; what was changed in the store is named', async () => {
  await requestDocument();
  const page = await open('/operator/organizations');
  await page.getByRole('link', { name: 'Audit: Qujat Demo' }).click();
  await heading(page, 'Audit').waitFor();
  assert.equal(await page.getByLabel('Chain').inputValue(), 'demonstration');
  await page.getByLabel('Event', { exact: true }).selectOption({ label: 'Document requested' });
  const rows = page.locator('main li');
  // A row is there once it is chained, some seconds after the event.
  for (; (await rows.filter({ hasText: 'Document requested' }).count()) === 0; ) {
    await page.getByRole('button', { name: 'Refresh' }).or(page.getByText('No row fits the filter')).first().waitFor();
    await page.reload();
    await page.getByLabel('Event', { exact: true }).selectOption({ label: 'Document requested' });
    await page.getByText('No row fits the filter').or(rows.first()).first().waitFor();
  }
  await rows.filter({ hasText: 'Document requested' }).first().getByRole('button').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('document_requested').waitFor();
  await assertAccessible(page, 'the details of an audit row');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('The audit is whole').waitFor();
  await assertGoodPage(page, 'the audit');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'qujat-audit.jsonl');
  const verified = await verifyFile(readFileSync(await file.path()));
  assert.ok(verified.rows > 3);

  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page.getByLabel('From').fill('2001-01-01');
  await page.getByLabel('To', { exact: true }).fill('2001-01-02');
  await page.getByText('No row fits the filter').waitFor();
  await assertAccessible(page, 'the audit without a match');

  const database = openStoreFile(dataDirectory, { readOnly: false });
  const change = (environment: string) =>
    database.exec(
      `update audit set environment = '${environment}' where action = 'document_requested' and sequence = 1`,
    );
  change('live');
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByText('The audit was changed.').waitFor();
  await page.getByText(/Row 1 of organisation demonstration .* was changed/).waitFor();
  await assertAccessible(page, 'the audit that was changed');
  change('test');
  database.close();
  await page.context().close();
});

test('a plan is made, replaced by another, retired and granted again; what is wrong is told at its field', async () => {
  const page = await open('/operator/plans');
  await page.getByRole('button', { name: 'Make a plan' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Сынақ ӘҒҚҢӨҰҮҺІ');
  await dialog.getByLabel('Months').fill('0');
  await dialog.getByRole('button', { name: 'Make a plan' }).click();
  await dialog.locator('[aria-invalid=true]').waitFor();
  await assertAccessible(page, 'a plan that is wrong');
  await dialog.getByLabel('Months').fill('3');
  await dialog.getByLabel('Documents').fill('1 500');
  await dialog.getByLabel('MCDB check').check();
  await dialog.getByRole('button', { name: 'Make a plan' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const row = page.locator('main li').filter({ hasText: 'Сынақ ӘҒҚҢӨҰҮҺІ' });
  await row.getByText('3 months · 1,500 documents · MCDB check').waitFor();

  await page.getByRole('button', { name: 'Change: Сынақ ӘҒҚҢӨҰҮҺІ' }).click();
  await dialog.getByLabel('Name').fill('Сынақ 2');
  assert.ok(await dialog.getByLabel('MCDB check').isChecked(), 'a plan that is changed keeps what it grants');
  await dialog.getByLabel('MCDB check').uncheck();
  await dialog.getByLabel('Documents').fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page
    .locator('main li')
    .filter({ hasText: 'Сынақ 2' })
    .getByText(/no limit$/)
    .waitFor();
  await row.getByText('Retired').waitFor();
  await page.getByRole('button', { name: 'Grant again: Сынақ ӘҒҚҢӨҰҮҺІ' }).click();
  await row.getByText('Granted').waitFor();
  await assertGoodPage(page, 'the plans');
  await page.context().close();
});

test('what is kept of a citizen is shown, saved as a file, and erased after a reason', async () => {
  await requestDocument();
  const page = await open('/operator/citizens');
  const find = async (iin: string) => {
    await page.getByLabel('IIN of the citizen').fill(iin);
    await page.getByLabel('Reason').fill('The citizen asked for it');
    await page.getByRole('button', { name: 'Show the records' }).click();
  };
  await find('900101300018');
  await page.getByRole('alert').filter({ hasText: 'The IIN is wrong' }).waitFor();
  await assertAccessible(page, 'an IIN that is none');
  await find(citizen.iin);
  await page.locator('main li').filter({ hasText: 'Document requested' }).first().waitFor();
  await assertGoodPage(page, 'the records of a citizen');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as a file' }).click(),
  ]);
  const saved = readFileSync(await file.path(), 'utf8');
  assert.ok(JSON.parse(saved).audit.length > 0 && !saved.includes(citizen.iin));

  await page.getByRole('button', { name: 'Erase' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('The citizen asked for it');
  await dialog.getByRole('button', { name: 'Erase' }).click();
  await page.getByText('Erased: lines of the request log').waitFor();
  await assertAccessible(page, 'records that were erased');
  assert.ok(!page.url().includes(citizen.iin));
  await find('000101500031');
  await page.getByText('Nothing was found of this citizen').waitFor();
  await assertAccessible(page, 'a citizen of whom nothing is kept');
  await page.context().close();
});

test('who is no operator sees none of these pages', async () => {
  const page = await openAs(browser, gateway, demonstrationOwner(gateway), '/account');
  await page.getByRole('navigation').first().waitFor();
  assert.equal(await page.getByRole('link', { name: 'Audit' }).count(), 0);
  for (const path of ['plans', 'system', 'audit']) {
    await page.goto(page.url().replace(/\/cabinet\/.*/, `/cabinet/operator/${path}`));
    await page.getByRole('alert').first().waitFor();
    await assertAccessible(page, `${path} for who may not see it`);
  }
  await page.context().close();
});

for (const look of looks) {
  test(`the pages in ${look.language}, ${look.colorScheme}, at ${look.width} px`, async () => {
    const page = await open('/operator/plans', optionsOf(look));
    for (const [path, ready] of [
      ['plans', 'main li'],
      ['system', 'main dl'],
      ['audit', 'main li'],
      ['organizations', 'main li'],
      ['citizens', 'main form'],
    ] as const) {
      await page.goto(page.url().replace(/operator\/.*/, `operator/${path}`));
      await page.locator(ready).first().waitFor();
      // The audit shows the codes of errors, which are to be looked up.
      const names = page.locator('main li').getByText(/^[a-z]+(_[a-z]+)+$/);
      if (path !== 'audit') assert.deepEqual(await names.allTextContents(), [], `${path} says in words what is done`);
      await assertAccessible(page, `${path} in ${look.language}`);
      await assertFitsWidth(page, `${path} in ${look.language}, ${look.width} px`);
    }
    await page.context().close();
  });
}
