/** Draws a document of every type and writes the digests of its files as JSON: a process of its own for `repeatable.test.ts`. */
import { createHash } from 'node:crypto';
import { documentTypes } from '../documents/catalogue.ts';
import { makeSampleDocument, sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { createDrawDocument } from './draw-document.ts';

const draw = createDrawDocument();
const lines: string[] = [];
// In the order that is asked for, so that no document depends on what was drawn before it.
for (const type of process.argv[2] === 'backwards' ? documentTypes.toReversed() : documentTypes) {
  const document = await makeSampleDocument(type, sampleHolderOf(type));
  // The images of single pages are parts of the one image.
  const { qrcode, barcode, pdf, image } = await draw({ ...document, isSample: false }, { pdf: true, image: true });
  for (const [name, bytes] of Object.entries({ qrcode, barcode, pdf, image })) {
    lines.push(
      `${type.name} ${name} ${createHash('sha256')
        .update(bytes ?? '')
        .digest('hex')}`,
    );
  }
}
process.stdout.write(`${lines.sort().join('\n')}\n`);
