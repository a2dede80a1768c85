/** The Kazakh and Russian pages about errors say what the cabinet says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pageOf, translated, withErrorTable } from './translated-errors.ts';

test('the translated tables of errors are those of the code: npm run guides', () => {
  for (const language of translated) {
    const text = readFileSync(pageOf(language), 'utf8');
    assert.equal(text, withErrorTable(text, language));
    assert.doesNotMatch(text, /\{\{/);
  }
});
