/** revokeApiKey: from the next request on, in every process, the key does not work. */
import { findOwnKey } from './find-own-key.ts';
import { auditOfKey, type KeyActor, type KeyContext } from './key-context.ts';

/** Revoking twice is as good as once. @throws GatewayError `api_key_not_found` */
export async function revokeApiKey(
  { id, reason }: { id: string; reason: string | null },
  actor: KeyActor,
  context: KeyContext,
): Promise<void> {
  const { apiKey } = await findOwnKey(actor.organizationId, id, context.apiKeys);
  await context.apiKeys.revokeApiKey(apiKey, { ...auditOfKey('api_key_revoked', actor, apiKey, context), reason });
}
