/** Invitations and roles: each person sees what the role allows, in the language of their browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from './cabinet-page.ts';
import {
  assertGoodPage,
  cabinetAddress,
  demonstrationOwner,
  mailedLink,
  openLoggedIn,
  PASSWORD,
} from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway } = await setUpCabinet();

async function invite(page: Page, email: string, role: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption(role);
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText(`on its way to ${email}`).waitFor();
}

/** Accepts as a new account; ends on the overview. */
async function join(email: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(await mailedLink(gateway, email, 'invitation'));
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account and accept' }).click();
  await page.getByRole('heading', { name: 'Three steps to the first document' }).waitFor();
  return page;
}

test('people are invited, come in, and each role sees what it may', async () => {
  const owner = await openLoggedIn(browser, gateway, demonstrationOwner(gateway));
  await owner.getByRole('link', { name: 'Members' }).click();
  await owner.getByText('No open invitations').waitFor();
  await assertGoodPage(owner, 'the members page');
  await invite(owner, 'daniyar@company.example', 'developer');
  await invite(owner, 'saule@company.example', 'viewer');
  await assertGoodPage(owner, 'the members page with invitations');

  const opened = await openPage(browser);
  await opened.goto(await mailedLink(gateway, 'daniyar@company.example', 'invitation'));
  await opened.getByText('To the organisation Qujat Demo, as: Developer.').waitFor();
  await assertGoodPage(opened, 'the invitation of a new person');
  await opened.context().close();
  const developer = await join('daniyar@company.example');
  const viewer = await join('saule@company.example');

  for (const page of [developer, viewer]) {
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByText('owner@demonstration.example').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Send the invitation' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: /^Remove/ }).count(), 0);
    assert.equal(await page.getByRole('combobox').count(), 0);
    await assertGoodPage(page, 'the members page of one who may only look');
  }

  // The last owner stays one; a changed role counts at once.
  await owner.reload();
  await owner.getByLabel('Role of owner@demonstration.example').selectOption('viewer');
  await owner.getByText('must keep at least one owner').waitFor();
  const changed = owner.waitForResponse((reply) => reply.request().method() === 'PATCH');
  await owner.getByLabel('Role of saule@company.example').selectOption('owner');
  assert.ok((await changed).ok());
  await viewer.reload();
  await viewer.getByRole('button', { name: 'Send the invitation' }).waitFor();

  await owner.getByRole('button', { name: 'Remove daniyar@company.example' }).click();
  await assertGoodPage(owner, 'the question before a member goes');
  await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await owner.getByRole('button', { name: 'Remove daniyar@company.example' }).waitFor({ state: 'detached' });
  const gone = developer.url();
  await developer.goto(`${cabinetAddress(gateway)}/home`);
  await developer.getByText('You are in no organisation yet').waitFor();
  await assertGoodPage(developer, 'the page of one without an organisation');
  await developer.goto(gone);
  await developer.getByText('This organisation does not exist').waitFor();
  await assertGoodPage(developer, 'the page of an organisation of others');

  await invite(owner, 'late@company.example', 'viewer');
  await owner.getByRole('button', { name: 'Withdraw the invitation of late@company.example' }).click();
  await owner.getByText('No open invitations').waitFor();
  const late = await openPage(browser);
  await late.goto(await mailedLink(gateway, 'late@company.example', 'invitation'));
  await late.getByRole('heading', { name: 'This link does not work' }).waitFor();

  await viewer.getByRole('button', { name: 'Leave the organisation' }).click();
  await viewer.getByRole('dialog').getByRole('button', { name: 'Leave the organisation' }).click();
  await viewer.getByText('You are in no organisation yet').waitFor();
  await Promise.all([owner, developer, viewer, late].map((page) => page.context().close()));
});

