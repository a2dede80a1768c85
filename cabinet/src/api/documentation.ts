/** The gateway's own documentation, as its search has it: each page, cut at its headings. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../i18n/languages.ts';

export interface DocumentationSection {
  page: string;
  href: string;
  /** Empty for what stands before the first one. */
  heading: string;
  text: string;
}

/** Where a page of it is in the visitor's language; without a path, where it begins. */
export function documentationAddress(language: Language, path = ''): string {
  return ['/docs', language === 'en' ? '' : language, path].filter(Boolean).join('/');
}

export const documentationQuery = (language: Language) =>
  queryOptions({
    queryKey: ['documentation', language],
    queryFn: async (): Promise<DocumentationSection[]> => {
      const response = await fetch(`/docs/search-${language}.json`);
      return response.ok ? await response.json() : [];
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
