/** From the log-in of the demonstration to the first document, with all that may go wrong on the way. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { snippetLanguages } from '../server/src/documentation/snippet-writers.ts';
import { looks, openAsDemonstration, optionsOf } from './cabinet-demonstration.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { cabinetOrigin, demonstrationOwner, typePassword } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';
import { sampleRunners, whyNoRunner } from './sample-runners.ts';

const run = promisify(execFile);
const { browser, gateway } = await setUpCabinet();

const requestButton = /^(Request the document|Запросить документ|Құжатты сұрау)$/;
const takeButton = /^(Type the code|Ввести код|\d{6} кодын енгізу)/;
const approveButton = /^(Receive the document|Получить документ|Құжатты алу)$/;
const jsonRegion = (page: Page) => page.getByRole('region', { name: 'JSON' });

/** The code that the phone offers. */
async function offeredCode(page: Page): Promise<string> {
  return /\d{6}/.exec((await page.getByRole('button', { name: takeButton }).textContent()) ?? '')?.[0] ?? '';
}

const otherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code from the SMS').fill(code);
  await page.getByRole('button', { name: approveButton }).click();
}

test('from the start page to the first document, with what the start prints; it is still there on the way back from another page', async () => {
  const page = await openPage(browser);
  await page.goto(gateway.address);
  await page.getByRole('link', { name: 'Log in' }).first().waitFor();
  await typePassword(page, gateway, demonstrationOwner(gateway));
  await page.getByRole('link', { name: 'Try it' }).first().click();
  await page.getByRole('button', { name: requestButton }).click();
  await page.getByRole('button', { name: takeButton }).click();
  await page.getByRole('button', { name: approveButton }).click();
  await page.getByText(/^Delivered, once and only once/).waitFor();
  await jsonRegion(page).getByText('"document_type": "identity_card"').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download: Image of the document' }).click();
  assert.equal((await download).suggestedFilename(), 'identity_card.jpg');
  for (const name of ['Image of the document', 'Photo', 'QR code', 'Signed QR code', 'Barcode']) {
    const width = await page.getByRole('img', { name, exact: true }).evaluate(async (shown) => {
      const image = shown as unknown as { naturalWidth: number; decode(): Promise<void> };
      await image.decode();
      return image.naturalWidth;
    });
    assert.ok(width > 50, `${name} is drawn`);
  }
  await assertAccessible(page, 'the delivered document');
  await page.getByRole('link', { name: 'Usage', exact: true }).click();
  await page.waitForURL(/usage/);
  await page.getByRole('link', { name: 'Try it', exact: true }).first().click();
  await page.getByRole('img', { name: 'Image of the document' }).waitFor();
  await page.getByText('5 of 5').waitFor();
  await page.context().close();
});

test('answers in place of the document: chosen from what the type answers, told in words, and nothing else comes', async () => {
  const page = await openAsDemonstration(browser, gateway, 'try-it');
  await page.getByLabel('What to receive').selectOption('answers');
  const request = page.getByRole('button', { name: 'Request the answers' });
  await page.getByLabel('age_over_18').waitFor();
  assert.ok(await request.isDisabled(), 'a request for nothing would be one for everything');
  for (const claim of ['age_over_18', 'is_holder']) await page.getByLabel(claim).check();
  await page.getByText('Single fields').click();
  await page.getByLabel('common.docNumber').check();
  await page.getByText('"holder"').first().waitFor();
  await assertAccessible(page, 'the choice of answers');
  await request.click();
  await page.getByRole('button', { name: takeButton }).click();
  await page.getByRole('button', { name: approveButton }).click();
  await jsonRegion(page).getByText('"age_over_18": true').waitFor();
  const answerTo = (name: string) => page.locator('dl > div', { hasText: name }).locator('dd').textContent();
  assert.deepEqual([await answerTo('age_over_18'), await answerTo('is_holder')], ['Yes', 'Yes']);
  assert.match((await answerTo('common.docNumber')) ?? '', /^\d+$/);
  assert.equal(await page.getByRole('img', { name: 'Image of the document' }).count(), 0);
  await page.getByLabel('Document').selectOption('srts');
  await page.getByLabel('not_expired').waitFor({ state: 'detached' });
  const again = page.getByRole('button', { name: 'Request anew' });
  assert.ok(await again.isDisabled(), 'another type answers something else');
  await page.context().close();
});

