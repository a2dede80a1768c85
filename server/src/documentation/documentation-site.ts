/**
 * The documentation as addresses below `/docs` and what stands under each: pages in three languages, their Markdown, pictures, and
 * what the pages load. The gateway serves it, and `npm run docs:build` writes the same into files.
 */
import type { OpenApiDocument } from '../http/openapi-document.ts';
import { type Language, languages } from '../words/languages.ts';
import { apiPages } from './api-pages.ts';
import { documentTypePages } from './document-type-pages.ts';
import { errorPages } from './error-pages.ts';
import { llmsText } from './llms-text.ts';
import { navigationOf } from './navigation.ts';
import { readPageAssets } from './page-assets.ts';
import { type LayoutContext, layOutPage, markdownPath } from './page-layout.ts';
import { createPageLibrary } from './page-library.ts';
import { pageTranslations } from './page-translations.ts';
import { type Page, readPages, readPictures } from './read-pages.ts';
import type { RenderedText } from './render-markdown.ts';
import { renderPage } from './render-page.ts';
import { fileResource, type Resource, resource } from './resource.ts';
import { searchSections } from './search-sections.ts';
import { translatedErrorPages } from './translated-error-pages.ts';

export interface DocumentationSiteOptions {
  /** Where the documentation stands: `/docs`; empty for the root of a host. */
  base: string;
  /** Whether a gateway serves it, so that the cabinet is at the same address and calls can be tried. */
  gateway: boolean;
  /** Of what integrators call. */
  openApi: OpenApiDocument;
}

export function createDocumentationSite(options: DocumentationSiteOptions) {
  const parts = gatherParts(options);
  const resources = new Map<string, () => Resource>([
    ...pageResources(parts),
    ...searchResources(parts),
    ['llms.txt', () => resource('txt', llmsText(parts.library, parts.layout))],
    ...[...parts.pictures].map(([path, body]): MadeResource => [path, () => fileResource(path, body)]),
    ...[...parts.assets.resources].map(([path, found]): MadeResource => [path, () => found]),
  ]);
  return {
    /** @param path below `/docs/`; empty for the first page */
    read: (path: string): Resource | undefined => resources.get(path)?.(),
    /** Everything that `read` finds. */
    paths: (): string[] => [...resources.keys()],
    /** The page that says that there is none. */
    notFound: (path: string): Resource => notFoundPage(path, parts.layout),
  };
}

export type DocumentationSite = ReturnType<typeof createDocumentationSite>;

/** A path, and how what stands there is made when somebody reads it. */
type MadeResource = [string, () => Resource];

function gatherParts({ base, gateway, openApi }: DocumentationSiteOptions) {
  const written = readPages();
  const made = [...errorPages(), ...translatedErrorPages(), ...documentTypePages(), ...apiPages(openApi, gateway)];
  const library = createPageLibrary([...written, ...made]);
  const assets = readPageAssets();
  const layout: LayoutContext = {
    gateway,
    navigation: navigationOf(library.paths),
    addressOf: (path, language) => `${base}/${placed(assets.pathOf(path), language)}`.replace(/(?<=.)\/$/, ''),
    titleOf: (path, language) => pageTranslations[language].titles[path] ?? library.find(path, language)?.title ?? path,
  };
  return { library, pictures: readPictures(), assets, layout };
}

type SiteContext = ReturnType<typeof gatherParts>;

/** Below the documentation's own address. */
function placed(path: string, language: Language = 'en'): string {
  return [language === 'en' ? '' : language, path].filter(Boolean).join('/');
}

/** Each page in each language, and its Markdown. */
function pageResources(parts: SiteContext): MadeResource[] {
  return languages.flatMap((language) =>
    parts.library.all(language).flatMap((page): MadeResource[] => [
      [placed(page.path, language), () => showPage(page, language, parts)],
      [placed(markdownPath(page.path), language), () => resource('md', page.markdown)],
    ]),
  );
}

function showPage(page: Page, language: Language, parts: SiteContext): Resource {
  const { path, title, language: written } = page;
  const text = textOf(page, language, parts);
  return resource('html', layOutPage({ path, language, written, title, text, found: true }, parts.layout));
}

function textOf(page: Page, language: Language, { library, pictures, layout }: SiteContext): RenderedText {
  return renderPage(page, language, { library, pictures, addressOf: layout.addressOf });
}

function searchResources(parts: SiteContext): MadeResource[] {
  return languages.map((language) => {
    const sections = () =>
      searchSections(parts.library.all(language), language, {
        htmlOf: (page) => textOf(page, language, parts).html,
        titleOf: ({ path }) => parts.layout.titleOf(path, language),
        addressOf: (path) => parts.layout.addressOf(path, language),
      });
    return [`search-${language}.json`, () => resource('json', JSON.stringify(sections()))];
  });
}

function notFoundPage(path: string, layout: LayoutContext): Resource {
  const language = languages.find((each) => path === each || path.startsWith(`${each}/`)) ?? 'en';
  const { notFound: title, notFoundText } = pageTranslations[language];
  const overview = `<a href="${layout.addressOf('', language)}">${layout.titleOf('', language)}</a>`;
  const text = { html: `<h1>${title}</h1>\n<p>${notFoundText}</p>\n<p>${overview}</p>\n`, headings: [] };
  const body = layOutPage({ path: '', language, written: language, title, text, found: false }, layout);
  return resource('html', body, { status: 404 });
}
