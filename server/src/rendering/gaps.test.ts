/** Each type is drawn where next to nothing is known: the source left fields out, and each leaves a gap on the page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DocumentType, documentTypes } from '../documents/catalogue.ts';
import * as people from '../egov/sandbox/households.ts';
import { createDrawDocument } from './draw-document.ts';
import { readPdf } from './rendering-test-setup.ts';

const draw = createDrawDocument();

function sampleOf(type: DocumentType) {
  const samples = Object.values(people).flatMap((person) => {
    try {
      return [type.sample(person)];
    } catch {
      return [];
    }
  });
  return samples[0] ?? assert.fail(`nobody has a ${type.name}`);
}

for (const type of documentTypes) {
  test(`${type.name}: with nothing but its number and one field, and with empty lists`, async () => {
    const { common, domain } = sampleOf(type);
    const fields = Object.entries(domain as Record<string, unknown>);
    const known = fields.filter(([, value]) => typeof value === 'string').slice(0, 1);
    const first = known.length > 0 ? known : fields.slice(0, 1);
    const withoutLists = fields.map(([name, value]) => [name, Array.isArray(value) ? [] : value] as const);
    for (const resultJson of [
      { common, domain: Object.fromEntries(withoutLists) },
      { common: { docNumber: common.docNumber }, domain: Object.fromEntries(first) },
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
