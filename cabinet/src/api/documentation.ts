/** The gateway's own documentation: where it is, and its search. */
import { queryOptions } from '@tanstack/react-query';
import type { SearchedSection } from '../../../server/src/documentation/search-documentation.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';

/** Where a page of it is in the visitor's language; without a path, where it begins. */
export function documentationAddress(path = ''): string {
  const language = currentLanguage();
  return ['/docs', language === 'en' ? '' : language, path].filter(Boolean).join('/');
}

/** A function from words to the parts that fit them best: the search that the documentation itself has. */
export const documentationSearchQuery = (language: Language) =>
  queryOptions({
    queryKey: ['documentation', language],
    queryFn: async () => {
      const [{ searchDocumentation }, response] = await Promise.all([
        import('../../../server/src/documentation/search-documentation.ts'),
        fetch(`/docs/search-${language}.json`),
      ]);
      const sections: SearchedSection[] = response.ok ? await response.json() : [];
      return searchDocumentation(sections, language);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
