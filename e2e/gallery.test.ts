/** The gallery in a real browser: every document type in each language, on a desk and on a phone, and what is said where none comes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypes } from '../server/src/documents/catalogue.ts';
import { looks, optionsOf } from './cabinet-demonstration.ts';
import { assertAccessible, assertFitsWidth, openPage } from './cabinet-page.ts';
import { cabinetAddress, cabinetOrigin } from './cabinet-people.ts';
import { setUpCabinet } from './cabinet-set-up.ts';
import { gatewayForTest } from './gateway-process.ts';

const { browser, gateway } = await setUpCabinet();

test('every document is there with its picture, in each language, wide and narrow, and nothing comes from elsewhere', async () => {
  for (const look of looks) {
    const page = await openPage(browser, optionsOf(look));
    const troubles: string[] = [];
    page.on('response', (reply) => reply.status() >= 400 && troubles.push(`${reply.status()} ${reply.url()}`));
    page.on('request', (request) => {
      const isOurs = [gateway.address, cabinetOrigin(gateway)].some((origin) => request.url().startsWith(origin));
      if (!isOurs) troubles.push(request.url());
    });
    await page.goto(`${gateway.address}/gallery`);
    await page.getByRole('listitem').first().waitFor();
    assert.equal(page.url(), `${cabinetAddress(gateway)}/gallery`);
    assert.equal(await page.getByRole('listitem').count(), documentTypes.length);
    // Pictures load when they come near the window; here all of them, and a picture that is none rejects.
    const pictures = await page.evaluate<number>(
      'Promise.all([...document.querySelectorAll("li img")].map((image) => { image.loading = "eager"; return image.decode(); })).then((all) => all.length)',
    );
    assert.equal(pictures, documentTypes.length);
    await assertFitsWidth(page, `the gallery in ${look.language}, ${look.width} px wide,`);
    await assertAccessible(page, `the gallery in ${look.language}, ${look.colorScheme}`);
    assert.deepEqual(troubles, []);
    await page.context().close();
  }
});

test('the titles follow the language, and a link leads back', async () => {
  const page = await openPage(browser, { locale: 'ru-RU' });
  await page.goto(`${gateway.address}/gallery`);
  await page.getByRole('heading', { name: 'Удостоверение личности гражданина Республики Казахстан' }).waitFor();
  await page.getByRole('button', { name: 'Қазақша' }).click();
  await page.getByRole('heading', { name: 'Қазақстан Республикасы азаматының жеке куәлігі' }).waitFor();
  assert.equal(await page.title(), 'Барлық құжаттар · Qujat');
  assert.equal(await page.locator('html').getAttribute('lang'), 'kk');
  await page.getByRole('link', { name: 'Басты бетке' }).click();
  await page.getByRole('heading', { level: 1, name: /құжаттары/ }).waitFor();
  await page.getByRole('link', { name: 'Ашу: Барлық құжаттар' }).click();
  await page.getByRole('listitem').first().waitFor();
  await page.context().close();
});

test('where the list does not come the page says so and tries again; a picture that does not come leaves the rest', async () => {
  const page = await openPage(browser);
  await page.route('**/api/v1/document-types/', (route) => route.abort());
  await page.goto(`${gateway.address}/gallery`);
  await page.getByRole('alert').getByText('The gateway does not answer').waitFor();
  await assertAccessible(page, 'the gallery without a gateway');
  await page.unroute('**/api/v1/document-types/');
  await page.route('**/identity_card/sample.jpg', (route) => route.abort());
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'The picture did not load' }).waitFor();
  assert.equal(await page.getByRole('listitem').count(), documentTypes.length);
  await page.context().close();
});

test('where the operator has disabled the sandbox’s pages, the old addresses are gone and the pages say why', async (t) => {
  const closed = await gatewayForTest(t, { QUJAT_SAMPLE_PAGES: 'off' });
  for (const path of ['/gallery', '/sandbox/phone']) {
    assert.equal((await fetch(`${closed.address}${path}`)).status, 404);
    const page = await openPage(browser);
    await page.goto(`${closed.address}/cabinet${path}`);
    await page.getByText('This page is disabled here').waitFor();
    await assertAccessible(page, `${path}, disabled`);
    await page.context().close();
  }
});
