/** revokeApiKey: from the next request on, in every process, the key does not work. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { findOwnKey } from './find-own-key.ts';
import type { KeyContext } from './key-context.ts';

/** Revoking twice is as good as once. @throws GatewayError `api_key_not_found` */
export async function revokeApiKey(
  { id, reason }: { id: string; reason: string | null },
  actor: OrganizationActor,
  context: KeyContext,
): Promise<void> {
  const { apiKey } = await findOwnKey(id, actor, context);
  await context.apiKeys.revokeApiKey(apiKey, { ...auditOfAction('api_key_revoked', actor, apiKey, context), reason });
}
