/** What the search of the pages looks through: each page, cut at its headings. The browser makes the index of it. */
import type { Language } from '../words/languages.ts';
import type { SearchedSection } from './page/search.js';
import type { Page } from './read-pages.ts';
import { searchWords } from './search-words.ts';

export interface SearchSection extends SearchedSection {
  /** Whether it is written in another language than the reader's. */
  foreign?: true;
  /** What people call it who use none of its words. */
  also: string | undefined;
}

/** Long lists of what was chosen, required and measured: they would stand before what a reader asks for. */
const LEFT_OUT = /^(decisions\/|security\/asvs$|performance\/|changelog$)/;

export interface SearchedSite {
  /** The text of a page. */
  htmlOf(page: Page): string;
  /** As the navigation calls it. */
  titleOf(page: Page): string;
  addressOf(path: string): string;
}

export function searchSections(pages: readonly Page[], language: Language, site: SearchedSite): SearchSection[] {
  return pages
    .filter(({ path }) => !LEFT_OUT.test(path))
    .flatMap((page) => {
      const title = site.titleOf(page);
      const address = site.addressOf(page.path);
      return sectionsOf(site.htmlOf(page)).map(({ hash, heading, text }) => ({
        page: title,
        href: address + hash,
        heading,
        text,
        also: searchWords[language][page.path + hash],
        ...(page.language !== language && { foreign: true as const }),
      }));
    });
}

function sectionsOf(html: string): { hash: string; heading: string; text: string }[] {
  return html.split(/(?=<h[123] id=")/).flatMap((part) => {
    const [, depth, id, title = '', rest = ''] = /^<h([123]) id="([^"]*)">(.*)<\/h\1>(.*)$/s.exec(part) ?? [];
    const isFirst = depth === '1';
    const text = plainText(rest);
    if (text === '' && !isFirst) return [];
    return [{ hash: isFirst ? '' : `#${id}`, heading: isFirst ? '' : plainText(title), text }];
  });
}

function plainText(html: string): string {
  const words = html
    .replace(/<div class="caption">.*?<\/div>|<a class="anchor".*?<\/a>/gs, ' ')
    // These stand within a line, and even within a word.
    .replace(/<\/?(?:a|code|em|strong|wbr)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    // Of drawings, the words alone.
    .replace(/[─-◿]+/g, ' ');
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
  return words
    .replace(/&(lt|gt|quot|amp|#39);/g, (_entity, name: string) => named[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
