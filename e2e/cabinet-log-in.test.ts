/** Logging in: with an authenticator, a recovery code, a passkey; being asked again who one is; log-ins that end elsewhere. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStoreFile } from '../server/src/storage/sqlite/store-file-test-setup.ts';
import { assertAccessible, openPage } from './cabinet-page.ts';
import {
  addVirtualAuthenticator,
  assertGoodPage,
  cabinetAddress,
  codeOf,
  newOwner,
  openLoggedIn,
  type Person,
  readQrCode,
  typePassword,
} from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway, dataDirectory } = await setUpCabinet();

const overview = (page: Page) => page.getByRole('heading', { name: 'Three steps to the first document' });

test('an authenticator is set up from its QR code; then a log-in takes its code, or a recovery code once', async () => {
  const owner = await newOwner(gateway, 'authenticator@company.example');
  const page = await openLoggedIn(browser, gateway, owner);
  await page.getByRole('button', { name: owner.email }).click();
  await assertAccessible(page, 'the account menu');
  await page.getByRole('link', { name: 'Account and security' }).click();
  await page.getByText('This browser').waitFor();
  await assertGoodPage(page, 'the account page');

  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  await page.getByRole('img', { name: 'QR code for the authenticator' }).waitFor();
  await assertGoodPage(page, 'the set-up of the authenticator');
  const url = await readQrCode(page, 'QR code for the authenticator');
  assert.match(url, /^otpauth:\/\/totp\//);
  await page.getByLabel('Six-digit code').fill('000000');
  await page.getByRole('button', { name: 'Enable' }).click();
  await page.getByText('The code is wrong or was used before').waitFor();
  const used = codeOf(url);
  await page.getByLabel('Six-digit code').fill(used);
  await page.getByRole('button', { name: 'Enable' }).click();
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  await assertGoodPage(page, 'the recovery codes');
  const codes = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
  assert.equal(codes.length, 10);
  await page.keyboard.press('Escape');
  assert.ok(await page.getByRole('heading', { name: 'Your recovery codes' }).isVisible(), 'Escape loses no codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 recovery codes left').waitFor();
  await assertGoodPage(page, 'the account page with an authenticator');
  await logOut(page, owner);

  await typePassword(page, gateway, owner);
  await page.getByRole('heading', { name: 'Second factor' }).waitFor();
  await assertGoodPage(page, 'the second factor');
  // The code of the set-up was used there.
  await page.getByLabel('Six-digit code').fill(used);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('The code is wrong or was used before').waitFor();
  await assertGoodPage(page, 'the second factor with a wrong code');
  await page.getByLabel('Six-digit code').fill(codeOf(url, 'next'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await overview(page).waitFor();
  await logOut(page, owner);

  await typePassword(page, gateway, owner);
  await page.getByLabel('Six-digit code').waitFor();
  // A reload in the middle goes on where it was.
  await page.reload();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await assertGoodPage(page, 'the recovery code');
  await page.getByLabel('Recovery code').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await overview(page).waitFor();
  await page.goto(`${cabinetAddress(gateway)}/account`);
  await page.getByText('9 recovery codes left').waitFor();
  await page.context().close();
});

test('a passkey is registered, named, logs in without a password, and is removed', async () => {
  const owner = await newOwner(gateway, 'passkey@company.example');
  const page = await openPage(browser);
  await addVirtualAuthenticator(page);
  await typePassword(page, gateway, owner);
  await overview(page).waitFor();
  await page.goto(`${cabinetAddress(gateway)}/account`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Жұмыс ноутбугі');
  await assertGoodPage(page, 'the dialog of a new passkey');
  await dialog.getByRole('button', { name: 'Add a passkey' }).click();
  const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
  const spare = (await codes.getByRole('listitem').first().textContent()) ?? '';
  await codes.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('button', { name: 'Rename Жұмыс ноутбугі' }).click();
  await dialog.getByLabel('Name').fill('Ноутбук');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Never used').waitFor();
  await assertGoodPage(page, 'the account page with a passkey');
  await logOut(page, owner);

  await page.getByRole('link', { name: 'Log in' }).click();
  await page.getByRole('button', { name: 'Log in with a passkey' }).click();
  await overview(page).waitFor();
  await page.goto(`${cabinetAddress(gateway)}/account`);
  await page.getByText(/Last used/).waitFor();
  await page.getByRole('button', { name: 'Remove Ноутбук' }).click();
  await assertGoodPage(page, 'the question before a passkey goes');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  // It is no proof for its own removal.
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await proof.getByRole('button', { name: 'Use a recovery code' }).click();
  await assertGoodPage(page, 'the second factor that is asked for again');
  await proof.getByLabel('Recovery code').fill(spare);
  await proof.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('No passkey yet').waitFor();
  await page.context().close();
});

test('a wrong password is told in words, and the page that was asked for comes after the log-in', async () => {
  const owner = await newOwner(gateway, 'wrong@company.example');
  const page = await openPage(browser);
  await page.goto(`${cabinetAddress(gateway)}/account`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill('this is not the password');
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByText('The e-mail or the password is wrong').waitFor();
  await assertGoodPage(page, 'the log-in with a wrong password');
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('heading', { name: 'Account and security' }).waitFor();
  // An address of another site is no page of the cabinet.
  await page.goto(`${cabinetAddress(gateway)}/log-in?next=//evil.example/`);
  await overview(page).waitFor();
  await page.context().close();
});

test('after a quarter of an hour the password is asked for again, and the action goes on where it was', async () => {
  const owner = await newOwner(gateway, 'again@company.example');
  const page = await openLoggedIn(browser, gateway, owner);
  makeLogInsOlder(16 * 60_000);
  await page.goto(`${cabinetAddress(gateway)}/account`);
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: 'Confirm that it is you' }).waitFor();
  await assertGoodPage(page, 'the question who is there');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('nothing was changed').waitFor();
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  await dialog.getByLabel('Password', { exact: true }).fill('this is not the password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByText('This is not your password').waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(owner.password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('img', { name: 'QR code for the authenticator' }).waitFor();
  await page.context().close();
});

test('who has a passkey confirms with it in place of the password', async () => {
  const owner = await newOwner(gateway, 'confirms@company.example');
  const page = await openPage(browser);
  await addVirtualAuthenticator(page);
  await typePassword(page, gateway, owner);
  await overview(page).waitFor();
  await page.goto(`${cabinetAddress(gateway)}/account`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Ноутбук');
  await dialog.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('Never used').waitFor();
  makeLogInsOlder(16 * 60_000);
  await page.getByRole('button', { name: 'Set up an authenticator' }).click();
  await dialog.getByRole('heading', { name: 'Confirm that it is you' }).waitFor();
  await assertGoodPage(page, 'the question who is there, with a passkey');
  await dialog.getByRole('button', { name: 'With a passkey' }).click();
  await page.getByRole('img', { name: 'QR code for the authenticator' }).waitFor();
  await page.context().close();
});

test('a log-in that is ended elsewhere leads to the log-in page; a new password ends the others', async () => {
  const owner = await newOwner(gateway, 'elsewhere@company.example');
  const [here, there] = [await openLoggedIn(browser, gateway, owner), await openLoggedIn(browser, gateway, owner)];
  await here.goto(`${cabinetAddress(gateway)}/account`);
  await here.getByRole('button', { name: /^Log out of/ }).click();
  await here.getByRole('button', { name: /^Log out of/ }).waitFor({ state: 'detached' });
  await there.getByRole('link', { name: 'Members' }).click();
  await there.getByRole('heading', { name: 'Log in' }).waitFor();

  await typePassword(there, gateway, owner);
  await overview(there).waitFor();
  await here.getByLabel('Current password').fill('this is not the password');
  await here.getByLabel('New password').fill('ертең таңда қар жауады');
  await here.getByRole('button', { name: 'Change the password' }).click();
  await here.getByText('This is not your password').waitFor();
  await here.getByLabel('Current password').fill(owner.password);
  await here.getByRole('button', { name: 'Change the password' }).click();
  await here.getByText('The password is changed').waitFor();
  await there.reload();
  await there.getByRole('heading', { name: 'Log in' }).waitFor();

  await here.getByRole('button', { name: 'Log out everywhere' }).click();
  await here.getByRole('dialog').getByRole('button', { name: 'Log out everywhere' }).click();
  await here.getByRole('heading', { level: 1, name: /Documents of citizens/ }).waitFor();
  await here.goto(`${cabinetAddress(gateway)}/home`);
  await here.getByRole('heading', { name: 'Log in' }).waitFor();
  await Promise.all([here.context().close(), there.context().close()]);
});

async function logOut(page: Page, { email }: Person): Promise<void> {
  await page.getByRole('button', { name: email }).click();
  await page.getByRole('button', { name: 'Log out', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: /Documents of citizens/ }).waitFor();
}

/** As if everybody had proved who they are that much earlier. */
function makeLogInsOlder(byMs: number): void {
  const database = openStoreFile(dataDirectory, { readOnly: false });
  try {
    database.prepare('update cabinet_sessions set authenticated_at = authenticated_at - ?').run(byMs);
  } finally {
    database.close();
  }
}
