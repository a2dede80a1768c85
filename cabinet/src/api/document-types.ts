/** The document types with their names in the three languages, and where their samples are. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { currentLanguage } from '../i18n/i18n.ts';
import { call } from './call.ts';
import type { Answer } from './operation.ts';

export type DocumentTypeSummary = Answer<'listDocumentTypes'>['document_types'][number];

/** What can be asked of a type in place of the document. */
export type DocumentTypeDetails = Answer<'showDocumentType'>;

export const documentTypeQuery = (document_type: string) =>
  queryOptions({
    queryKey: ['document-type', document_type],
    queryFn: () => call('showDocumentType', { params: { document_type } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const documentTypesQuery = queryOptions({
  queryKey: ['document-types'],
  queryFn: async () => (await call('listDocumentTypes')).document_types,
  staleTime: Number.POSITIVE_INFINITY,
});

interface DocumentTypeNames {
  /** By name in the visitor's language. */
  all: { type: string; name: string }[];
  /** The type itself while the names are not there yet. */
  nameOf(type: string): string;
}

export function useDocumentTypeNames(): DocumentTypeNames {
  const { data: types = [] } = useQuery(documentTypesQuery);
  const language = currentLanguage();
  const all = types.map(({ document_type: type, title }) => ({ type, name: title[language] }));
  all.sort((one, other) => one.name.localeCompare(other.name, language));
  return { all, nameOf: (type) => all.find((each) => each.type === type)?.name ?? type };
}
