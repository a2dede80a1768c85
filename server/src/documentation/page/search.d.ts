/** The types of `search.js`, which browsers load as it is. */

/** As `search-<language>.json` has them. */
export interface SearchedSection {
  page: string;
  href: string;
  /** Empty for what stands before the first one. */
  heading: string;
  text: string;
}

export function buildSearch(
  MiniSearch: unknown,
  sections: readonly SearchedSection[],
  language: string,
): (words: string) => SearchedSection[];
