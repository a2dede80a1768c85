/** Each field of a document is explained in the reader's language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentTypes } from '../documents/catalogue.ts';
import { commonSchema } from '../documents/document-type.ts';
import { type FieldSchema, fieldRows } from './field-rows.ts';

test('what each field means is said in each language, with the same values', () => {
  const codes = (text: string) => [...text.matchAll(/`[^`]+`/g)].map(String).toSorted();
  for (const [name, schema] of [['common', commonSchema], ...documentTypes.map(({ name, domain }) => [name, domain])])
    for (const { path, description, meaning } of fieldRows(schema as FieldSchema)) {
      const where = `${path} of ${name}: its texts come from inLanguages`;
      assert.equal(meaning?.en ?? '', description, where);
      if (meaning === undefined) continue;
      for (const text of Object.values(meaning)) assert.deepEqual(codes(text), codes(description), where);
      for (const text of [meaning.kk, meaning.ru]) assert.match(text, /\p{Script=Cyrillic}|^`[^`]+`$/u, where);
    }
});
