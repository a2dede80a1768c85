/** The organisation of the address; elsewhere the one that was opened last. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Organization, organizationQuery } from '../api/account.ts';
import { useAccount } from './member-context.tsx';

const LAST = 'qujat-organization';

export function rememberOrganization(id: string): void {
  localStorage.setItem(LAST, id);
}

interface CurrentOrganization {
  /** Undefined where there is none, or while it comes. */
  organization: Organization | undefined;
  error: unknown;
}

export function useCurrentOrganization(): CurrentOrganization {
  const { organizations } = useAccount();
  const { organizationId } = useParams({ strict: false });
  const own =
    organizationId === undefined
      ? (organizations.find(({ id }) => id === localStorage.getItem(LAST)) ?? organizations[0])
      : organizations.find(({ id }) => id === organizationId);
  // An operator opens organisations without being a member.
  const foreign = useQuery({
    ...organizationQuery(organizationId ?? ''),
    enabled: organizationId !== undefined && own === undefined,
  });
  return { organization: own ?? foreign.data, error: own === undefined ? foreign.error : null };
}
