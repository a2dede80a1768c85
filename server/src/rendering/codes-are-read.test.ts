/** The codes of each type are read from whatever its page becomes: printed and scanned, or sent on as a small picture. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { isFull } from '../checks/full-run-test-setup.ts';
import { type DocumentType, documentTypes } from '../documents/catalogue.ts';
import { documentCodes } from '../documents/code-text.ts';
import type { ResultJson } from '../documents/document-type.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { createDrawDocument } from './draw-document.ts';
import {
  longNames,
  longSignedCode,
  rasterOfPdf,
  readCodesOfPage,
  readJpeg,
  readPdf,
  testPhoto,
} from './rendering-test-setup.ts';

const POINTS_PER_INCH = 72;
/** Without the full run the worst case: the fewest pixels, and the most in the code. */
const RESOLUTIONS = isFull ? [100, 150, 300] : [100];
const POOR_QUALITY = 40;

const draw = createDrawDocument();

/** The barcode of a card holds the names. */
const namesOn = { card: { 'the longest': longNames, ...(isFull && { usual: {} }) }, sheet: { usual: {} } };

for (const type of documentTypes) {
  for (const [whose, names] of Object.entries(namesOn[type.layout])) {
    test(`${type.name}, with ${whose} names: all codes at ${RESOLUTIONS.join(', ')} dpi, and from a poor JPEG`, async () => {
      const resultJson = type.sample({ ...sampleHolderOf(type), ...names });
      const facePhoto = type.hasFacePhoto ? testPhoto : null;
      const document = { documentType: type.name, resultJson, facePhoto, isSample: true, signedCode: longSignedCode };
      const { pdf, image } = await draw(document, { pdf: true, image: true });
      assert.ok(pdf !== null && image !== null);
      const expected = { ...codesOf(type, resultJson), [longSignedCode]: 'QRCode' };
      // The codes are on the last page.
      const { pages } = await readPdf(pdf);
      for (const dpi of RESOLUTIONS) {
        const page = await rasterOfPdf(pdf, dpi / POINTS_PER_INCH, pages - 1);
        assert.deepEqual(await readCodesOfPage(page, 3), expected, `${dpi} dpi`);
      }
      const poor = await sharp(image).jpeg({ quality: POOR_QUALITY }).toBuffer();
      assert.deepEqual(await readCodesOfPage(await readJpeg(poor), 3), expected, 'JPEG');
    });
  }
}

function codesOf(type: DocumentType, { common }: ResultJson): Record<string, string> {
  const { qrText, barcode } = documentCodes(type.layout, common);
  return { [qrText]: 'QRCode', [barcode.text]: barcode.symbology === 'pdf417' ? 'PDF417' : 'Code128' };
}
