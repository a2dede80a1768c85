/** From nothing to the overview: sign-up, the mail, the first log-in; and the password that was forgotten. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage } from './cabinet-page.ts';
import { assertGoodPage, cabinetAddress, mailedLink, openInbox, PASSWORD, typePassword } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway } = await setUpCabinet();

test('a person signs up on the start page, finds the mail, and stands in the overview of their organisation', async () => {
  const page = await openPage(browser);
  await page.goto(cabinetAddress(gateway));
  await page.getByText('were printed when the gateway started').waitFor();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await assertGoodPage(page, 'the sign-up');

  // What is missing and what is wrong is said at its field, and the keyboard stands there.
  const submit = page.getByRole('button', { name: 'Create the account' });
  await submit.click();
  await page.getByText('Fill this in.').nth(3).waitFor();
  assert.equal(await page.getByText('Fill this in.').count(), 4);
  await page.getByLabel('Name of the organisation').fill('«Алма» ЖШС');
  await page.getByLabel('BIN').fill('240140000012');
  await page.getByLabel('E-mail').fill('aigerim@company.example');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await submit.click();
  await page.getByText('the last a check digit').waitFor();
  await page.locator('input[name="bin"]:focus').waitFor();
  await assertGoodPage(page, 'the sign-up with a wrong BIN');
  await page.getByLabel('BIN').fill('240140000011');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await submit.click();
  await page.getByText('At least 15 characters. Several words').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await submit.click();

  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await assertGoodPage(page, 'the page that sends to the mail');
  await page.getByRole('link', { name: 'Open the development inbox' }).click();
  await page.getByLabel('Secret of the inbox').fill('inbox-0000-0000-0000-0000-0000');
  await page.getByRole('button', { name: 'Open the inbox' }).click();
  await page.getByText('This is not the secret').waitFor();
  await assertGoodPage(page, 'the development inbox, which asks for its secret');
  await openInbox(page, gateway);
  await page.getByRole('heading', { name: 'Qujat: confirm your e-mail' }).waitFor();
  await assertGoodPage(page, 'the development inbox');
  await page.getByRole('link', { name: /confirm-sign-up/ }).click();

  await page.getByLabel('Password', { exact: true }).fill('not the password of the sign-up');
  await page.getByRole('button', { name: 'Confirm and log in' }).click();
  await page.getByText('This is not your password').waitFor();
  await assertGoodPage(page, 'the confirmation with a wrong password');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Confirm and log in' }).click();
  await page.getByRole('heading', { level: 1, name: '«Алма» ЖШС' }).waitFor();
  await page.getByText('Owner').waitFor();
  await assertGoodPage(page, 'the overview');

  // The log-in lasts over a reload, and a used link says that it is used.
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '«Алма» ЖШС' }).waitFor();
  await page.goto(await mailedLink(gateway, 'aigerim@company.example', 'confirm-sign-up'));
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Confirm and log in' }).click();
  await page.getByText('The link was used before or has expired').waitFor();

  // A forgotten password.
  await page.goto(`${cabinetAddress(gateway)}/forgot-password`);
  await assertGoodPage(page, 'the page for a forgotten password');
  await page.getByLabel('E-mail').fill('aigerim@company.example');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await page.goto(await mailedLink(gateway, 'aigerim@company.example', 'reset-password'));
  await assertGoodPage(page, 'the page for a new password');
  await page.getByLabel('New password').fill('ертең таңда қар жауады');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'The password is set' }).waitFor();
  await assertGoodPage(page, 'the page after a new password');
  await page.goto(`${cabinetAddress(gateway)}/home`);
  await page.getByRole('heading', { name: 'Log in' }).waitFor();
  await typePassword(page, gateway, { email: 'aigerim@company.example', password: 'ертең таңда қар жауады' });
  await page.getByRole('heading', { level: 1, name: '«Алма» ЖШС' }).waitFor();
  await page.context().close();
});

test('a link that is not whole says so', async () => {
  const page = await openPage(browser);
  for (const path of ['confirm-sign-up', 'reset-password', 'invitation', 'invitation#qjc_unknown']) {
    await page.goto(`${cabinetAddress(gateway)}/${path}`);
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  }
  await assertGoodPage(page, 'the page for broken links');
  await page.context().close();
});
