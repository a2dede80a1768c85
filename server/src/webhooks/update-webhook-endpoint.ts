/** updateWebhookEndpoint: another address, other events or another name, for what is sent from now on. */
import { readEndpointSettings, type TypedEndpointSettings } from './read-endpoint-settings.ts';
import {
  auditOfEndpoint,
  endpointNotFound,
  findOwnEndpoint,
  switchedResult,
  type WebhookActor,
  type WebhookContext,
} from './webhook-context.ts';

/** @throws GatewayError `invalid_request`, `webhook_endpoint_not_found` */
export async function updateWebhookEndpoint(
  { id, settings: typed }: { id: string; settings: TypedEndpointSettings },
  actor: WebhookActor,
  context: WebhookContext,
): Promise<void> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const settings = readEndpointSettings(typed, endpoint.form, context.networks);
  const changed = auditOfEndpoint('webhook_endpoint_changed', actor, endpoint, context);
  const audit = { ...changed, ...switchedResult(endpoint.sendsResult, settings) };
  if (!(await context.endpoints.updateEndpoint(endpoint, settings, audit))) throw endpointNotFound();
}
