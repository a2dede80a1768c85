/**
 * rollWebhookSecret: a new secret, told here and never again. For a day the one before signs too, so that a receiver can change
 * over in peace; and so does the one before that, for whoever has lost the new one.
 */
import type { OrganizationActor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import { findOwnEndpoint, type WebhookContext } from './webhook-context.ts';
import { encryptWebhookSecret, newWebhookSecret } from './webhook-secret.ts';

/** @throws GatewayError `webhook_endpoint_not_found`, `webhook_secrets_overlap` where it was rolled twice within the overlap */
export async function rollWebhookSecret(
  id: string,
  actor: OrganizationActor,
  context: WebhookContext,
): Promise<string> {
  const endpoint = await findOwnEndpoint(id, actor, context);
  const secret = newWebhookSecret(context.ids);
  const audit = auditOfAction('webhook_secret_rolled', actor, endpoint, context);
  const rolled = await context.endpoints.rollSecret(endpoint, encryptWebhookSecret(secret, context.dataKey), audit);
  if (rolled) return secret;
  await findOwnEndpoint(id, actor, context);
  throw new GatewayError('webhook_secrets_overlap');
}
