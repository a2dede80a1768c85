/** authenticateApiKey: whose key is this? */
import { GatewayError } from '../errors.ts';
import { environmentOfApiKey, hashApiKey } from './api-key.ts';
import type { Environment, Organization } from './organization.ts';
import type { OrganizationStore } from './organization-store.ts';

export interface Caller {
  organization: Organization;
  environment: Environment;
  apiKeyId: string;
}

/** @throws GatewayError `invalid_api_key` for a key that is malformed, unknown or revoked; the three look alike. */
export async function authenticateApiKey(key: string, organizations: OrganizationStore): Promise<Caller> {
  const environment = environmentOfApiKey(key);
  if (environment === undefined) throw new GatewayError('invalid_api_key');
  const found = await organizations.findApiKey(hashApiKey(key));
  if (found === undefined || found.apiKey.revokedAt !== null || found.apiKey.environment !== environment) {
    throw new GatewayError('invalid_api_key');
  }
  return { organization: found.organization, environment, apiKeyId: found.apiKey.id };
}
