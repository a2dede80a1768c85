/** What the search of the pages looks through: each page, cut at its headings. The browser makes the index of it. */
import type { Page } from './read-pages.ts';

export interface SearchSection {
  page: string;
  href: string;
  /** Empty for what stands before the first one. */
  heading: string;
  text: string;
}

/** Long lists of what was chosen, required and measured: they would stand before what a reader asks for. */
const LEFT_OUT = /^(decisions\/|security\/asvs$|performance\/|changelog$)/;

/** @param htmlOf the text of a page */
export function searchSections(
  pages: readonly Page[],
  htmlOf: (page: Page) => string,
  addressOf: (path: string) => string,
): SearchSection[] {
  return pages
    .filter(({ path }) => !LEFT_OUT.test(path))
    .flatMap((page) => sectionsOf(page.title, htmlOf(page), addressOf(page.path)));
}

function sectionsOf(page: string, html: string, address: string): SearchSection[] {
  return html.split(/(?=<h[123] id=")/).flatMap((part) => {
    const [, depth, id, title = '', rest = ''] = /^<h([123]) id="([^"]*)">(.*)<\/h\1>(.*)$/s.exec(part) ?? [];
    const isFirst = depth === '1';
    const text = plainText(rest);
    if (text === '' && !isFirst) return [];
    return [{ page, href: isFirst ? address : `${address}#${id}`, heading: isFirst ? '' : plainText(title), text }];
  });
}

function plainText(html: string): string {
  const words = html
    .replace(/<div class="caption">.*?<\/div>|<a class="anchor".*?<\/a>/gs, ' ')
    // These stand within a line, and even within a word.
    .replace(/<\/?(?:a|code|em|strong|wbr)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ');
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };
  return words
    .replace(/&(lt|gt|quot|amp|#39);/g, (_entity, name: string) => named[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
