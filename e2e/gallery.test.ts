/** The page `/gallery` in a real browser: every document type, on a desk and on a phone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { documentTypes } from '../server/src/documents/catalogue.ts';
import { launchBrowser } from './browser.ts';
import { gatewayForTest } from './gateway-process.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

for (const width of [1280, 390]) {
  test(`every document is there with its picture, ${width} pixels wide`, async (t) => {
    const gateway = await gatewayForTest(t);
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-GB' });
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('response', (reply) => reply.status() >= 400 && troubles.push(`${reply.status()} ${reply.url()}`));
    page.on('request', (request) => request.url().startsWith(gateway.address) || troubles.push(request.url()));
    await page.goto(`${gateway.address}/gallery`);
    await page.getByRole('listitem').first().waitFor();
    assert.equal(await page.getByRole('listitem').count(), documentTypes.length);
    // Pictures load when they come near the window; here all of them, and a picture that is none rejects.
    const pictures = await page.evaluate<number>(
      'Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode(); })).then((all) => all.length)',
    );
    assert.equal(pictures, documentTypes.length);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    assert.ok(overflow <= 0, `${overflow} pixels too wide`);
    assert.deepEqual(troubles, []);
  });
}

test('the titles follow the language', async (t) => {
  const gateway = await gatewayForTest(t);
  const page = await browser.newPage({ locale: 'ru-RU' });
  await page.goto(`${gateway.address}/gallery`);
  await page.getByRole('heading', { name: 'Удостоверение личности гражданина Республики Казахстан' }).waitFor();
  await page.getByRole('button', { name: 'Қазақша' }).click();
  await page.getByRole('heading', { name: 'Қазақстан Республикасы азаматының жеке куәлігі' }).waitFor();
  assert.equal(await page.title(), 'Құжаттар · Qujat');
  assert.equal(await page.locator('html').getAttribute('lang'), 'kk');
});
