/** The organisation's page of the sandbox: scenarios and people; in three languages and both themes, on a phone and on a desk. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { looks, openAsDemonstration, optionsOf } from './cabinet-demonstration.ts';
import { assertAccessible, assertFitsWidth } from './cabinet-page.ts';
import { assertGoodPage } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway } = await setUpCabinet();
const citizen = { iin: '900101300017', phone: '77010000001' };
const other = { iin: '900101400013', phone: '77010000002' };

async function requestDocument(who = citizen): Promise<string> {
  const reply = await fetch(`${gateway.address}/api/v1/backend/e-document/online-access/request/identity_card/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api_key: gateway.testKey, ...who }),
  });
  const { code = 'ok' } = (await reply.json()) as { code?: string };
  return code;
}

test('people are found by name, IIN, phone or document', async () => {
  const page = await openAsDemonstration(browser, gateway, 'sandbox');
  const find = page.getByLabel('Find by name, IIN, phone or document');
  await find.fill('шөжеева');
  await page.getByText('ШӨЖЕЕВА ІҢКӘР').last().waitFor();
  await page.locator('main li').nth(1).waitFor({ state: 'detached' });
  assert.equal(await page.locator('main li').count(), 1);
  await find.fill('нет такого');
  await page.getByText('Nobody fits').waitFor();
  await assertAccessible(page, 'the people, where nobody fits');
  await page.context().close();
});

test('a scenario is armed for the next call and for minutes, told on Try it, and taken back', async () => {
  const page = await openAsDemonstration(browser, gateway, 'sandbox');
  await page.getByText('It behaves normally.').waitFor();
  const arm = page.getByRole('button', { name: 'Arm the scenario' });
  await arm.click();
  await page.getByText(/^Everybody · 1 more call, until /).waitFor();
  assert.equal(await requestDocument(), 'egov_unavailable');
  assert.equal(await requestDocument(), 'ok');

  await page.getByLabel('Scenario', { exact: true }).selectOption('government_service_error');
  await page.getByLabel('For whom').selectOption(citizen.iin);
  await page.getByLabel('For how long').selectOption('15');
  await arm.click();
  await page.getByText(/^One person · IIN 900101300017 · until /).waitFor();
  await assertGoodPage(page, 'the sandbox with an armed scenario');
  assert.equal(await requestDocument(), 'government_service_error');
  assert.equal(await requestDocument(other), 'ok');

  const beside = await openAsDemonstration(browser, gateway, 'try-it');
  await beside.getByText('A scenario is armed: the sandbox misbehaves on purpose.').waitFor();
  await assertGoodPage(beside, 'Try it with an armed scenario');
  await beside.getByRole('link', { name: 'Show it' }).click();
  await beside.getByRole('heading', { level: 1, name: 'Sandbox' }).waitFor();
  await beside.context().close();

  await page.getByRole('button', { name: 'Take back: The state gives an error (424).' }).click();
  await page.getByText('It behaves normally.').waitFor();
  assert.equal(await requestDocument(), 'ok');
  await page.context().close();
});

test('nothing can be armed before it is known which scenarios there are', async () => {
  const page = await openAsDemonstration(browser, gateway, 'overview');
  const held = Promise.withResolvers<void>();
  await page.route('**/api/v1/sandbox/scenarios/', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole('link', { name: 'Sandbox', exact: true }).click();
  await page.getByText('It behaves normally.').waitFor();
  const arm = page.getByRole('button', { name: 'Arm the scenario' });
  assert.equal(await arm.count(), 0);
  held.resolve();
  await arm.click();
  await page.getByText(/^Everybody · 1 more call/).waitFor();
  await page.getByRole('button', { name: 'Empty the sandbox' }).click();
  await page.getByText('It behaves normally.').waitFor();
  await page.context().close();
});

test('the clock moves forward by a press and goes back, and the sandbox is emptied', async () => {
  const page = await openAsDemonstration(browser, gateway, 'sandbox');
  await page.getByText('It shows the gateway’s time.').waitFor();
  await page.getByRole('button', { name: '+ 30 minutes' }).click();
  await page.getByText(/^It shows .*\d\d:\d\d/).waitFor();
  await assertGoodPage(page, 'a clock that is ahead');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.getByText('It shows the gateway’s time.').waitFor();
  await page.getByRole('button', { name: 'Arm the scenario' }).click();
  await page.getByText(/^Everybody · 1 more call/).waitFor();
  await page.getByRole('button', { name: 'Empty the sandbox' }).click();
  await page.getByText('It behaves normally.').waitFor();
  await page.context().close();
});

