/** The page that verifies, in a real browser: from the gateway and from a disk, without a network, with what is genuine and what was changed. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Qujat } from '@qujat/sdk';
import { saveFiles } from '@qujat/sdk/node';
import { QujatSandbox } from '@qujat/sdk/sandbox';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { buildFlowPage } from '../flow/build.ts';
import { verifyTranslations } from '../flow/src/verify/verify-translations.ts';
import { readCodes } from '../server/src/rendering/rendering-test-setup.ts';
import { launchBrowser } from './browser.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

await buildFlowPage();
const folder = mkdtempSync(join(tmpdir(), 'qujat-verify-page-'));
const gateway = await startGatewayProcess({ after }, temporaryDirectory({ after }));
const browser = await launchBrowser();
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const { address: baseUrl, testKey: apiKey } = gateway;
const saved = await saveDocument();
const keys = await (await fetch(`${baseUrl}/.well-known/jwks.json`)).text();
const file = (end: string) => saved.find((path) => path.endsWith(end)) ?? assert.fail(`${end} was saved`);
const [answer, pdf, otherPicture] = [file('identity_card.json'), file('.pdf'), file('card-qrcode.png')];
const picture = written(
  'signed-qrcode.png',
  Buffer.from(JSON.parse(readFileSync(answer, 'utf8')).signed_qrcode, 'base64'),
);
const en = verifyTranslations.en;

async function saveDocument(): Promise<string[]> {
  const citizen = { iin: '900101300017', phone: '77010000001' };
  const qujat = new Qujat({ apiKey, baseUrl });
  const session = await qujat.requestDocument('identity_card', citizen);
  const { code } = await new QujatSandbox({ apiKey, baseUrl }).waitForMessage(citizen.phone);
  return await saveFiles(await qujat.approveSession(session, { code }), folder);
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The page as somebody has saved it. */
const savedPage = async () => written('page.html', await (await fetch(`${baseUrl}/verify`)).text());

/** Fails where the page asks for anything but itself. */
async function openVerify(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 390, height: 844 }, ...options });
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url())) assert.equal(request.url(), url);
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (url.startsWith('file:')) await page.context().setOffline(true);
  return page;
}

const choose = (page: Page, ...files: string[]) => page.locator('input[type=file]').setInputFiles(files);
const findings = (page: Page) => page.locator('.finding');

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('#pasted').fill(text);
  await page.locator('#pasted').press('Tab');
  await page.keyboard.press('Enter');
}

/** The verdict and the reason of each thing, in the order in which they were given. */
async function told(page: Page, count: number): Promise<string[][]> {
  await findings(page)
    .nth(count - 1)
    .waitFor();
  const all = await findings(page).all();
  return await Promise.all(
    all.map(async (each) => [await each.locator('h3').innerText(), await each.locator('.verdict + p').innerText()]),
  );
}

const looks = [
  { language: 'kk', locale: 'kz', colorScheme: 'dark', width: 390 },
  { language: 'ru', locale: 'ru', colorScheme: 'light', width: 390 },
  { language: 'en', locale: 'en', colorScheme: 'light', width: 1440 },
] as const;

for (const { language, locale, colorScheme, width } of looks) {
  test(`in ${language}, ${colorScheme}, ${width} px wide, an answer with its files is verified; each state is accessible and fits`, async () => {
    const texts = verifyTranslations[language];
    const url = `${baseUrl}/verify?locale=${locale}`;
    const page = await openVerify(url, { colorScheme, viewport: { width, height: 844 } });
    const check = async (state: string) => {
      await assertAccessible(page, state);
      await assertFitsWidth(page, state);
    };
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    await check('the empty page');
    await choose(page, answer, pdf, picture);
    const { genuine, verdicts } = texts;
    assert.deepEqual(await told(page, 3), [
      [verdicts.genuine, genuine.answer],
      [verdicts.genuine, genuine.file],
      [verdicts.genuine, genuine.code],
    ]);
    await check('what is genuine');
    await page.locator('.results > .button').click();
    await choose(page, written('changed.pdf', `${readFileSync(pdf, 'latin1')}\n`), picture, otherPicture);
    assert.deepEqual(await told(page, 3), [
      [verdicts.refused, texts.reasons.file_unknown],
      [verdicts.genuine, genuine.code],
      [verdicts.untold, texts.reasons.code_missing],
    ]);
    await page.locator('summary').click();
    await check('what is not');
    await page.context().close();
  });
}