test('Try it opens beside other pages that name document types, before and after them', async () => {
  const page = await openAsDemonstration(browser, gateway, 'requests');
  const names = page.getByLabel('Document').locator('option');
  await names.nth(1).waitFor({ state: 'attached' });
  for (const [link, sight] of [
    ['Try it', page.getByRole('button', { name: requestButton })],
    ['Requests', names.nth(1)],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).first().click();
    await sight.waitFor({ state: 'attached' });
  }
  await page.context().close();
});

test('wrong codes are told with the attempts that remain; the last one locks the session', async () => {
  const page = await openAsDemonstration(browser, gateway, 'try-it');
  await page.getByLabel('Citizen').selectOption({ index: 1 });
  await page.getByRole('button', { name: requestButton }).click();
  await page.getByText('5 of 5').waitFor();
  const wrong = otherCode(await offeredCode(page));
  for (const left of [4, 3, 2, 1]) {
    await typeCode(page, wrong);
    await page.getByText(`${left} of 5`).waitFor();
    await page.getByText('The code is wrong. Type it again.').waitFor();
  }
  await assertAccessible(page, 'a wrong code');
  await typeCode(page, wrong);
  await page.getByText('Too many wrong codes').waitFor();
  await page.getByText('Locked', { exact: true }).waitFor();
  await assertAccessible(page, 'a locked session');
  await page.getByRole('button', { name: 'Request anew' }).click();
  await page.getByText('5 of 5').waitFor();
  await page.context().close();
});

test('however a button is pressed twice, one SMS comes and the document is received', async () => {
  const presses = {
    'a double click': (button: Locator) => button.dblclick(),
    'two clicks before the page is drawn anew': (button: Locator) =>
      button.evaluate((element: { click(): void }) => {
        element.click();
        element.click();
      }),
    'a held Enter key': async (button: Locator) => {
      await button.focus();
      await button.page().keyboard.down('Enter');
      await button.page().keyboard.down('Enter');
      await button.page().keyboard.up('Enter');
    },
  };
  const page = await openAsDemonstration(browser, gateway, 'try-it');
  let calls: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') calls.push(request.url().replace(/^.*online-access/, ''));
  });
  for (const [index, [name, press]] of Object.entries(presses).entries()) {
    calls = [];
    await page.getByLabel('Citizen').selectOption({ index: index + 1 });
    await press(page.getByRole('button', { name: /^Request (the document|anew)$/ }));
    await page.getByRole('button', { name: takeButton }).click();
    await press(page.getByRole('button', { name: approveButton }));
    await page.getByText(/^Delivered, once and only once/).waitFor();
    await jsonRegion(page).getByText('"document_type": "identity_card"').waitFor();
    assert.deepEqual(calls, ['/request/identity_card/', '/approve/'], name);
  }
  await page.context().close();
});

test('the session’s times run down; the gateway, not the page’s clock, decides on another code', async () => {
  const page = await openAsDemonstration(browser, gateway, 'try-it');
  await page.getByLabel('Citizen').selectOption({ index: 2 });
  await page.clock.install();
  await page.getByRole('button', { name: requestButton }).click();
  const resend = page.getByRole('button', { name: /^(Another code in \d:\d\d|Send another code)$/ });
  assert.equal(await resend.isDisabled(), true);
  await page.clock.fastForward('01:01');
  await resend.and(page.getByText('Send another code')).click();
  await page
    .getByText(/^Another code cannot be sent yet\. Wait for (1 minute|\d+ seconds), then try again\.$/)
    .waitFor();
  await assertAccessible(page, 'a resend that came too early');
  await page.clock.fastForward('02:00');
  await page.getByText('Over', { exact: true }).waitFor();
  await page.clock.fastForward('27:00');
  await page.getByText('Expired', { exact: true }).waitFor();
  await page.getByText(/has expired: it lasts 30 minutes/).waitFor();
  await assertAccessible(page, 'a session that has expired');
  await page.context().close();
});

