/** Which language the cabinet speaks: the one that was chosen here, else the browser's, else Russian. Translations come when needed. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Translations } from './en.ts';
import { kazakhDative } from './kazakh-dative.ts';
import { isLanguage, type Language } from './languages.ts';

const CHOSEN = 'qujat-language';

/** All files of a language's folder: one module each, so that the browser asks once. */
const loaders: Record<Language, () => Promise<{ parts: Record<string, object> }>> = {
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

async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await loadTranslations(language));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function loadTranslations(language: Language): Promise<object> {
  const { parts } = await loaders[language]();
  return Object.assign({}, ...Object.values(parts));
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
