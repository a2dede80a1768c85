/** enableWebhookEndpoint: events are sent there again, from now on. To be on twice is as good as once. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { findOwnEndpoint, type WebhookContext } from './webhook-context.ts';

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function enableWebhookEndpoint(
  id: string,
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  await context.endpoints.enableEndpoint(endpoint, auditOfAction('webhook_endpoint_enabled', actor, endpoint, context));
}
