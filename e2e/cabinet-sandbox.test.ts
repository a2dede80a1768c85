/** The organisation's page of the sandbox: scenarios and people; in three languages and both themes, on a phone and on a desk. */
import assert from 'node:assert/strict';
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

for (const look of looks) {
  test(`the page is good in ${look.language}, ${look.colorScheme}, ${look.width} px wide`, async () => {
    const page = await openAsDemonstration(browser, gateway, 'sandbox', optionsOf(look));
    await page.getByText('ТЕСТОВ ТЕСТ ТЕСТОВИЧ').last().waitFor();
    await assertAccessible(page, 'the sandbox');
    await assertFitsWidth(page, 'the sandbox');
    await page.context().close();
  });
}
