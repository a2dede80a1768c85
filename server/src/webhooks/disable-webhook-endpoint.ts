/** disableWebhookEndpoint: a member disables it. Events are kept for `recoverWebhooks`, and not sent. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { findOwnEndpoint, type WebhookContext } from './webhook-context.ts';

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function disableWebhookEndpoint(
  id: string,
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const audit = auditOfAction('webhook_endpoint_disabled', actor, endpoint, context);
  await context.endpoints.disableEndpoint({ ...endpoint, because: 'member', audit });
}
