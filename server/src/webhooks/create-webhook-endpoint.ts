/** createWebhookEndpoint: from now on the organisation is told there. The secret is told here and never again. */

import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import { readEndpointSettings, type TypedEndpointSettings } from './read-endpoint-settings.ts';
import { changeOfResult, type WebhookContext } from './webhook-context.ts';
import type { WebhookEndpoint, WebhookForm } from './webhook-endpoint.ts';
import { encryptWebhookSecret, newWebhookSecret } from './webhook-secret.ts';

/** @throws GatewayError `invalid_request`, `too_many_webhook_endpoints` */
export async function createWebhookEndpoint(
  order: { environment: Environment; form: WebhookForm; settings: TypedEndpointSettings },
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  const settings = readEndpointSettings(order.settings, order.form, context.networks);
  const secret = newWebhookSecret(context.ids);
  const made = {
    ...settings,
    id: context.ids.uuid(),
    organizationId: actor.organizationId,
    environment: order.environment,
    form: order.form,
    encryptedSecret: encryptWebhookSecret(secret, context.dataKey),
  };
  const audit = {
    ...auditOfAction('webhook_endpoint_created', actor, made, context),
    ...changeOfResult(false, made),
  };
  const endpoint = await context.endpoints.insertEndpoint(made, audit);
  if (endpoint === undefined) throw new GatewayError('too_many_webhook_endpoints');
  return { endpoint, secret };
}
