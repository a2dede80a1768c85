/** What the page says, in the languages of the cabinet. */
import { isLanguage, type Language } from '../../../cabinet/src/i18n/languages.ts';
import { en, type Translations } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

/** All at once: together they are smaller than one picture, and the language changes without the network. */
export const translations: Readonly<Record<Language, Translations>> = { en, kk, ru };

/** @param wanted by the reader's browser, the best first */
export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'ru';
}
