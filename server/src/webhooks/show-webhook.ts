/** showWebhook: an event for an endpoint, as it was sent, and what each attempt came to. In the provider's form without what opens a Flow's page. */
import { decrypt } from '../crypto/encrypt.ts';
import { GatewayError } from '../errors.ts';
import { HIDDEN, providerBody } from './provider-form.ts';
import { findOwnEndpoint, type WebhookContext } from './webhook-context.ts';
import type { WebhookAttempt, WebhookDelivery } from './webhook-delivery.ts';
import { webhookBody } from './webhook-event.ts';

export const ANSWER_PURPOSE = 'qujat webhook answer v1';

export interface ShownWebhook {
  delivery: WebhookDelivery;
  /** The same bytes in each attempt, in the form `standard`. */
  body: string;
  attempts: (Omit<WebhookAttempt, 'encryptedAnswer'> & { answer: string | null })[];
}

/** @throws GatewayError `webhook_endpoint_not_found`, `webhook_not_found` */
export async function showWebhook(
  { endpointId, eventId, organizationId }: { endpointId: string; eventId: string; organizationId: string },
  context: WebhookContext,
): Promise<ShownWebhook> {
  const { form } = await findOwnEndpoint(endpointId, { organizationId }, context);
  const of = { endpointId, organizationId };
  const delivery = await context.deliveries.findDelivery(of, eventId);
  if (delivery === undefined) throw new GatewayError('webhook_not_found');
  const attempts = await context.deliveries.listAttempts(of, eventId);
  return {
    delivery,
    body: form === 'provider' ? providerBody(delivery, HIDDEN) : webhookBody(delivery),
    attempts: attempts.map(({ encryptedAnswer, ...attempt }) => ({
      ...attempt,
      answer: encryptedAnswer === null ? null : decrypt(context.dataKey, ANSWER_PURPOSE, encryptedAnswer),
    })),
  };
}
