/** updateWebhookEndpoint: another address, other events or another name, for what is sent from now on. */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { readEndpointSettings, type TypedEndpointSettings } from './read-endpoint-settings.ts';
import { changeOfResult, endpointNotFound, findOwnEndpoint, type WebhookContext } from './webhook-context.ts';

/** @throws GatewayError `invalid_request`, `webhook_endpoint_not_found` */
export async function updateWebhookEndpoint(
  { id, settings: typed }: { id: string; settings: TypedEndpointSettings },
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const settings = readEndpointSettings(typed, endpoint.form, context.networks);
  const changed = auditOfAction('webhook_endpoint_changed', actor, endpoint, context);
  const audit = { ...changed, ...changeOfResult(endpoint.sendsResult, settings) };
  if (!(await context.endpoints.updateEndpoint(endpoint, settings, audit))) throw endpointNotFound();
}
