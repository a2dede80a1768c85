/** resendWebhook: one event once more, whether it came through before or not. It keeps its id, so a receiver knows it again. */
import { GatewayError } from '../errors.ts';
import type { Counter } from '../limits/limit-store.ts';
import {
  auditOfEndpoint,
  findOwnEndpoint,
  sendByHand,
  type WebhookActor,
  type WebhookContext,
} from './webhook-context.ts';

/**
 * One that is being sent just now is left to it.
 * @throws GatewayError `webhook_endpoint_not_found`, `webhook_endpoint_disabled`, `webhook_not_found`, `too_many_calls`
 */
export async function resendWebhook(
  { endpointId, eventId }: { endpointId: string; eventId: string },
  actor: WebhookActor,
  context: WebhookContext,
): Promise<void> {
  const endpoint = await findOwnEndpoint(endpointId, actor, context);
  if (endpoint.disabled !== null) throw new GatewayError('webhook_endpoint_disabled');
  const of = { endpointId, organizationId: actor.organizationId };
  const audit = auditOfEndpoint('webhook_resent', actor, endpoint, context);
  const resend = (counters: readonly Counter[]) => context.deliveries.resendDelivery(of, eventId, audit, counters);
  if ((await sendByHand(actor, context, resend)) !== undefined) return;
  if ((await context.deliveries.findDelivery(of, eventId)) === undefined) throw new GatewayError('webhook_not_found');
}
