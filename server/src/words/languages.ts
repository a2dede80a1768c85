/** The languages in which people are spoken to: on every page, in mails, SMS and documents. */
export const languages = ['kk', 'ru', 'en'] as const;

export type Language = (typeof languages)[number];

/** One text in each of them. */
export type Trilingual = Record<Language, string>;
