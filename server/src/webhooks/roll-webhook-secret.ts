/** rollWebhookSecret: a new secret, told here and never again. For a day both sign, so that a receiver can change over in peace. */
import {
  auditOfEndpoint,
  endpointNotFound,
  findOwnEndpoint,
  type WebhookActor,
  type WebhookContext,
} from './webhook-context.ts';
import { newWebhookSecret, sealWebhookSecret } from './webhook-secret.ts';

/** @throws GatewayError `webhook_endpoint_not_found` */
export async function rollWebhookSecret(id: string, actor: WebhookActor, context: WebhookContext): Promise<string> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const secret = newWebhookSecret(context.ids);
  const audit = auditOfEndpoint('webhook_secret_rolled', actor, endpoint, context);
  const rolled = await context.endpoints.rollSecret(endpoint, sealWebhookSecret(secret, context.sealing), audit);
  if (!rolled) throw endpointNotFound();
  return secret;
}
