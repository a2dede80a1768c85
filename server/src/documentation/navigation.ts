/** The pages in the order in which a reader needs them. A guide that stands nowhere here comes at the end of its group. */
import type { PageTranslations } from './page-translations.ts';

export interface NavigationGroup {
  title: keyof PageTranslations['groups'];
  /** Paths of pages. */
  pages: string[];
}

const groups: NavigationGroup[] = [
  { title: 'begin', pages: ['', 'start', 'three-stages', 'hosted-service'] },
  {
    title: 'build',
    pages: [
      'guides/integrate',
      'guides/flow',
      'guides/read-the-document',
      'guides/claims',
      'guides/webhooks',
      'guides/prove-an-answer',
      'guides/credentials',
      'document-types',
      'errors',
      'testing',
      'guides/sandbox',
      'guides/test-your-integration',
      'api',
    ],
  },
  { title: 'live', pages: ['going-live', 'compliance', 'guides/connect-relay', 'guides/connect-smartbridge'] },
  {
    title: 'operate',
    pages: [
      'guides/deploy',
      'guides/operate',
      'guides/backup',
      'guides/command-line',
      'guides/settings',
      'guides/scale-out',
      'guides/high-availability',
      'guides/audit',
      'security',
      'performance',
    ],
  },
  {
    title: 'more',
    pages: ['glossary', 'guides/where-it-happens', 'guides/add-a-document-type', 'decisions', 'changelog'],
  },
];

/** @param paths of all pages */
export function navigationOf(paths: readonly string[]): NavigationGroup[] {
  const listed = new Set(groups.flatMap(({ pages }) => pages));
  const further = paths.filter((path) => path.startsWith('guides/') && !listed.has(path));
  return groups.map(({ title, pages }) => ({
    title,
    pages: [...pages, ...(title === 'build' ? further : [])].filter((path) => paths.includes(path)),
  }));
}

/** The page of the navigation to which a page belongs: `errors` for `errors/invalid_iin`. */
export function placeInNavigation(path: string, navigation: readonly NavigationGroup[]): string {
  const listed = navigation.flatMap(({ pages }) => pages);
  return listed.includes(path) ? path : (path.split('/')[0] ?? '');
}
