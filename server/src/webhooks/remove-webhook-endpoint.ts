/** removeWebhookEndpoint: nothing more is sent there, not even what waits. */
import {
  auditOfEndpoint,
  endpointNotFound,
  findOwnEndpoint,
  type WebhookActor,
  type WebhookContext,
} from './webhook-context.ts';

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function removeWebhookEndpoint(id: string, actor: WebhookActor, context: WebhookContext): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const audit = auditOfEndpoint('webhook_endpoint_removed', actor, endpoint, context);
  if (!(await context.endpoints.removeEndpoint(endpoint, audit))) throw endpointNotFound();
}
