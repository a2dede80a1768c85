/** sendTestWebhook: an event that tells of nothing, signed and sent as every other one. */
import type { OrganizationActor } from '../audit/actor.ts';
import { GatewayError } from '../errors.ts';
import { sendToEndpoint, type WebhookContext } from './webhook-context.ts';
import { TEST_EVENT, webhookEventId } from './webhook-event.ts';

/** @returns the id of the event. @throws GatewayError as `sendToEndpoint` */
export async function sendTestWebhook(
  endpointId: string,
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<string> {
  const { organizationId } = actor;
  const id = webhookEventId(context.ids.rowId());
  const order = { endpointId, action: 'webhook_test_sent' } as const;
  const sent = await sendToEndpoint(order, actor, context, ({ environment }, audit, counters) => {
    const event = { id, type: TEST_EVENT, organizationId, environment, data: {} } as const;
    return context.deliveries.insertDelivery({ endpointId, organizationId }, event, audit, counters);
  });
  if (sent === undefined) throw new GatewayError('webhook_endpoint_disabled');
  return id;
}
