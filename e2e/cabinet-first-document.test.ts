/** Journeys through the whole cabinet: from nothing to the first document; and each subscription error from the operator's page. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { createOperatorBeside, operator, operatorsWithPassword } from './cabinet-operators.ts';
import { openPage } from './cabinet-page.ts';
import { assertGoodPage, openAs, openInbox, PASSWORD } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';
import { repositoryRoot } from './command-process.ts';

const { browser, gateway, dataDirectory } = await setUpCabinet(operatorsWithPassword);

test('whoever signs up has the first document a minute later, by the pages alone', async () => {
  const page = await openPage(browser);
  // As the start prints it, and as it is typed from habit: both lead to the name that passkeys work with.
  await page.goto(gateway.address);
  assert.equal(new URL(page.url()).hostname, 'localhost');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Name of the organisation').fill('«Алма» ЖШС');
  await page.getByLabel('BIN').fill('240140000011');
  await page.getByLabel('E-mail').fill('aigerim@company.example');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('link', { name: 'Open the development inbox' }).click();
  await openInbox(page, gateway);
  await page.getByText('You have signed up the organisation «Алма» ЖШС.').waitFor();
  await page.getByRole('link', { name: /confirm-sign-up/ }).click();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Confirm and log in' }).click();
  await page.getByRole('heading', { level: 1, name: '«Алма» ЖШС' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Try it' }).click();
  await page.getByRole('button', { name: 'Make a sandbox key' }).click();
  await page.getByRole('button', { name: 'Request the document' }).click();
  await page.getByRole('button', { name: /^Type the code/ }).click();
  await page.getByRole('button', { name: 'Receive the document' }).click();
  await page.getByText(/^Delivered, once and only once/).waitFor();
  await assertGoodPage(page, 'the first document of a new organisation');
  await page.context().close();
});

test('the operator brings about each of the four subscription errors, and the API says each at once', async () => {
  createOperatorBeside(dataDirectory);
  const seeded = execFileSync(process.execPath, ['server/bin/qujat.cjs', 'seed'], {
    cwd: repositoryRoot,
    env: { ...process.env, QUJAT_DATA_DIR: dataDirectory },
    encoding: 'utf8',
  });
  const apiKey = /^seed-no-subscription .* (qjt_test_\w+)$/m.exec(seeded)?.[1];
  const codeOfRequest = async () => {
    const reply = await fetch(`${gateway.address}/api/v1/backend/e-document/online-access/request/identity_card/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ api_key: apiKey, iin: '900101300017', phone: '77010000001' }),
    });
    return ((await reply.json()) as { code?: string }).code ?? 'ok';
  };
  const page = await openAs(browser, gateway, operator, '/operator/organizations');
  await page.getByRole('link', { name: 'Subscriptions of Жаңа ұйым' }).click();
  await page.getByText('No subscription yet').waitFor();
  assert.equal(await codeOfRequest(), 'no_subscription');

  const grant = async (plan: string, firstDay = '') => {
    await page.getByLabel('Plan').selectOption(plan);
    await page.getByLabel('First day').fill(firstDay);
    await page.getByRole('button', { name: 'Grant' }).click();
    await page.getByText('Granted. It counts from the next request.').waitFor();
  };
  await grant('liveness-year');
  await page.getByRole('button', { name: 'End: Liveness' }).waitFor();
  assert.equal(await codeOfRequest(), 'no_subscription_for_technology');

  const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await grant('e-document-month', inTenDays);
  await page.getByText('Scheduled', { exact: true }).waitFor();
  assert.equal(await codeOfRequest(), 'subscription_not_started');
  await assertGoodPage(page, 'a subscription that is still to start');

  await page.getByRole('button', { name: 'End: E-Document 1 000' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
  await page.getByText('Cancelled', { exact: true }).waitFor();
  assert.equal(await codeOfRequest(), 'technology_not_accessible');

  await grant('e-document-year');
  await page.getByText('E-Document is open: requests are let in.').waitFor();
  assert.equal(await codeOfRequest(), 'ok');
  await page.context().close();
});
