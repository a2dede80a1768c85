/** The key that the page calls with: a test key of the organisation that works from everywhere, shown by the cabinet's API. */
import { useQuery } from '@tanstack/react-query';
import { type ApiKey, apiKeysQuery, showApiKey } from '../api/api-keys.ts';
import { useOrganization } from './member-context.tsx';

interface TestKey {
  /** Undefined while it comes, and where there is none. */
  testKey: string | undefined;
  /** There is no key that could be shown. */
  missing: boolean;
  error: Error | null;
  retry(): void;
}

export function useTestKey(): TestKey {
  const { id: organizationId } = useOrganization();
  const keys = useQuery(apiKeysQuery(organizationId));
  const best = keys.data === undefined ? undefined : bestTestKey(keys.data.api_keys);
  const secret = useQuery({
    queryKey: ['api-key-secret', organizationId, best?.id],
    queryFn: () => showApiKey(organizationId, best?.id ?? ''),
    enabled: best !== undefined,
    // Forgotten with the page.
    gcTime: 0,
  });
  return {
    testKey: best === undefined ? undefined : secret.data?.backend_api_key,
    missing: keys.data !== undefined && best === undefined,
    error: keys.error ?? secret.error,
    retry: () => {
      keys.refetch();
      if (best !== undefined) secret.refetch();
    },
  };
}

/** One without addresses where there is one: this browser may stand elsewhere. */
function bestTestKey(apiKeys: readonly ApiKey[]): ApiKey | undefined {
  const usable = apiKeys.filter(({ environment, state }) => environment === 'test' && state === 'usable');
  const open = usable.filter(({ allowed_ip_ranges: ranges }) => ranges.length === 0);
  return open.find(({ expires_at: expiresAt }) => expiresAt === null) ?? open[0] ?? usable[0];
}
