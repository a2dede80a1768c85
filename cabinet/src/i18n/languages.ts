/** The three languages of the cabinet, each named in itself. */
export const languages = [
  { code: 'kk', name: 'Қазақша' },
  { code: 'ru', name: 'Русский' },
  { code: 'en', name: 'English' },
] as const;

export type Language = (typeof languages)[number]['code'];

export function isLanguage(code: string): code is Language {
  return languages.some((language) => language.code === code);
}
