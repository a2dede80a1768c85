/** The text of a page for a reader: its links lead to the addresses of the documentation, in the language of the reader. */
import { posix } from 'node:path';
import type { Language } from '../words/languages.ts';
import type { PageLibrary } from './page-library.ts';
import { pageTranslations } from './page-translations.ts';
import { type Page, placeOf } from './read-pages.ts';
import { type RenderedText, renderMarkdown } from './render-markdown.ts';

export interface RenderPageContext {
  library: PageLibrary;
  /** By the path below `docs/`. */
  pictures: ReadonlyMap<string, unknown>;
  addressOf(path: string, language?: Language): string;
}

export function renderPage(page: Page, language: Language, context: RenderPageContext): RenderedText {
  return renderMarkdown(page.markdown, {
    hrefOf: (href) => (/^[a-z]+:|^#/i.test(href) ? href : addressOfLink(href, page, language, context)),
    explains: (word) => addressOfWord(word, page, language, context),
    words: pageTranslations[language],
  });
}

function addressOfLink(
  href: string,
  { file, language: written }: Page,
  language: Language,
  { library, pictures, addressOf }: RenderPageContext,
): string | undefined {
  const [target = '', hash] = href.split('#');
  const found = posix.join(posix.dirname(file), target);
  const below = found.replace(/^docs\//, '');
  if (pictures.has(below)) return addressOf(below);
  const page = library.find(placeOf(found)?.path ?? target, language);
  if (page === undefined) return undefined;
  // In another language the heading has another id.
  const place = hash === undefined || page.language !== written ? '' : `#${hash}`;
  return addressOf(page.path, language) + place;
}

/** A word of code that is the name of an error or of a document type leads to its page. */
function addressOfWord(
  word: string,
  page: Page,
  language: Language,
  { library, addressOf }: RenderPageContext,
): string | undefined {
  const path = [`errors/${word}`, `document-types/${word}`].find((each) => library.paths.includes(each));
  return path === undefined || path === page.path ? undefined : addressOf(path, language);
}
