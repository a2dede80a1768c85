/** recoverWebhooks: all events since a time that the endpoint has missed, once more. */
import { GatewayError } from '../errors.ts';
import type { Counter } from '../limits/limit-store.ts';
import {
  auditOfEndpoint,
  findOwnEndpoint,
  sendByHand,
  type WebhookActor,
  type WebhookContext,
} from './webhook-context.ts';

/** @returns how many. @throws GatewayError `webhook_endpoint_not_found`, `webhook_endpoint_disabled`, `too_many_calls` */
export async function recoverWebhooks(
  { endpointId, sinceMs }: { endpointId: string; sinceMs: number },
  actor: WebhookActor,
  context: WebhookContext,
): Promise<number> {
  const endpoint = await findOwnEndpoint(endpointId, actor, context);
  if (endpoint.disabled !== null) throw new GatewayError('webhook_endpoint_disabled');
  const of = { endpointId, organizationId: actor.organizationId };
  const audit = auditOfEndpoint('webhooks_recovered', actor, endpoint, context);
  const recover = (counters: readonly Counter[]) => context.deliveries.recoverDeliveries(of, sinceMs, audit, counters);
  return (await sendByHand(actor, context, recover)) ?? 0;
}
