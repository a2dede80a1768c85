/** authenticateTestKey: whose test key is this? For what belongs to the sandbox alone. */
import { GatewayError } from '../errors.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import { authenticateApiKey, type PresentedApiKey } from './authenticate-api-key.ts';
import type { Organization } from './organization.ts';

/** @throws GatewayError `invalid_api_key`, for live keys too: they have no business here. */
export async function authenticateTestKey(presented: PresentedApiKey, apiKeys: ApiKeyStore): Promise<Organization> {
  const { organization, environment } = await authenticateApiKey(presented, apiKeys);
  if (environment !== 'test') throw new GatewayError('invalid_api_key');
  return organization;
}
