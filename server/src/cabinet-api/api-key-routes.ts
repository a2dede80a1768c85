/** The organisation's API keys in the cabinet. */

import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { createApiKey } from '../organizations/create-api-key.ts';
import type { KeyContext } from '../organizations/key-context.ts';
import { revokeApiKey } from '../organizations/revoke-api-key.ts';
import { rollApiKey } from '../organizations/roll-api-key.ts';
import { showApiKey } from '../organizations/show-api-key.ts';
import { updateApiKey } from '../organizations/update-api-key.ts';
import { apiKeyReply, createdReply } from './api-key-reply.ts';
import {
  apiKeyChangesSchema,
  apiKeyParams,
  apiKeySchema,
  createdApiKeySchema,
  newApiKeySchema,
  rollSchema,
  secretSchema,
} from './api-key-schemas.ts';
import { actorOf, memberOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { readReason, reasonField } from './reason.ts';
import { CABINET, organizationParams } from './schemas.ts';

const ALL = `${CABINET}/organizations/:organization_id/api-keys/`;
const ONE = `${ALL}:api_key_id/`;

export function registerApiKeyRoutes(cabinet: HttpServer, context: KeyContext): void {
  cabinet.get(ALL, listApiKeysRoute, async (request) => {
    const { apiKeys, nowMs } = await context.apiKeys.listApiKeys(memberOf(request).organization.id);
    return { api_keys: apiKeys.map((apiKey) => apiKeyReply(apiKey, nowMs)) };
  });

  cabinet.post(ALL, createApiKeyRoute, async (request) => {
    const { environment, name, expires_at: expiresAt = null, allowed_ip_ranges: allowedIpRanges = [] } = request.body;
    const settings = { name, expiresAt: toEpochMs(expiresAt), allowedIpRanges };
    const created = await createApiKey({ environment, settings }, actorOf(request), context);
    return createdReply(created);
  });

  cabinet.patch(ONE, updateApiKeyRoute, async (request) => {
    const { name, expires_at: expiresAt, allowed_ip_ranges: allowedIpRanges } = request.body;
    const settings = { name, expiresAt: toEpochMs(expiresAt), allowedIpRanges };
    await updateApiKey({ id: request.params.api_key_id, settings }, actorOf(request), context);
  });

  cabinet.post(`${ONE}roll/`, rollApiKeyRoute, async (request) => {
    const order = { id: request.params.api_key_id, overlap: request.body.overlap };
    return createdReply(await rollApiKey(order, actorOf(request), context));
  });

  cabinet.get(`${ONE}secret/`, showApiKeyRoute, async (request) => ({
    backend_api_key: await showApiKey(request.params.api_key_id, actorOf(request), context),
  }));

  cabinet.post(`${ONE}revoke/`, revokeApiKeyRoute, async (request) => {
    const { reason = '' } = request.body;
    const given = memberOf(request).actor === 'operator' || reason !== '' ? readReason(reason) : null;
    await revokeApiKey({ id: request.params.api_key_id, reason: given }, actorOf(request), context);
  });
}

function toEpochMs(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

const listApiKeysRoute = cabinetRoute(
  { access: 'api_keys.read', tag: 'apiKeys' },
  {
    operationId: 'listApiKeys',
    summary: 'The API keys of an organisation',
    description: 'Oldest first, revoked ones too. The keys themselves are not in the list.',
    params: organizationParams,
    response: { 200: json('The keys.', Type.Object({ api_keys: Type.Array(apiKeySchema) })) },
  },
);

const createApiKeyRoute = cabinetRoute(
  // A live key reaches real people.
  {
    access: 'api_keys.manage',
    recent: ({ environment }: { environment: string }) => environment === 'live',
    tag: 'apiKeys',
    refuses: ['too_many_api_keys'],
  },
  {
    operationId: 'createApiKey',
    summary: 'Make an API key',
    description: 'A live key needs a fresh proof of who you are, and is told here and never again: keep the answer.',
    params: organizationParams,
    body: newApiKeySchema,
    response: { 201: json('The key.', createdApiKeySchema) },
  },
);

const updateApiKeyRoute = cabinetRoute(
  { access: 'api_keys.manage', recent: true, tag: 'apiKeys', refuses: ['api_key_not_found', 'api_key_not_usable'] },
  {
    operationId: 'updateApiKey',
    summary: 'Change the name, the end and the addresses of an API key',
    description: 'It counts from the next request, in every process.',
    params: apiKeyParams,
    body: apiKeyChangesSchema,
    response: { 204: done('Changed.') },
  },
);

const rollApiKeyRoute = cabinetRoute(
  { access: 'api_keys.manage', recent: true, tag: 'apiKeys', refuses: ['api_key_not_found', 'api_key_not_usable'] },
  {
    operationId: 'rollApiKey',
    summary: 'Put a new key in the place of an old one',
    description: 'The new key has the settings of the old one, which goes on working for the overlap.',
    params: apiKeyParams,
    body: rollSchema,
    response: { 201: json('The new key.', createdApiKeySchema) },
  },
);

const showApiKeyRoute = cabinetRoute(
  { access: 'api_keys.manage', tag: 'apiKeys', refuses: ['api_key_not_found', 'api_key_not_shown'] },
  {
    operationId: 'showApiKey',
    summary: 'Show a test key again',
    description: 'A live key is stored as a hash alone: nobody can show it. Each showing leaves a row in the audit.',
    params: apiKeyParams,
    response: { 200: json('The key.', secretSchema) },
  },
);

const revokeApiKeyRoute = cabinetRoute(
  { access: 'api_keys.revoke', tag: 'apiKeys', refuses: ['api_key_not_found'] },
  {
    operationId: 'revokeApiKey',
    summary: 'Revoke an API key',
    description: [
      'It counts at once, in every process, for open sessions too. A revoked key stays revoked. Operators must give a reason, which the',
      'organisation sees.',
    ].join(' '),
    params: apiKeyParams,
    body: Type.Object({ reason: Type.Optional(reasonField) }),
    response: { 204: done('Revoked.') },
  },
);