test('saved to a disk, it verifies without a network by the keys that were in it', async () => {
  const page = await openVerify(pathToFileURL(await savedPage()).href);
  await choose(page, picture);
  assert.deepEqual(await told(page, 1), [[en.verdicts.genuine, en.genuine.code]]);
  const { issuer } = { issuer: baseUrl.replace('127.0.0.1', 'localhost') };
  const shown = await findings(page).locator('.facts').innerText();
  assert.ok(shown.includes(issuer) || shown.includes(baseUrl), shown);
  assert.ok(shown.includes('Identity card') && shown.includes('Valid until'), shown);
  assert.equal(await page.getByText(en.sample).isVisible(), true);
  // What a scanner has read, typed by hand after it: the keyboard alone suffices.
  const { QRCode: text = '' } = await readCodes(readFileSync(picture));
  await paste(page, text);
  assert.deepEqual((await told(page, 2))[1], [en.verdicts.genuine, en.genuine.code]);
  assert.equal(await page.getByText(en.save).count(), 0);
  await page.context().close();
});

test('a page without keys says so, and takes those that are pasted or dropped', async () => {
  const built = new URL('../server/flow-page/verify.html', import.meta.url).href;
  const page = await openVerify(built);
  await choose(page, answer);
  assert.deepEqual(await told(page, 1), [[en.verdicts.untold, en.reasons.keys_missing]]);
  await page.locator('#keys').fill('{"keys": []}');
  await page.getByRole('button', { name: en.keys.use }).click();
  await page.getByText(en.keys.wrong).waitFor();
  await assertAccessible(page, 'the wrong keys');
  await page.locator('#keys').fill(keys);
  await page.getByRole('button', { name: en.keys.use }).click();
  await page.getByText(en.genuine.answer).waitFor();
  await page.reload();
  await choose(page, written('jwks.json', keys), answer);
  await page.getByText(en.genuine.answer).waitFor();
  await page.context().close();
});

test('files that are dropped anywhere on the page are taken, and the browser stays where it is', async () => {
  const page = await openVerify(`${baseUrl}/verify`);
  const given = { name: basename(answer), text: readFileSync(answer, 'utf8') };
  await page.evaluate(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([${JSON.stringify(given.text)}], ${JSON.stringify(given.name)}));
    for (const type of ['dragover', 'drop']) {
      const drag = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector('h1').dispatchEvent(drag);
      if (!drag.defaultPrevented) throw new Error(type + ' is the browser’s');
    }
  })()`);
  assert.deepEqual(await told(page, 1), [[en.verdicts.genuine, en.genuine.answer]]);
  await page.context().close();
});

test('what was changed by a character is refused in words that say what is wrong', async () => {
  const page = await openVerify(`${baseUrl}/verify`);
  const json = readFileSync(answer, 'utf8');
  const { QRCode: qrText = '' } = await readCodes(readFileSync(picture));
  const { receipt } = JSON.parse(json);
  const bytes = readFileSync(picture);
  const texts: [string, keyof typeof en.reasons][] = [
    [json.replace('"male"', '"mal3"'), 'answer_changed'],
    [json.replace('"gender"', '"gender": null, "gender"'), 'json_broken'],
    [json.replace('"receipt"', '"receipt_"'), 'receipt_missing'],
    [
      json.replace(
        receipt,
        receipt.replace(/(?<=\.)[^.](?=[^.]*$)/, (first: string) => (first === 'A' ? 'B' : 'A')),
      ),
      'signature_wrong',
    ],
    [json.replace(receipt, 'none'), 'receipt_malformed'],
    [json.replace(`"receipt"`, '"qrcode": "AAAA", "receipt"'), 'file_changed'],
    [qrText.replace(/.$/, (last) => (last === '0' ? '1' : '0')), 'signature_wrong'],
    [qrText.slice(0, -1), 'code_malformed'],
    ['hello', 'kind_unknown'],
  ];
  for (const [text, reason] of texts) {
    await paste(page, text);
    const [[verdict, why] = []] = await told(page, 1);
    assert.equal(why, en.reasons[reason], text.slice(0, 60));
    assert.notEqual(verdict, en.verdicts.genuine);
    await page.locator('.results > .button').click();
  }
  await choose(page, pdf);
  assert.deepEqual(await told(page, 1), [[en.verdicts.untold, en.reasons.pdf_not_signed]]);
  await page.locator('.results > .button').click();
  await choose(page, written('half.png', bytes.subarray(0, bytes.length / 2)));
  assert.deepEqual(await told(page, 1), [[en.verdicts.untold, en.reasons.code_missing]]);
  await page.context().close();
});
