/** Each field of a document is explained in the reader's language, and no explanation is left of a field that is gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypes } from '../documents/catalogue.ts';
import { commonSchema } from '../documents/document-type.ts';
import { translatedMeaning, translatedMeanings } from './field-meanings.ts';
import { type FieldSchema, fieldRows } from './field-rows.ts';

const described = new Set(
  [commonSchema, ...documentTypes.map(({ domain }) => domain)].flatMap((schema) =>
    fieldRows(schema as FieldSchema).map(({ description }) => description),
  ),
);

for (const language of ['ru', 'kk'] as const) {
  test(`what each field means is said in ${language}, with the same values`, () => {
    const codes = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(String).toSorted();
    for (const english of described) {
      const translated = translatedMeaning(english, language);
      assert.ok(translated !== undefined, `no text in ${language} for: ${english}`);
      assert.deepEqual(codes(translated), codes(english), english);
    }
  });
}

test('no field that is gone is still explained', () => {
  assert.deepEqual(
    translatedMeanings.filter((english) => ![...described].some((each) => each.startsWith(english))),
    [],
  );
  assert.equal(new Set(translatedMeanings).size, translatedMeanings.length);
});
