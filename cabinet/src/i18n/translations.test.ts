/** The three languages say the same things. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readParts, readTranslations, textsByKey } from './translations-test-setup.ts';

const [en, kk, ru] = [await readTranslations('en'), await readTranslations('kk'), await readTranslations('ru')];

const variablesOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

test('a part is one export of one file, named alike', async () => {
  for (const language of ['en', 'kk', 'ru'] as const) {
    for (const [file, part] of await readParts(language)) {
      const name = file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      assert.deepEqual(Object.keys(part), [name], `${language}/${file}.ts`);
    }
  }
});

for (const [language, texts] of Object.entries({ ru, kk })) {
  test(`${language} has the keys and the variables of English, and no text is empty`, () => {
    const [expected, actual] = [textsByKey(en), textsByKey(texts)];
    assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort());
    for (const [key, text] of actual) {
      assert.notEqual(text.trim(), '', key);
      assert.deepEqual(variablesOf(text), variablesOf(expected.get(key) ?? ''), key);
    }
  });
}

test('Kazakh is not Russian', () => {
  const russian = textsByKey(ru);
  const alike = [...textsByKey(kk)].filter(([key, text]) => text.length > 12 && text === russian.get(key));
  assert.deepEqual(alike, []);
});

test('every event of the audit is told in words', () => {
  const document = readFileSync(new URL('../../../openapi-cabinet.json', import.meta.url), 'utf8');
  const { paths } = JSON.parse(document);
  const { parameters } = paths['/api/v1/cabinet/operator/audit/'].get;
  const action = parameters.find(({ name }: { name: string }) => name === 'action');
  assert.deepEqual(Object.keys(en.events).sort(), action.schema.enum.toSorted());
});
