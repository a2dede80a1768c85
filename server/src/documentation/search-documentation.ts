/** The search of the pages for whoever is not a page itself: the search of the cabinet, and the tests. */
import MiniSearch from 'minisearch';
import { buildSearch, type SearchedSection } from './page/search.js';

export type { SearchedSection };

/** @returns a function from words to the sections that fit them best */
export function searchDocumentation(
  sections: readonly SearchedSection[],
  language: string,
): (words: string) => SearchedSection[] {
  return buildSearch(MiniSearch, sections, language);
}
