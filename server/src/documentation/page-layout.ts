/** The frame of every page: head, navigation, the text, what stands on the page. */
import { type Language, languages } from '../words/languages.ts';
import { type NavigationGroup, placeInNavigation } from './navigation.ts';
import { pageTranslations } from './page-translations.ts';
import { escapeHtml, type Heading, type RenderedText } from './render-markdown.ts';

export interface LayoutContext {
  /** Whether a gateway serves the page. */
  gateway: boolean;
  navigation: readonly NavigationGroup[];
  /** The address of a page, of a file or of an asset. */
  addressOf(path: string, language?: Language): string;
  titleOf(path: string, language: Language): string;
}

export interface LayoutPage {
  path: string;
  /** That the reader has chosen. */
  language: Language;
  /** In which the text is written. */
  written: Language;
  title: string;
  text: RenderedText;
  /** Whether the page is there as Markdown and in the other languages. */
  found: boolean;
}

export function layOutPage(page: LayoutPage, context: LayoutContext): string {
  const { language, written, text } = page;
  const said = pageTranslations[language];
  const notice = written === language ? '' : `<p class="notice">${noticeOf(page)}</p>\n`;
  const foreign = written === language ? '' : ` lang="${written}"`;
  return `<!doctype html>
<html lang="${language}"${context.gateway ? ' data-gateway' : ''}>
<head>
${headOf(page, context)}</head>
<body>
<a class="skip" href="#text">${said.skip}</a>
<header>
<a class="home" href="${context.addressOf('', language)}"><img src="${context.addressOf('assets/icon.svg')}" alt="" width="28" height="28">Qujat</a>
<button type="button" class="menu" aria-expanded="false" aria-controls="pages" hidden>${said.menu}</button>
<form class="search" role="search" hidden><input type="search" aria-label="${said.search}" placeholder="${said.search}" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" data-index="${context.addressOf(`search-${language}.json`)}" data-nothing="${escapeHtml(said.nothingFound)}"><div id="found" class="found" role="listbox" aria-label="${said.search}" hidden></div></form>
${context.gateway ? `<a class="cabinet" href="/cabinet/">${said.cabinet}</a>\n` : ''}<nav class="languages" aria-label="${said.languages}">${languagesOf(page, context)}</nav>
<button type="button" class="theme" aria-label="${said.theme}" title="${said.theme}" hidden></button>
</header>
<div class="frame">
<nav id="pages" class="pages" aria-label="${said.pages}">
${navigationHtml(page, context)}</nav>
<main id="text" tabindex="-1" data-copied="${said.copied}" data-use-my-key="${said.useMyKey}" data-no-key="${said.noKey}" data-send="${said.send}" data-test-key-only="${said.testKeyOnly}" data-no-answer="${said.noAnswer}">
${notice}<div${foreign}>
${text.html}</div>
${footerOf(page, context)}</main>
${contentsOf(text.headings, said.onThisPage)}</div>
</body>
</html>
`;
}

/** In place of a translation. */
function noticeOf({ path, language }: LayoutPage): string {
  const { notTranslated, referenceInEnglish } = pageTranslations[language];
  return /^api(\/|$)/.test(path) ? referenceInEnglish : notTranslated;
}

function headOf({ path, language, title, found }: LayoutPage, { addressOf }: LayoutContext): string {
  const others = found
    ? [
        `<link rel="alternate" type="text/markdown" href="${addressOf(markdownPath(path), language)}">`,
        ...languages.map((each) => `<link rel="alternate" hreflang="${each}" href="${addressOf(path, each)}">`),
      ]
    : [];
  const name = path === '' ? `Qujat: ${pageTranslations[language].documentation}` : `${title} · Qujat`;
  const lines = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(name)}</title>`,
    `<link rel="icon" href="${addressOf('assets/icon.svg')}" type="image/svg+xml">`,
    ...others,
    `<link rel="stylesheet" href="${addressOf('assets/docs.css')}">`,
    `<script src="${addressOf('assets/theme.js')}"></script>`,
    `<script type="module" src="${addressOf('assets/docs.js')}"></script>`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The twin of a page for programs. */
export function markdownPath(path: string): string {
  return `${path === '' ? 'index' : path}.md`;
}

function languagesOf({ path, language }: LayoutPage, { addressOf }: LayoutContext): string {
  const links = languages.map((each) => {
    const current = each === language ? ' aria-current="true"' : '';
    return `<a href="${addressOf(path, each)}" hreflang="${each}" lang="${each}"${current}>${pageTranslations[each].language}</a>`;
  });
  return links.join('\n');
}

function navigationHtml(
  { path, language, found }: LayoutPage,
  { navigation, addressOf, titleOf }: LayoutContext,
): string {
  const here = found ? placeInNavigation(path, navigation) : undefined;
  const item = (each: string) => {
    const current = each === here ? ` aria-current="${each === path ? 'page' : 'true'}"` : '';
    return `<li><a href="${addressOf(each, language)}"${current}>${escapeHtml(titleOf(each, language))}</a></li>\n`;
  };
  return navigation
    .map(
      ({ title, pages }) =>
        `<h2>${pageTranslations[language].groups[title]}</h2>\n<ul>\n${pages.map(item).join('')}</ul>\n`,
    )
    .join('');
}

function contentsOf(headings: readonly Heading[], title: string): string {
  const shown = headings.filter(({ depth }) => depth === 2 || depth === 3);
  if (shown.length < 2) return '';
  const items = shown.map(
    ({ depth, id, html }) => `<li${depth === 3 ? ' class="deeper"' : ''}><a href="#${id}">${html}</a></li>`,
  );
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">${title}</h2>\n<ul>\n${items.join('\n')}\n</ul></nav>\n`;
}

function footerOf({ path, language, found }: LayoutPage, { addressOf }: LayoutContext): string {
  if (!found) return '';
  return `<footer><a href="${addressOf(markdownPath(path), language)}">${pageTranslations[language].asMarkdown}</a></footer>\n`;
}
