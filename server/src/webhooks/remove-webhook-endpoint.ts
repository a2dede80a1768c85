/** removeWebhookEndpoint: nothing more is sent there, not even what waits. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAct } from '../audit/audit-of-act.ts';
import { endpointNotFound, findOwnEndpoint, type WebhookContext } from './webhook-context.ts';

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function removeWebhookEndpoint(
  id: string,
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const audit = auditOfAct('webhook_endpoint_removed', actor, endpoint, context);
  if (!(await context.endpoints.removeEndpoint(endpoint, audit))) throw endpointNotFound();
}
