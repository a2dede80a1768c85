/** showApiKey: a test key is told once more; the audit keeps who asked for it. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import { findOwnKey } from './find-own-key.ts';
import type { KeyContext } from './key-context.ts';
import { secretOfApiKey } from './new-api-key.ts';

/** @throws GatewayError `api_key_not_found`, `api_key_not_shown` for a live key */
export async function showApiKey(id: string, actor: OrganizationActor, context: KeyContext): Promise<string> {
  const { apiKey } = await findOwnKey(id, actor, context);
  const secret = secretOfApiKey(apiKey, context);
  if (secret === null) throw new GatewayError('api_key_not_shown');
  await context.apiKeys.recordShowing(auditOfAction('api_key_shown', actor, apiKey, context));
  return secret;
}
