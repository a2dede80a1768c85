/** Which language the cabinet speaks: the one that was chosen here, else the browser's, else Russian. Translations come when needed. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Translations } from './en.ts';
import { kazakhDative } from './kazakh-dative.ts';
import { isLanguage, type Language } from './languages.ts';

const CHOSEN = 'qujat-language';

type Loader = () => Promise<{ parts: Record<string, object> }>;

/** What anybody may read comes with the first page. All files of a folder are one module, so that the browser asks once. */
const publicTranslations: Record<Language, Loader> = {
  kk: () => import('./public-parts-of-kk.ts'),
  ru: () => import('./public-parts-of-ru.ts'),
  en: () => import('./public-parts-of-en.ts'),
};

const memberTranslations: Record<Language, Loader> = {
  kk: () => import('./parts-of-kk.ts'),
  ru: () => import('./parts-of-ru.ts'),
  en: () => import('./parts-of-en.ts'),
};

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    interpolation: { escapeValue: false },
    returnNull: false,
    fallbackLng: false,
    resources: {},
  });
  i18next.services.formatter?.add('dative', (date) => kazakhDative(String(date)));
  await speak(preferredLanguage());
}

/** Switches in place, and remembers the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language);
  await speak(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'ru';
}

/** To be waited for before a page of those who are logged in is shown. */
export async function loadMemberTranslations(): Promise<void> {
  saysMemberTranslations = true;
  await loadTranslations(currentLanguage());
}

async function speak(language: Language): Promise<void> {
  await loadTranslations(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

let saysMemberTranslations = false;

/** What has come already comes again at once. */
async function loadTranslations(language: Language): Promise<void> {
  const loaders = saysMemberTranslations ? [publicTranslations, memberTranslations] : [publicTranslations];
  const loaded = await Promise.all(loaders.map((texts) => texts[language]()));
  const texts = Object.assign({}, ...loaded.flatMap(({ parts }) => Object.values(parts)));
  i18next.addResourceBundle(language, 'translation', texts, true, true);
}

function preferredLanguage(): Language {
  const candidates = [localStorage.getItem(CHOSEN) ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return candidates.find(isLanguage) ?? 'ru';
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Translations };
    returnNull: false;
  }
}