test('errors of the state are told in words; where there is no document, no SMS comes', async () => {
  const reply = await fetch(`${gateway.address}/api/v1/sandbox/subjects/`, {
    headers: { authorization: `Bearer ${gateway.testKey}` },
  });
  const { subjects } = (await reply.json()) as { subjects: { iin: string; situation: string }[] };
  const page = await openAsDemonstration(browser, gateway, 'try-it');
  const ask = async (situation: string) => {
    const iin = subjects.find((subject) => subject.situation === situation)?.iin ?? '';
    await page.getByLabel('Citizen').selectOption(iin);
    await page.getByRole('button', { name: requestButton }).click();
  };
  await ask('profile_not_found');
  await page.getByText('The state does not know a citizen with this IIN. Check it with the citizen.').waitFor();
  await assertAccessible(page, 'an error of the request');
  await ask('document_missing');
  await page.getByText(/so nobody learns who has what/).waitFor();
  await assertAccessible(page, 'a phone without an SMS');
  await page.context().close();
});

test('a PDF is there to be taken along', async () => {
  const page = await openAsDemonstration(browser, gateway, 'try-it');
  await page.getByLabel('Citizen').selectOption({ index: 3 });
  await page.getByLabel('File in the answer').selectOption({ label: 'PDF' });
  await page.getByRole('button', { name: requestButton }).click();
  await page.getByRole('button', { name: takeButton }).click();
  await page.getByRole('button', { name: approveButton }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download: PDF' }).click();
  assert.equal((await download).suggestedFilename(), 'identity_card.pdf');
  await page.context().close();
});

for (const [place, { name, id }] of snippetLanguages.entries()) {
  const runner = sampleRunners.find(({ language }) => language === id) ?? assert.fail(`nothing runs ${name}`);
  test(`the copied ${name} runs as it is and brings the document; the screen does not show its key`, async (t) => {
    const page = await openAsDemonstration(browser, gateway, 'try-it');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: cabinetOrigin(gateway) });
    const copy = async (call: string, path: string) => {
      await page.getByRole('button', { name: `Copy: ${call}` }).click();
      let copied = '';
      while (!copied.includes(path)) copied = await page.evaluate<string>('navigator.clipboard.readText()');
      return copied;
    };
    await page.getByRole('button', { name }).click();
    const request = await copy('Request', '/request/');
    assert.ok(request.includes(gateway.testKey));
    assert.match(await page.getByRole('region', { name: 'Request' }).innerText(), /qjt_test_•+\w{4}["']/);
    assert.ok(!(await page.innerText('body')).includes(gateway.testKey));
    await page.getByLabel('Citizen').selectOption({ index: place + 4 });
    await page.getByRole('button', { name: requestButton }).click();
    await page.getByRole('button', { name: takeButton }).click();
    const receive = await copy('Receive', '/approve/');
    await page.context().close();
    const missing = whyNoRunner(runner);
    if (missing !== false) return t.skip(missing);
    const [program, ...words] = runner.command;
    const output = async (code: string) =>
      (await run(program, [...words, runner.inline(code)], { maxBuffer: 10_000_000 })).stdout;
    assert.match(await output(request), /backend_session_id/);
    assert.match(await output(receive), /document_type/);
  });
}

for (const look of looks) {
  test(`the page in ${look.language}, ${look.colorScheme}, at ${look.width} px`, async () => {
    const page = await openAsDemonstration(browser, gateway, 'try-it', optionsOf(look));
    const name = `try it in ${look.language}, ${look.colorScheme}`;
    const check = async (state: string) => {
      await assertAccessible(page, `${name}, ${state}`);
      await assertFitsWidth(page, `${name}, ${state}`);
    };
    await page.getByRole('combobox').last().selectOption('image');
    await check('before the request');
    await page.getByRole('button', { name: requestButton }).click();
    await page.getByRole('button', { name: takeButton }).waitFor();
    await check('with the SMS');
    await page.getByRole('button', { name: takeButton }).click();
    await page.getByRole('button', { name: approveButton }).click();
    await jsonRegion(page).waitFor();
    await check('with the document');
    await page.context().close();
  });
}
