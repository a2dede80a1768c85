/**
 * The documentation as addresses below `/docs` and what stands under each: pages in three languages, their Markdown, pictures, and
 * what the pages load. The gateway serves it, and `npm run docs:build` writes the same into files.
 */
import { documentTypePages } from './document-type-pages.ts';
import { errorPages } from './error-pages.ts';
import { llmsText } from './llms-text.ts';
import { navigationOf } from './navigation.ts';
import { readPageAssets } from './page-assets.ts';
import { type LayoutContext, layOutPage, markdownPath } from './page-layout.ts';
import { createPageLibrary } from './page-library.ts';
import { type Language, languages, words } from './page-words.ts';
import { type Page, readPages, readPictures } from './read-pages.ts';
import { renderPage } from './render-page.ts';
import { fileResource, type Resource, resource } from './resource.ts';
import { searchSections } from './search-sections.ts';
import { translatedErrorPages } from './translated-error-pages.ts';

export interface DocumentationSite {
  /** @param path below `/docs/`; empty for the first page */
  read(path: string): Resource | undefined;
  /** The page that says that there is none. */
  notFound(path: string): Resource;
  /** Everything that `read` finds. */
  paths(): string[];
}

export interface DocumentationSiteOptions {
  /** Where the documentation stands: `/docs`; empty for the root of a host. */
  base: string;
  /** Whether a gateway serves it, so that cabinet and API reference are at the same address. */
  gateway: boolean;
}

export function createDocumentationSite({ base, gateway }: DocumentationSiteOptions): DocumentationSite {
  const written = readPages();
  const made = [...errorPages(), ...translatedErrorPages(written), ...documentTypePages()];
  const library = createPageLibrary([...written, ...made]);
  const assets = readPageAssets();
  const pictures = readPictures();
  const placed = (path: string, language: Language = 'en') =>
    [language === 'en' ? '' : language, path].filter(Boolean).join('/');
  const addressOf = (path: string, language?: Language) =>
    `${base}/${placed(assets.pathOf(path), language)}`.replace(/(?<=.)\/$/, '');
  const navigation = navigationOf(library.paths, gateway);
  const titleOf = (path: string, language: Language) => library.find(path, language)?.title ?? path;
  const layout: LayoutContext = { gateway, navigation, addressOf, titleOf };
  const rendering = { library, pictures, addressOf };

  const shown = languages.flatMap((language) =>
    library.all(language).flatMap((page): [string, () => Resource][] => {
      const { path, title, markdown } = page;
      const show = () => {
        const text = renderPage(page, language, rendering);
        return resource(
          'html',
          layOutPage({ path, language, written: page.language, title, text, found: true }, layout),
        );
      };
      return [
        [placed(path, language), show],
        [placed(markdownPath(path), language), () => resource('md', markdown)],
      ];
    }),
  );
  const searched = languages.map((language): [string, () => Resource] => {
    const htmlOf = (page: Page) => renderPage(page, language, rendering).html;
    const sections = () => searchSections(library.all(language), htmlOf, (path) => addressOf(path, language));
    return [`search-${language}.json`, () => resource('json', JSON.stringify(sections()))];
  });
  const resources = new Map<string, () => Resource>([
    ...shown,
    ...searched,
    ['llms.txt', () => resource('txt', llmsText(navigation, library, { addressOf, gateway }))],
    ...[...pictures].map(([path, body]): [string, () => Resource] => [path, () => fileResource(path, body)]),
    ...[...assets.resources].map(([path, found]): [string, () => Resource] => [path, () => found]),
  ]);

  return {
    read: (path) => resources.get(path)?.(),
    paths: () => [...resources.keys()],
    notFound: (path) => {
      const language = languages.find((each) => path === each || path.startsWith(`${each}/`)) ?? 'en';
      const { notFound: title, notFoundText } = words[language];
      const text = { html: `<h1>${title}</h1>\n<p>${notFoundText}</p>\n`, headings: [] };
      const body = layOutPage({ path: '', language, written: language, title, text, found: false }, layout);
      return resource('html', body, { status: 404 });
    },
  };
}
