/**
 * What a field says of itself in three languages, where it is declared: what it means, for those who read the document, and the word
 * by which a citizen is told that it is asked for. They hang on the schema by symbols, so that its JSON does not have them.
 */
import type { Trilingual } from '../words/languages.ts';

const MEANING = Symbol('meaning');
const WORD = Symbol('word');

/** A schema, as far as it has these texts. */
export interface FieldTranslations {
  readonly [MEANING]?: Trilingual;
  readonly [WORD]?: Trilingual;
}

/** Options of a schema. A field inside a list needs no word: nobody can ask for it alone. */
export function inLanguages(meaning: Trilingual, word?: Trilingual) {
  return { description: meaning.en, [MEANING]: meaning, ...(word && onlyWord(word)) };
}

/** Options of a field whose name says all that it means. */
export function onlyWord(word: Trilingual) {
  return { [WORD]: word };
}

export function meaningOf(field: FieldTranslations): Trilingual | undefined {
  return field[MEANING];
}

export function wordOf(field: FieldTranslations): Trilingual | undefined {
  return field[WORD];
}
