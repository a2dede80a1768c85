/** The organisation's API keys. */
import { queryOptions } from '@tanstack/react-query';
import { call } from './call.ts';
import type { Answer, Body } from './operation.ts';

export type ApiKey = Answer<'listApiKeys'>['api_keys'][number];
export type CreatedApiKey = Answer<'createApiKey'>;
export type Environment = ApiKey['environment'];
export type ApiKeySettings = Required<Body<'updateApiKey'>>;
export type Overlap = Body<'rollApiKey'>['overlap'];

export const apiKeysQuery = (organization_id: string) =>
  queryOptions({
    queryKey: ['api-keys', organization_id],
    queryFn: () => call('listApiKeys', { params: { organization_id } }),
  });

export const createApiKey = (organization_id: string, body: Body<'createApiKey'>) =>
  call('createApiKey', { params: { organization_id }, body });

export const updateApiKey = (organization_id: string, api_key_id: string, body: ApiKeySettings) =>
  call('updateApiKey', { params: { organization_id, api_key_id }, body });

export const rollApiKey = (organization_id: string, api_key_id: string, overlap: Overlap) =>
  call('rollApiKey', { params: { organization_id, api_key_id }, body: { overlap } });

/** Only of a test key. */
export const showApiKey = (organization_id: string, api_key_id: string) =>
  call('showApiKey', { params: { organization_id, api_key_id } });

/** @param reason operators must give one */
export const revokeApiKey = (organization_id: string, api_key_id: string, reason?: string) =>
  call('revokeApiKey', { params: { organization_id, api_key_id }, body: { reason } });
