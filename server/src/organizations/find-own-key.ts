/** The key with this id among those of the organisation. Another organisation's key is as unknown as one that never was. */
import { GatewayError } from '../errors.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import type { ApiKey } from './organization.ts';

/** @throws GatewayError `api_key_not_found` */
export async function findOwnKey(
  id: string,
  { organizationId }: { organizationId: string },
  { apiKeys }: { apiKeys: ApiKeyStore },
): Promise<{ apiKey: ApiKey; nowMs: number }> {
  const found = await apiKeys.findOwnApiKey({ id, organizationId });
  if (found === undefined) throw new GatewayError('api_key_not_found');
  return found;
}
