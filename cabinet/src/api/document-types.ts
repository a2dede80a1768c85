/** The document types with their names in the three languages. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { currentLanguage } from '../i18n/i18n.ts';
import type { Language } from '../i18n/languages.ts';
import { call } from './call.ts';

interface DocumentTypeSummary {
  document_type: string;
  title: Record<Language, string>;
}

export const listDocumentTypes = () => call<{ document_types: DocumentTypeSummary[] }>('GET', '/document-types/');

const documentTypesQuery = queryOptions({
  queryKey: ['document-types'],
  queryFn: listDocumentTypes,
  staleTime: Number.POSITIVE_INFINITY,
});

export interface DocumentTypeNames {
  /** By name in the visitor's language. */
  all: { type: string; name: string }[];
  /** The type itself while the names are not there yet. */
  nameOf(type: string): string;
}

export function useDocumentTypeNames(): DocumentTypeNames {
  const { data } = useQuery(documentTypesQuery);
  const language = currentLanguage();
  const all = (data?.document_types ?? []).map((each) => ({ type: each.document_type, name: each.title[language] }));
  all.sort((one, other) => one.name.localeCompare(other.name, language));
  return { all, nameOf: (type) => all.find((each) => each.type === type)?.name ?? type };
}
