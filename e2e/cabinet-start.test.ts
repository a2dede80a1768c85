/** The start page: three languages, two themes, two widths, and what lies behind wrong addresses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEMONSTRATION, openAsDemonstration } from './cabinet-demonstration.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { cabinetAddress, cabinetOrigin } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';

const { browser, gateway } = await setUpCabinet();

const titles = { kk: /құжаттары/, ru: /Документы граждан/, en: /Documents of citizens/ };

for (const [language, title] of Object.entries(titles)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the start page in ${language}, ${colorScheme}, is accessible and fits a phone`, async () => {
      const page = await openPage(browser, { locale: language, colorScheme, viewport: { width: 390, height: 844 } });
      await page.goto(gateway.address);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      await assertAccessible(page, `the start page in ${language}, ${colorScheme}`);
      await assertFitsWidth(page, `the start page in ${language}`);
      await page.context().close();
    });
  }
}

test('the language is switched in place and remembered', async () => {
  const page = await openPage(browser);
  await page.goto(gateway.address);
  await page.getByRole('button', { name: 'Қазақша' }).click();
  await page.getByRole('heading', { level: 1, name: titles.kk }).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: titles.kk }).waitFor();
  await page.context().close();
});

for (const locale of ['kk', 'ru', 'en'])
  test(`in ${locale} the code, styles and texts of the first page are 160 kB at most as they are sent`, async (t) => {
    const page = await openPage(browser, { locale });
    const files = new Set<string>();
    page.on('response', (response) => files.add(response.url()));
    await page.goto(`${cabinetOrigin(gateway)}/cabinet/`, { waitUntil: 'networkidle' });
    assert.equal(await page.locator('html').getAttribute('lang'), locale);
    await page.context().close();
    const sizes = await Promise.all(
      // Pictures and letters are as small as they get.
      [...files]
        .filter((url) => !/\.(webp|woff2)$/.test(url))
        .map(async (url) => {
          const reply = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
          await reply.arrayBuffer();
          return [new URL(url).pathname, Number(reply.headers.get('content-length'))] as const;
        }),
    );
    assert.ok(sizes.length > 5, `only ${sizes.length} files`);
    const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
    t.diagnostic(`${bytes} bytes`);
    assert.ok(bytes <= 160_000, `${bytes} bytes: ${JSON.stringify(sizes)}`);
  });

test('an address that leads nowhere says so, with a way back', async () => {
  const page = await openPage(browser);
  await page.goto(`${gateway.address}/cabinet/nowhere`);
  await page.getByText('There is no such page.').waitFor();
  await assertAccessible(page, 'the page for wrong addresses');
  await page.getByRole('link', { name: 'To the start page' }).click();
  await page.getByRole('heading', { level: 1, name: titles.en }).waitFor();
  await page.context().close();
});

test('the address of an organisation leads to its overview', async () => {
  for (const end of ['', '/']) {
    const page = await openAsDemonstration(browser, gateway, 'members');
    await page.goto(`${cabinetAddress(gateway)}${DEMONSTRATION}${end}`);
    await page.waitForURL(`**${DEMONSTRATION}/overview`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.context().close();
  }
});

test('a page that is asked for by the address is at localhost, where passkeys work; the API stays where it is', async () => {
  const page = await fetch(`${gateway.address}/cabinet/log-in?next=/account`, { redirect: 'manual' });
  assert.equal(page.status, 302);
  assert.equal(page.headers.get('location'), `${cabinetOrigin(gateway)}/cabinet/log-in?next=/account`);
  const api = await fetch(`${gateway.address}/api/v1/document-types/`, { redirect: 'manual' });
  assert.equal(api.status, 200);
});

test('files come compressed and stay in the cache, the page does not', async () => {
  const page = await fetch(`${gateway.address}/cabinet/`);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1];
  const reply = await fetch(`${gateway.address}${script}`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(reply.headers.get('content-encoding'), 'br');
  assert.match(reply.headers.get('cache-control') ?? '', /immutable/);
  assert.equal((await fetch(`${gateway.address}/cabinet/assets/nothing.js`)).status, 404);
});
