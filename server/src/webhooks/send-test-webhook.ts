/** sendTestWebhook: an event that tells of nothing, signed and sent as every other one. */
import { GatewayError } from '../errors.ts';
import {
  auditOfEndpoint,
  findOwnEndpoint,
  sendByHand,
  type WebhookActor,
  type WebhookContext,
} from './webhook-context.ts';
import { TEST_EVENT, webhookEventId } from './webhook-event.ts';

/** @returns the id of the event. @throws GatewayError `webhook_endpoint_not_found`, `webhook_endpoint_disabled`, `too_many_calls` */
export async function sendTestWebhook(id: string, actor: WebhookActor, context: WebhookContext): Promise<string> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  if (endpoint.disabled !== null) throw new GatewayError('webhook_endpoint_disabled');
  const { organizationId, environment } = endpoint;
  const event = {
    id: webhookEventId(context.ids.rowId()),
    type: TEST_EVENT,
    organizationId,
    environment,
    data: {},
  } as const;
  const audit = auditOfEndpoint('webhook_test_sent', actor, endpoint, context);
  const of = { endpointId: id, organizationId };
  const sent = await sendByHand(actor, context, (counters) =>
    context.deliveries.insertDelivery(of, event, audit, counters),
  );
  if (sent === undefined) throw new GatewayError('webhook_endpoint_disabled');
  return event.id;
}
