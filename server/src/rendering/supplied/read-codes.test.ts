/** Which codes of a page are found, however it lies; and no search for what nobody wants. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { barcodeModules } from '../barcodes.ts';
import { codePng, qrModules } from '../codes.ts';
import { readCodes as textsOf } from '../rendering-test-setup.ts';
import { withPdfium } from './pdfium.ts';
import { keepingLastPage, pageRatios } from './rasterise-pdf.ts';
import { readCodes } from './read-codes.ts';
import { certificate } from './supplied-test-setup.ts';

const both = { qrcode: true, barcode: true };
const texts = { qrcode: { QRCode: 'STATE:012345' }, barcode: { PDF417: 'STATE:012345:0017' } };
const pdf = await certificate(
  codePng(qrModules('STATE:012345'), 6),
  codePng(barcodeModules({ symbology: 'pdf417', text: 'STATE:012345:0017' }), 4),
);
const page = await withPdfium(pdf, async ({ document }) => {
  const [ratio = 1] = pageRatios(document);
  return keepingLastPage(document)(0, ratio, 1200);
});

async function turned(degrees: number) {
  const { width, height, rgba } = page;
  const picture = sharp(rgba, { raw: { width, height, channels: 4 } }).rotate(degrees, { background: '#fff' });
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: data };
}

for (const degrees of [0, 2, 90, 180, 270]) {
  test(`both codes of a page that is turned by ${degrees} degrees are found`, async () => {
    const { qrcode, barcode } = await readCodes(await turned(degrees), both);
    assert.ok(qrcode !== null && barcode !== null);
    assert.deepEqual(await textsOf(qrcode), texts.qrcode);
    assert.deepEqual(await textsOf(barcode), texts.barcode);
  });
}

test('only the code that is wanted is read', async () => {
  assert.equal((await readCodes(page, { ...both, qrcode: false })).qrcode, null);
  assert.equal((await readCodes(page, { ...both, barcode: false })).barcode, null);
});

test('the page of the codes is drawn once where the image needs it, too', async () => {
  await withPdfium(pdf, async ({ document }) => {
    const [ratio = 1] = pageRatios(document);
    const rasterise = keepingLastPage(document);
    const first = await rasterise(0, ratio, 1200);
    assert.equal(await rasterise(0, ratio, 1200), first);
    assert.notEqual(await rasterise(0, ratio, 600), first);
  });
});
