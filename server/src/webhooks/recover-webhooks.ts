/** recoverWebhooks: all events since a time that the endpoint has missed, once more. */
import type { OrganizationActor } from '../audit/actor.ts';
import { sendToEndpoint, type WebhookContext } from './webhook-context.ts';

/** @returns how many. @throws GatewayError as `sendToEndpoint` */
export async function recoverWebhooks(
  { endpointId, sinceMs }: { endpointId: string; sinceMs: number },
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<number> {
  const of = { endpointId, organizationId: actor.organizationId };
  const order = { endpointId, action: 'webhooks_recovered' } as const;
  const recovered = await sendToEndpoint(order, actor, context, (_, audit, counters) =>
    context.deliveries.recoverDeliveries(of, sinceMs, audit, counters),
  );
  return recovered ?? 0;
}
