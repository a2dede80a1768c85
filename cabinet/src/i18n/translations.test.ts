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

test('every error of the API is told in words', () => {
  const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const codes = [...page.matchAll(/^\| `([a-z_]+)` +\| \d{3} /gm)].map((match) => match[1] ?? '');
  assert.ok(codes.length > 50, `${codes.length} codes`);
  assert.deepEqual(
    codes.filter((code) => !(code in en.errors)),
    [],
  );
});

/** A call with one of these never comes into the log: it is refused before anybody knows whose it is. */
const beforeTheLog = [
  ...['invalid_request', 'payload_too_large', 'unsupported_media_type', 'invalid_api_key'],
  'document_type_not_found',
];

test('every outcome that a call of the Backend API can have is told in words', () => {
  const document = readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8');
  const operations: ApiOperation[] = Object.values(JSON.parse(document).paths).flatMap((path) =>
    Object.values(path ?? {}),
  );
  const ofBackend = operations.filter(({ tags }) => tags.includes('E-Document'));
  assert.ok(ofBackend.length >= 5, `${ofBackend.length} operations`);
  const codes = ofBackend.flatMap(({ responses }) =>
    Object.values(responses).flatMap((response) => Object.keys(response.content?.['application/json']?.examples ?? {})),
  );
  assert.deepEqual(
    [...new Set(codes)].filter((code) => !beforeTheLog.includes(code) && !(code in en.outcomes)),
    [],
  );
});

interface ApiOperation {
  tags: string[];
  responses: Record<string, { content?: Record<string, { examples?: Record<string, unknown> }> }>;
}

test('every event of the audit is told in words', () => {
  const document = readFileSync(new URL('../../../openapi-cabinet.json', import.meta.url), 'utf8');
  const { paths } = JSON.parse(document);
  const { parameters } = paths['/api/v1/cabinet/operator/audit/'].get;
  const action = parameters.find(({ name }: { name: string }) => name === 'action');
  assert.deepEqual(Object.keys(en.events).sort(), action.schema.enum.toSorted());
});
