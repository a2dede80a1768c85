/**
 * Markdown as the HTML of a page. HTML in the text is left out, and every attribute is escaped: what comes out holds only what stands
 * here. Samples of one thing in several languages, one after the other, become tabs.
 */
import GithubSlugger from 'github-slugger';
import { Marked, type Token, type Tokens } from 'marked';

export interface Heading {
  depth: number;
  id: string;
  /** As HTML without links. */
  html: string;
}

export interface RenderContext {
  /** Where a link of the text leads; undefined where its target is not part of the documentation. */
  hrefOf(href: string): string | undefined;
  /** The page that explains this word of code, such as an error; undefined where there is none. */
  explains(word: string): string | undefined;
  words: { copy: string; table: string };
}

/** In this order they stand in the tabs. */
const TAB_TITLES: Record<string, string> = {
  sh: 'curl',
  ts: 'TypeScript',
  js: 'JavaScript',
  python: 'Python',
  php: 'PHP',
};

export function renderMarkdown(markdown: string, context: RenderContext) {
  const headings: Heading[] = [];
  const marked = new Marked({ gfm: true });
  marked.use({ renderer: { ...blocks(headings, context.words), ...inlines(context) } });
  const html = grouped(marked.lexer(markdown)).map((group) => {
    const made = marked.parser(group);
    return group.length > 1 ? `<div class="tabs">${made}</div>\n` : made;
  });
  return { html: html.join(''), headings };
}

export type RenderedText = ReturnType<typeof renderMarkdown>;

/** Each token for itself, but samples that belong together in one group. */
function grouped(tokens: Token[]): Token[][] {
  const groups: Token[][] = [];
  for (const token of tokens.filter(({ type }) => type !== 'space')) {
    const last = groups.at(-1);
    const languages = last?.map(tabLanguage) ?? [];
    const language = tabLanguage(token);
    const joins = language !== undefined && languages[0] !== undefined && !languages.includes(language);
    if (joins) last?.push(token);
    else groups.push([token]);
  }
  return groups;
}

function tabLanguage(token: Token): string | undefined {
  const language = token.type === 'code' ? (token as Tokens.Code).lang : undefined;
  return language !== undefined && language in TAB_TITLES ? language : undefined;
}

type Renderer = NonNullable<Parameters<Marked['use']>[0]['renderer']>;

function blocks(headings: Heading[], words: RenderContext['words']): Renderer {
  const slugger = new GithubSlugger();
  return {
    code({ text, lang = '' }) {
      // A form for it is made in the browser.
      if (lang === 'call') return `<div class="try" data-call="${escapeHtml(text)}"></div>\n`;
      const label = lang === 'sh' && !/^ *curl |\bcurl -/m.test(text) ? 'shell' : (TAB_TITLES[lang] ?? lang);
      const copy = `<button type="button" class="copy" hidden>${escapeHtml(words.copy)}</button>`;
      const code = `<pre tabindex="0"><code>${escapeHtml(text)}\n</code></pre>`;
      // Without a language it is a drawing, or what a program has printed.
      const caption = lang === '' ? '' : `<div class="caption"><span>${escapeHtml(label)}</span>${copy}</div>`;
      return `<div class="code">${caption}${code}</div>\n`;
    },
    heading({ tokens, depth, text }) {
      const html = withoutLinks(this.parser.parseInline(tokens));
      const id = slugger.slug(text.replaceAll('`', ''));
      headings.push({ depth, id, html });
      const anchor = depth === 1 ? '' : ` <a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
      return `<h${depth} id="${id}">${html}${anchor}</h${depth}>\n`;
    },
    table(table) {
      const html = tableHtml(table, (tokens) => this.parser.parseInline(tokens));
      return `<div class="table" role="group" aria-label="${escapeHtml(words.table)}" tabindex="0">${html}</div>\n`;
    },
    html: () => '',
  };
}

/** Each cell knows the head of its column: on a phone, a row of three and more cells stands as lines below one another. */
function tableHtml({ header, rows }: Tokens.Table, inline: (tokens: Token[]) => string): string {
  const isHeadless = header.every(({ text }) => text === '');
  const isStacked = header.length > 2;
  const cell = ({ tokens }: Tokens.TableCell, column: number): string => {
    // Without a head, the first cell of each row says what the others are.
    if (isHeadless && column === 0) return `<th scope="row">${inline(tokens)}</th>`;
    const head =
      isStacked && column > 0 ? ` data-head="${escapeHtml(header[column]?.text ?? '').replaceAll('`', '')}"` : '';
    return `<td${head}>${inline(tokens)}</td>`;
  };
  // An empty head heads nothing.
  const heads = header.map(({ text, tokens }) => (text === '' ? '<td></td>' : `<th>${inline(tokens)}</th>`)).join('');
  const body = rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>\n`).join('');
  const head = isHeadless ? '' : `<thead><tr>${heads}</tr></thead>`;
  return `<table${isStacked ? ' class="stacked"' : ''}>${head}<tbody>${body}</tbody></table>`;
}

function inlines({ hrefOf, explains }: RenderContext): Renderer {
  return {
    link({ href, tokens }) {
      const html = withoutLinks(this.parser.parseInline(tokens));
      const target = hrefOf(href);
      return target === undefined ? html : `<a href="${escapeHtml(target)}">${html}</a>`;
    },
    image({ href, text }) {
      return `<img src="${escapeHtml(hrefOf(href) ?? '')}" alt="${escapeHtml(text)}" loading="lazy">`;
    },
    codespan({ text }) {
      // A long name breaks between its words.
      const code = `<code>${escapeHtml(text).replace(/(?<=\w)[_.](?=\w)/g, '$&<wbr>')}</code>`;
      const page = explains(text);
      return page === undefined ? code : `<a href="${escapeHtml(page)}">${code}</a>`;
    },
  };
}

/** A link may not stand in another, and a heading is the target of one. */
function withoutLinks(html: string): string {
  return html.replace(/<\/?a\b[^>]*>/g, '');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
