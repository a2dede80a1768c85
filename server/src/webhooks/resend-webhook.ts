/** resendWebhook: one event once more, whether it came through before or not. It keeps its id, so a receiver knows it again. */
import type { OrganizationActor } from '../audit/actor.ts';
import { GatewayError } from '../errors.ts';
import { sendToEndpoint, type WebhookContext } from './webhook-context.ts';

/**
 * One that is being sent just now is left to it.
 * @throws GatewayError as `sendToEndpoint`, `webhook_not_found`
 */
export async function resendWebhook(
  { endpointId, eventId }: { endpointId: string; eventId: string },
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<void> {
  const of = { endpointId, organizationId: actor.organizationId };
  const order = { endpointId, action: 'webhook_resent' } as const;
  const resent = await sendToEndpoint(order, actor, context, (_, audit, counters) =>
    context.deliveries.resendDelivery(of, eventId, audit, counters),
  );
  if (resent !== undefined) return;
  if ((await context.deliveries.findDelivery(of, eventId)) === undefined) throw new GatewayError('webhook_not_found');
}
