/** What the search of the cabinet finds: pages, the calls of a document, what is typed as a number, and the documentation. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDocumentTypeNames } from '../api/document-types.ts';
import { documentationAddress, documentationSearchQuery } from '../api/documentation.ts';
import { gatewayQuery } from '../api/gateway.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { operatorNavigation, organizationNavigation } from '../navigation.ts';
import { useCurrentOrganization } from './current-organization.ts';
import type { IconName } from './icons.tsx';
import { useAccount } from './member-context.tsx';

/** Of the documentation: the pages of the cabinet stand before them. */
const MOST_SECTIONS = 6;

export interface SearchEntry {
  name: string;
  icon: IconName;
  to: string;
  params?: Record<string, string>;
  search?: Record<string, string>;
  /** Not a page of the cabinet. */
  isOutside?: true;
}

export function useSearchEntries(typed: string): SearchEntry[] {
  const text = typed.trim();
  const pages = usePages();
  const calls = useCalls(text);
  const words = text.toLocaleLowerCase().split(/\s+/);
  const fits = ({ name }: SearchEntry) => words.every((word) => name.toLocaleLowerCase().includes(word));
  const documentation = useDocumentation(text);
  return [...calls.asTyped, ...[...pages, ...(text === '' ? [] : calls.ofDocuments)].filter(fits), ...documentation];
}

function useDocumentation(text: string): SearchEntry[] {
  const { data: gateway } = useQuery(gatewayQuery);
  const { data: search } = useQuery({
    ...documentationSearchQuery(currentLanguage()),
    enabled: gateway?.documentation === true && text.length > 1,
  });
  const found = text.length > 1 ? (search?.(text).slice(0, MOST_SECTIONS) ?? []) : [];
  return found.map(({ page, heading, href }) => ({
    name: heading === '' ? page : `${page}: ${heading}`,
    icon: 'document',
    to: href,
    isOutside: true,
  }));
}

function usePages(): SearchEntry[] {
  const { t } = useTranslation();
  const { data: gateway } = useQuery(gatewayQuery);
  const { is_operator: isOperator, operator_permissions: operatorPermissions } = useAccount();
  const { organization } = useCurrentOrganization();
  const own = organizationNavigation.filter(({ permission }) => organization?.permissions.includes(permission));
  const operators = operatorNavigation.filter(
    ({ permission }) => isOperator && operatorPermissions.includes(permission),
  );
  const params = { organizationId: organization?.id ?? '' };
  return [
    ...[...own, ...operators].map(({ to, name }) => ({ name: t(`frame.pages.${name}`), icon: name, to, params })),
    { name: t('frame.accountAndSecurity'), icon: 'members', to: '/account' },
    ...(gateway?.documentation === true
      ? [
          {
            name: t('shell.documentation'),
            icon: 'document',
            to: documentationAddress(),
            isOutside: true,
          } as const,
        ]
      : []),
  ];
}

function useCalls(text: string): { asTyped: SearchEntry[]; ofDocuments: SearchEntry[] } {
  const { t } = useTranslation();
  const { all } = useDocumentTypeNames();
  const { organization } = useCurrentOrganization();
  if (organization?.permissions.includes('requests.read') !== true) return { asTyped: [], ofDocuments: [] };
  const callsWith = (name: string, search: Record<string, string>): SearchEntry => ({
    name,
    icon: 'requests',
    to: '/organizations/$organizationId/requests',
    params: { organizationId: organization.id },
    search,
  });
  return {
    asTyped: [
      ...(/^req_[\w-]+$/.test(text) ? [callsWith(t('shell.searchCall', { id: text }), { shown: text })] : []),
      ...(/^\d{4}$/.test(text) ? [callsWith(t('shell.searchCitizen', { digits: text }), { iin_end: text })] : []),
    ],
    ofDocuments: all.map(({ type, name }) =>
      callsWith(t('shell.callsOf', { document: name }), { document_type: type }),
    ),
  };
}
