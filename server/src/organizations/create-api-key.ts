/** createApiKey: another key for an organisation. A live key's secret is told here and never again. */

import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import type { KeyContext } from './key-context.ts';
import { readKeySettings, type TypedKeySettings } from './key-settings.ts';
import { newApiKey } from './new-api-key.ts';
import type { ApiKey } from './organization.ts';

export const KEYS_MAX = 100;

export interface CreatedApiKey {
  apiKey: ApiKey;
  secret: string;
}

/** @throws GatewayError `invalid_request`, `too_many_api_keys` */
export async function createApiKey(
  order: { environment: Environment; settings: TypedKeySettings },
  actor: OrganizationActor,
  context: KeyContext,
): Promise<CreatedApiKey> {
  const { apiKeys, nowMs } = await context.apiKeys.listApiKeys(actor.organizationId);
  if (apiKeys.filter((apiKey) => apiKey.revokedAt === null).length >= KEYS_MAX) {
    throw new GatewayError('too_many_api_keys');
  }
  const settings = readKeySettings(order.settings, nowMs);
  const { environment } = order;
  const created = newApiKey(
    { organizationId: actor.organizationId, environment, createdAt: nowMs, ...settings },
    context,
  );
  await context.apiKeys.insertApiKey(created.apiKey, auditOfAction('api_key_created', actor, created.apiKey, context));
  return created;
}
