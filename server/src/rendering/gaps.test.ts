/** Each type is drawn where next to nothing is known: the source left fields out, and each leaves a gap on the page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypes } from '../documents/catalogue.ts';
import { sampleHolderOf } from '../egov/sandbox/sample-document.ts';
import { createDrawDocument } from './draw-document.ts';
import { onlyNumberOf } from './hard-documents-test-setup.ts';
import { readPdf } from './rendering-test-setup.ts';

const draw = createDrawDocument();

for (const type of documentTypes) {
  test(`${type.name}: with nothing but its number and one field, and with empty lists`, async () => {
    const usual = type.sample(sampleHolderOf(type));
    const fields = Object.entries(usual.domain as Record<string, unknown>);
    const withoutLists = fields.map(([name, value]) => [name, Array.isArray(value) ? [] : value] as const);
    for (const resultJson of [
      { common: usual.common, domain: Object.fromEntries(withoutLists) },
      onlyNumberOf(usual),
    ]) {
      const document = { documentType: type.name, resultJson, facePhoto: null, isSample: false };
      const { pdf, image } = await draw(document, { pdf: true, image: true });
      const { text } = await readPdf(pdf ?? new Uint8Array());
      assert.doesNotMatch(text, /null|undefined|NaN|none/);
      assert.ok((image?.length ?? 0) > 20_000);
      if (!('docOwner' in resultJson.common)) assert.match(text, /—/);
    }
  });
}
