/** The organisation's API keys. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';

export type Environment = 'test' | 'live';
export type Overlap = 'now' | '1h' | '24h' | '7d';

export interface ApiKey {
  id: string;
  environment: Environment;
  /** What uses it; may be empty. */
  name: string;
  last_four: string;
  state: 'usable' | 'expired' | 'revoked';
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  revocation_reason: string | null;
  last_used_at: string | null;
  /** When a page of another site last sent it. */
  seen_in_browser_at: string | null;
  allowed_ip_ranges: string[];
}

export interface CreatedApiKey extends ApiKey {
  backend_api_key: string;
}

export interface ApiKeySettings {
  name: string;
  expires_at: string | null;
  allowed_ip_ranges: string[];
}

const pathOf = (organizationId: string) => `/cabinet/organizations/${organizationId}/api-keys/`;

export const apiKeysQuery = (organizationId: string) =>
  queryOptions({ queryKey: ['api-keys', organizationId], queryFn: () => listApiKeys(organizationId) });

const listApiKeys = (organizationId: string) => call<{ api_keys: ApiKey[] }>('GET', pathOf(organizationId));

export const createApiKey = (organizationId: string, key: ApiKeySettings & { environment: Environment }) =>
  call<CreatedApiKey>('POST', pathOf(organizationId), key);

export const updateApiKey = (organizationId: string, id: string, settings: ApiKeySettings) =>
  call<void>('PATCH', `${pathOf(organizationId)}${id}/`, settings);

export const rollApiKey = (organizationId: string, id: string, overlap: Overlap) =>
  call<CreatedApiKey>('POST', `${pathOf(organizationId)}${id}/roll/`, { overlap });

/** Only of a test key. */
export const showApiKey = (organizationId: string, id: string) =>
  call<{ backend_api_key: string }>('GET', `${pathOf(organizationId)}${id}/secret/`);

/** @param reason operators must give one */
export const revokeApiKey = (organizationId: string, id: string, reason?: string) =>
  call<void>('POST', `${pathOf(organizationId)}${id}/revoke/`, { reason });
