/** The three languages say the same things, in the words of the glossary. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGlossaryTerms, refusedIn } from '../../../cabinet/src/i18n/translations-test-setup.ts';
import { translations } from './translations.ts';

type Tree = { [key: string]: Tree | string | ((...values: never[]) => string) };

/** Every text by its key. What needs a value gets one that can be found again. */
function textsByKey(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = `${prefix}${name}`;
    if (typeof value === 'string') found.set(key, value);
    else if (typeof value === 'function') found.set(key, value(...([7, 9].slice(0, value.length) as never[])));
    else for (const [inner, text] of textsByKey(value, `${key}.`)) found.set(inner, text);
  }
  return found;
}

const [en, kk, ru] = [textsByKey(translations.en), textsByKey(translations.kk), textsByKey(translations.ru)];

test('no text is missing or empty, each has its values, and Kazakh is not Russian', () => {
  for (const [key, english] of en) {
    for (const text of [kk.get(key) ?? '', ru.get(key) ?? '']) {
      assert.notEqual(text.trim(), '', key);
      assert.deepEqual(text.match(/[79]/g)?.toSorted(), english.match(/[79]/g)?.toSorted(), key);
    }
  }
  const alike = [...kk].filter(([key, text]) => text.length > 12 && text === ru.get(key));
  assert.deepEqual(alike, []);
});

test('no text has a word that the glossary refuses', () => {
  const terms = readGlossaryTerms();
  assert.ok(terms.length > 25);
  const wrong = [...kk, ...ru].filter(([, text]) => refusedIn(text, terms).length > 0);
  assert.deepEqual(wrong, []);
});
