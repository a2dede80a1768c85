/** All pages, by path and language. */
import type { Language } from './page-words.ts';
import type { Page } from './read-pages.ts';

export interface PageLibrary {
  /** Of all pages, in whatever language. */
  paths: string[];
  /** In this language, or in English where it is not translated. */
  find(path: string, language: Language): Page | undefined;
  all(language: Language): Page[];
}

export function createPageLibrary(pages: readonly Page[]): PageLibrary {
  const byPlace = new Map(pages.map((page) => [`${page.language}/${page.path}`, page]));
  const paths = [...new Set(pages.map(({ path }) => path))];
  const find = (path: string, language: Language) => byPlace.get(`${language}/${path}`) ?? byPlace.get(`en/${path}`);
  return { paths, find, all: (language) => paths.flatMap((path) => find(path, language) ?? []) };
}
