/** The page of a citizen's own consents in a real browser: from IIN and phone to what is taken back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { citizen, setUpFlow } from './flow-gateway.ts';

const { browser, gateway, createFlow, createSession, readResult, code } = await setUpFlow();
const flowKey = await createFlow();

/** Its citizen has asked for the code. */
async function consent(): Promise<string> {
  const sessionId = await createSession(flowKey);
  const reply = await fetch(`${gateway.address}/api/v1/flows/page/citizen/`, {
    method: 'POST',
    headers: { 'qujat-flow-session': sessionId, 'content-type': 'application/json' },
    body: JSON.stringify({ ...citizen, language: 'ru' }),
  });
  assert.equal(reply.status, 200);
  return sessionId;
}

const field = (page: Page, name: string) => page.locator(`input[name=${name}]`);
const primary = (page: Page) => page.locator('.primary');

const looks = [
  { locale: 'kk', colorScheme: 'dark', width: 390, list: 'Сіз келісім бердіңіз', withdrawn: 'Қайтарып алынды' },
  { locale: 'ru', colorScheme: 'light', width: 1440, list: 'Вы дали согласие', withdrawn: 'Отозвано' },
  { locale: 'en', colorScheme: 'light', width: 390, list: 'You have agreed to this', withdrawn: 'Withdrawn' },
] as const;

for (const { locale, colorScheme, width, list, withdrawn } of looks) {
  test(`in ${locale}, ${colorScheme}, ${width} px wide, a citizen sees what they have agreed to and takes it back; nothing of them is in an address`, async () => {
    const sessionId = await consent();
    const page = await openPage(browser, { colorScheme, viewport: { width, height: 844 } });
    const called: string[] = [];
    page.on('request', (request) => called.push(request.url()));
    const check = async (step: string) => {
      await assertAccessible(page, step);
      await assertFitsWidth(page, step);
    };
    await page.goto(`${gateway.address}/my?sandbox=demonstration&locale=${locale}`);
    await field(page, 'iin').fill(citizen.iin);
    await field(page, 'phone').fill(`+${citizen.phone}`);
    await check('the form');
    await primary(page).click();
    await field(page, 'code').waitFor();
    const right = await code();
    await field(page, 'code').fill(right === '000000' ? '000001' : '000000');
    await page.locator('.error:not(:empty)').waitFor();
    await check('the wrong code');
    await field(page, 'code').fill(right);
    await page.getByRole('heading', { name: list }).waitFor();
    const newest = page.locator('.consent').first();
    await newest.locator('summary').click();
    await check('the list');
    const [saved] = await Promise.all([page.waitForEvent('download'), newest.locator('button.plain').click()]);
    assert.match(saved.suggestedFilename(), /^con_[0-9a-f]{24}\.pdf$/);
    await newest.locator('.quiet').click();
    await newest.locator('.danger').click();
    await newest.locator('.state', { hasText: withdrawn }).waitFor();
    await check('what was taken back');
    assert.deepEqual((await readResult(flowKey, sessionId)).flow_session_failure_reasons, ['cancelled']);
    for (const secret of [...Object.values(citizen), right, sessionId])
      assert.ok(called.every((url) => !url.includes(secret)));
    await page.context().close();
  });
}

test('an address that names no sandbox says so', async () => {
  const page = await openPage(browser, { viewport: { width: 390, height: 844 } });
  await page.goto(`${gateway.address}/my?locale=en`);
  await page.getByRole('heading', { name: 'The link is not complete' }).waitFor();
  await assertAccessible(page, 'the page without a sandbox');
  await page.context().close();
});