test('seconds that a scenario does not take are refused at their field', async () => {
  const page = await openAsDemonstration(browser, gateway, 'sandbox');
  await page.getByLabel('Scenario', { exact: true }).selectOption('slow');
  await page.getByLabel('Seconds').fill('26');
  await page.getByRole('button', { name: 'Arm the scenario' }).click();
  await page.locator('[name=seconds][aria-invalid=true]').waitFor();
  await assertAccessible(page, 'a scenario with wrong seconds');
  await page.context().close();
});

test('a person is added by the form, asked for, and removed; what is wrong stands at its field', async () => {
  const page = await openAsDemonstration(browser, gateway, 'sandbox');
  await page.getByText('Add a person', { exact: true }).click();
  await page.getByLabel('Surname', { exact: true }).fill('ҮЛГІБАЕВА');
  await page.getByLabel('Given name', { exact: true }).fill('ӘЛИЯ');
  await page.getByLabel('Birth date').fill('1995-05-17');
  await page.getByLabel('IIN', { exact: true }).fill(citizen.iin);
  await page.getByLabel('Fixed code').fill('12345');
  const add = page.getByRole('button', { name: 'Add', exact: true });
  await add.click();
  await page.getByText('Six digits.').waitFor();
  await page.getByLabel('Fixed code').fill('123456');
  await add.click();
  await page.getByText('Somebody else in the sandbox has this IIN.').waitFor();
  await assertGoodPage(page, 'a person whose IIN is taken');
  await page.getByLabel('IIN', { exact: true }).fill('');
  await add.click();
  await page.getByText('The code is always 123456.').waitFor();
  await assertGoodPage(page, 'a person of one’s own');

  const numbers = await page.getByText(/^IIN 9505174\d{5} · \+7701\d{7}$/).innerText();
  const [iin = '', phone = ''] = numbers.match(/\d{11,12}/g) ?? [];
  assert.equal(await requestDocument({ iin, phone }), 'ok');
  await page.getByRole('button', { name: 'Remove: ҮЛГІБАЕВА ӘЛИЯ' }).click();
  await page.getByText('The code is always 123456.').waitFor({ state: 'detached' });
  assert.equal(await requestDocument({ iin, phone }), 'profile_not_found');
  await page.context().close();
});

test('people are added from a file, or it is said what is wrong in it', async () => {
  const page = await openAsDemonstration(browser, gateway, 'sandbox');
  const file = page.getByLabel('Add people from a JSON file');
  const drop = (text: string) =>
    file.setInputFiles({ name: 'people.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await drop('{');
  await page.getByText('This file is not JSON.').waitFor();
  await drop('{"people": [{"last_name": "ҮЛГІБАЕВ", "birth_date": "1990-01-31", "sex": "m"}]}');
  await page.getByText('people.0.sex must be one of male, female').waitFor();
  await assertGoodPage(page, 'a file with a fault');
  await drop(readFileSync(new URL('../docs/guides/sandbox-people.json', import.meta.url), 'utf8'));
  const own = page.getByRole('list', { name: 'People of your own' }).getByRole('listitem');
  await own.filter({ hasText: 'ГУЛМУХАММАД' }).waitFor();
  assert.equal(await own.count(), 4);
  assert.equal(await page.getByText('people.0.sex must be one of').count(), 0);
  await assertGoodPage(page, 'people from a file');
  await page.context().close();
});

for (const look of looks) {
  test(`the page is good in ${look.language}, ${look.colorScheme}, ${look.width} px wide`, async () => {
    const page = await openAsDemonstration(browser, gateway, 'sandbox', optionsOf(look));
    await page.getByText('ТЕСТОВ ТЕСТ ТЕСТОВИЧ').last().waitFor();
    await assertAccessible(page, 'the sandbox');
    await assertFitsWidth(page, 'the sandbox');
    await page.context().close();
  });
}