test('who has an account logs in and accepts; with another account they are told so; then there are two organisations', async () => {
  const owner = await openLoggedIn(browser, gateway, demonstrationOwner(gateway));
  await owner.getByRole('link', { name: 'Members' }).click();
  await owner.getByText('You are the only owner. Before you can leave').waitFor();
  assert.equal(await owner.getByRole('button', { name: 'Leave the organisation' }).count(), 0);
  // Somebody with an organisation of their own.
  const guest = await openPage(browser);
  await guest.goto(`${cabinetAddress(gateway)}/sign-up`);
  await guest.getByLabel('Name of the organisation').fill('«Алма» ЖШС');
  await guest.getByLabel('BIN').fill('240140000011');
  await guest.getByLabel('E-mail').fill('aigerim@company.example');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Create the account' }).click();
  await guest.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await guest.goto(await mailedLink(gateway, 'aigerim@company.example', 'confirm-sign-up'));
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Confirm and log in' }).click();
  await guest.getByRole('heading', { level: 1, name: '«Алма» ЖШС' }).waitFor();

  await invite(owner, 'aigerim@company.example', 'developer');
  const link = await mailedLink(gateway, 'aigerim@company.example', 'invitation');
  await owner.goto(link);
  await owner.getByText('You are logged in as owner@demonstration.example').waitFor();
  await assertGoodPage(owner, 'the invitation of somebody else');
  await owner.getByRole('button', { name: 'Log out' }).click();
  await owner.getByText('Log in as aigerim@company.example, then accept').waitFor();
  await assertGoodPage(owner, 'the log-in for an invitation');

  await guest.goto(link);
  await guest.getByRole('button', { name: 'Accept the invitation' }).waitFor();
  await assertGoodPage(guest, 'the invitation of one who has an account');
  await guest.getByRole('button', { name: 'Accept the invitation' }).click();
  await guest.getByRole('heading', { level: 1, name: 'Qujat Demo' }).waitFor();
  await guest.getByLabel('Organisation', { exact: true }).first().selectOption({ label: '«Алма» ЖШС' });
  await guest.getByRole('heading', { level: 1, name: '«Алма» ЖШС' }).waitFor();
  // The one that was opened last comes again.
  await guest.goto(`${cabinetAddress(gateway)}/home`);
  await guest.getByRole('heading', { level: 1, name: '«Алма» ЖШС' }).waitFor();
  await assertGoodPage(guest, 'the overview with two organisations');
  await Promise.all([owner.context().close(), guest.context().close()]);
});

const words = {
  kk: { overview: 'Алғашқы құжатқа дейін үш қадам', members: 'Қатысушылар', account: 'Тіркелгі және қауіпсіздік' },
  ru: { overview: 'Три шага до первого документа', members: 'Участники', account: 'Учётная запись и защита' },
};

test('the signed-in pages speak Kazakh and Russian, light and dark, on a phone', async () => {
  for (const [locale, colorScheme] of [
    ['kk', 'dark'],
    ['ru', 'light'],
  ] as const) {
    const page = await openPage(browser, { locale, colorScheme, viewport: { width: 390, height: 844 } });
    await page.goto(`${cabinetAddress(gateway)}/log-in`);
    await page.locator('input[name=email]').waitFor();
    await assertGoodPage(page, `the log-in in ${locale}`);
    const { email, password } = demonstrationOwner(gateway);
    await page.locator('input[name=email]').fill(email);
    await page.locator('input[name=password]').fill(password);
    await page.locator('button[type=submit]').click();
    await page.getByRole('heading', { name: words[locale].overview }).waitFor();
    await assertGoodPage(page, `the overview in ${locale}`);
    await page.getByRole('button', { name: /Мәзір|Меню/ }).click();
    await assertGoodPage(page, `the menu in ${locale}`);
    await page.getByRole('link', { name: words[locale].members }).click();
    await page.getByRole('heading', { level: 1, name: words[locale].members }).waitFor();
    await page.getByText(email).last().waitFor();
    await assertGoodPage(page, `the members page in ${locale}`);
    await page.getByRole('button', { name: /Мәзір|Меню/ }).click();
    await page.getByRole('link', { name: words[locale].account }).click();
    await page.getByRole('heading', { level: 1, name: words[locale].account }).waitFor();
    await assertGoodPage(page, `the account page in ${locale}`);
    await page.context().close();
  }
});
