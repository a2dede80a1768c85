/** The pages call a thing by the name that `docs/glossary.md` has for it, in each language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  hasTerm,
  namesTerm,
  readGlossaryTerms,
  readTranslations,
  refusedIn,
  textsByKey,
} from './translations-test-setup.ts';

const terms = readGlossaryTerms();

/** Say the same without the word, or with a verb. */
const otherwise: Record<string, string[]> = {
  Call: ['errors.not_for_browsers', 'apiKeys.seenText', 'usage.emptyText'],
  // The name of the field in the specification stays as it is.
  'API key': ['apiKeys.lead', 'overview.keyTitle'],
};

const en = textsByKey(await readTranslations('en'));

test('the glossary has the terms of the pages', () => assert.ok(terms.length > 25, `${terms.length} terms`));

for (const language of ['kk', 'ru'] as const) {
  const texts = textsByKey(await readTranslations(language));

  test(`in ${language} each thing has its one name`, () => {
    const wrong = terms.flatMap((term) => {
      const named = [...en].filter(([, text]) => namesTerm(text, term.en));
      return named
        .map(([key]) => ({ key, text: texts.get(key) ?? '' }))
        .filter(({ text }) => !hasTerm(text, term[language]))
        .filter(({ key }) => otherwise[term.en]?.includes(key) !== true)
        .map(({ key, text }) => `${term.en}: ${key}: ${text}`);
    });
    assert.deepEqual(wrong, []);
  });

  test(`in ${language} no text has a word that the glossary refuses`, () => {
    const wrong = [...texts].filter(([, text]) => refusedIn(text, terms).length > 0);
    assert.deepEqual(wrong, []);
  });
}
