/** disableWebhookEndpoint: a member switches it off. Events are kept for `recoverWebhooks`, and not sent. */
import { auditOfEndpoint, findOwnEndpoint, type WebhookActor, type WebhookContext } from './webhook-context.ts';

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function disableWebhookEndpoint(id: string, actor: WebhookActor, context: WebhookContext): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const audit = auditOfEndpoint('webhook_endpoint_disabled', actor, endpoint, context);
  await context.endpoints.disableEndpoint({ ...endpoint, because: 'member', audit });
}
