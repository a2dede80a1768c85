import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { barcodeModules } from './barcodes.ts';
import { type CodeModules, codePng, codeSvg, darkRectangles, qrModules } from './codes.ts';
import { readCodes } from './rendering-test-setup.ts';

const kazakh = 'QJT1:IDENTITYCARD:012345678:Әбдіғаппарұлы:Һүсейін:Қаңбақөлұлы';

test('another program reads the PNGs, Kazakh letters too', async () => {
  const pdf417 = codePng(barcodeModules({ symbology: 'pdf417', text: kazakh }), 4);
  assert.deepEqual(await readCodes(pdf417), { PDF417: kazakh });
  const qr = codePng(qrModules('QJT1:IDENTITYCARD:012345678'), 10);
  assert.deepEqual(await readCodes(qr), { QRCode: 'QJT1:IDENTITYCARD:012345678' });
  const code128 = codePng(barcodeModules({ symbology: 'code128', text: 'QJT1:PASSPORT:N12345678' }), 4);
  assert.deepEqual(await readCodes(code128), { Code128: 'QJT1:PASSPORT:N12345678' });
});

test('PNG and SVG show the very same modules', async () => {
  for (const code of [qrModules(kazakh), barcodeModules({ symbology: 'pdf417', text: kazakh })]) {
    assert.deepEqual(await darkPixels(codePng(code, 3), code, 3), code.dark);
    assert.deepEqual(await darkPixels(Buffer.from(codeSvg(code)), code, 1), code.dark);
  }
});

test('rectangles cover each dark module once', () => {
  const code = barcodeModules({ symbology: 'pdf417', text: kazakh });
  const covered = new Uint8Array(code.dark.length);
  for (const { x, y, width, height } of darkRectangles(code)) {
    for (let row = y; row < y + height; row += 1) {
      for (let column = x; column < x + width; column += 1) {
        const at = row * code.width + column;
        covered[at] = (covered[at] ?? 0) + 1;
      }
    }
  }
  assert.deepEqual(covered, code.dark);
});

test('codes have their quiet zones', () => {
  const { dark, width } = qrModules('1');
  assert.ok(dark.subarray(0, width * 4).every((module) => module === 0));
  assert.equal(dark[width * 4 + 4], 1);
});

/** One sample from the middle of each module. */
async function darkPixels(picture: Uint8Array, code: CodeModules, modulePixels: number): Promise<Uint8Array> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  assert.equal(info.width, code.width * modulePixels);
  return Uint8Array.from(code.dark, (_, index) => {
    const x = (index % code.width) * modulePixels + (modulePixels >> 1);
    const y = Math.floor(index / code.width) * modulePixels + (modulePixels >> 1);
    return (data[(y * info.width + x) * info.channels] ?? 255) < 128 ? 1 : 0;
  });
}
