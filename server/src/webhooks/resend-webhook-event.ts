/** resendWebhookEvent: one event once more to all that it was for, as a program asks with the organisation's key. */
import type { CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import type { ApiKeyStore } from '../organizations/api-key-store.ts';
import { authenticateApiKey, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { sendByHand, type WebhookContext } from './webhook-context.ts';

export interface EventToResend {
  apiKey: PresentedApiKey;
  eventId: string;
  source: CallSource;
}

/** Of the key's environment alone. @throws GatewayError `invalid_api_key`, `webhook_event_not_found`, `too_many_calls` */
export async function resendWebhookEvent(
  { apiKey, eventId, source }: EventToResend,
  context: Pick<WebhookContext, 'deliveries' | 'limits' | 'ids'> & { apiKeys: ApiKeyStore },
): Promise<void> {
  const { organization, environment, apiKeyId } = await authenticateApiKey(apiKey, context.apiKeys);
  const event = { organizationId: organization.id, environment, eventId };
  const audit = { action: 'webhook_resent', organizationId: organization.id, environment, target: apiKeyId } as const;
  const entry = { id: context.ids.rowId(), ...audit, ...source };
  const resent = await sendByHand(event, context, (counters) => context.deliveries.resendEvent(event, entry, counters));
  if (resent === undefined) throw new GatewayError('webhook_event_not_found');
}
