/** rollApiKey: a new key with the settings of an old one, which goes on working for a while, so that no call fails meanwhile. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { HOUR_MS } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { CreatedApiKey } from './create-api-key.ts';
import { findOwnKey } from './find-own-key.ts';
import type { KeyContext } from './key-context.ts';
import { newApiKey } from './new-api-key.ts';

/** How long the old key goes on working. */
export const overlapsMs = { now: 0, '1h': HOUR_MS, '24h': 24 * HOUR_MS, '7d': 7 * 24 * HOUR_MS } as const;

export type Overlap = keyof typeof overlapsMs;

/** @throws GatewayError `api_key_not_found`, `api_key_not_usable` */
export async function rollApiKey(
  order: { id: string; overlap: Overlap },
  actor: OrganizationActor,
  context: KeyContext,
): Promise<CreatedApiKey> {
  const { apiKey: predecessor, nowMs } = await findOwnKey(order.id, actor, context);
  const { environment, name, allowedIpRanges, expiresAt } = predecessor;
  const successor = newApiKey(
    { organizationId: actor.organizationId, environment, name, allowedIpRanges, expiresAt, createdAt: nowMs },
    context,
  );
  const rolled = await context.apiKeys.rollApiKey({
    predecessor,
    successor: successor.apiKey,
    overlapMs: overlapsMs[order.overlap],
    audit: auditOfAction('api_key_rolled', actor, predecessor, context),
  });
  if (!rolled) throw new GatewayError('api_key_not_usable');
  return successor;
}
