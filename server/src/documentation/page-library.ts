/** All pages, by path and language. */
import type { Language } from '../words/languages.ts';
import type { Page } from './read-pages.ts';

export function createPageLibrary(pages: readonly Page[]) {
  const byPlace = new Map(pages.map((page) => [`${page.language}/${page.path}`, page]));
  const paths = [...new Set(pages.map(({ path }) => path))];
  const find = (path: string, language: Language) => byPlace.get(`${language}/${path}`) ?? byPlace.get(`en/${path}`);
  return {
    /** Of all pages, in whatever language. */
    paths,
    /** In this language, or in English where it is not translated. */
    find,
    all: (language: Language): Page[] => paths.flatMap((path) => find(path, language) ?? []),
  };
}

export type PageLibrary = ReturnType<typeof createPageLibrary>;
