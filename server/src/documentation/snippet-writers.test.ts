import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SnippetCall, snippetOf } from './snippet-writers.ts';

test('lists and objects of a body are written as each language writes them', () => {
  const call: SnippetCall = {
    url: 'https://gateway.example/',
    body: {
      claims: ['age_over_18', "it's"],
      holder: { first_name: 'АСХАТ' },
      file: true,
      proofs: { jwt: ['a', true] },
    },
  };
  const said = {
    curl: [`"age_over_18",\n    "it'\\''s"`, '"first_name": "АСХАТ"', '"jwt": ['],
    typescript: [
      String.raw`claims: ['age_over_18', 'it\'s'],`,
      "holder: { first_name: 'АСХАТ' },",
      "proofs: { jwt: ['a', true] },",
    ],
    python: [
      `"claims": ["age_over_18", "it's"],`,
      '"holder": {"first_name": "АСХАТ"},',
      '"file": True',
      '"proofs": {"jwt": ["a", True]},',
    ],
    php: [
      String.raw`'claims' => ['age_over_18', 'it\'s'],`,
      "'holder' => ['first_name' => 'АСХАТ'],",
      "'proofs' => ['jwt' => ['a', true]],",
    ],
  } as const;
  for (const [language, parts] of Object.entries(said)) {
    const snippet = snippetOf(language as keyof typeof said, call);
    for (const part of parts) assert.ok(snippet.includes(part), `${language}: ${part} in\n${snippet}`);
  }
});
