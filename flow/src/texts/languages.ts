/** The languages of the page, each named in itself, and its texts in them. */
import { en, type Texts } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

export const languages = [
  { code: 'kk', name: 'Қазақша' },
  { code: 'ru', name: 'Русский' },
  { code: 'en', name: 'English' },
] as const;

export type Language = (typeof languages)[number]['code'];

/** All at once: together they are smaller than one picture, and the language changes without the network. */
export const texts: Readonly<Record<Language, Texts>> = { en, kk, ru };

export function isLanguage(code: string): code is Language {
  return languages.some((language) => language.code === code);
}

/** @param wanted by the reader's browser, the best first */
export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'ru';
}
