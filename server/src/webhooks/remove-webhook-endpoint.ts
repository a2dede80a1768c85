/** removeWebhookEndpoint: nothing more is sent there, not even what waits. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { endpointNotFound, findOwnEndpoint, type WebhookContext } from './webhook-context.ts';

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function removeWebhookEndpoint(
  id: string,
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const audit = auditOfAction('webhook_endpoint_removed', actor, endpoint, context);
  if (!(await context.endpoints.removeEndpoint(endpoint, audit))) throw endpointNotFound();
}
