/**
 * startListening, takeWebhooks, stopListening: a program of a developer fetches the events of the sandbox, in place of a receiver to which the
 * gateway could post. What it is given is not signed: it comes as the answer to a call with the organisation's test key.
 */
import { GatewayError } from '../errors.ts';
import type { WebhookContext } from './webhook-context.ts';
import { webhookBody } from './webhook-event.ts';
import type { ListenerReference } from './webhook-listener-store.ts';

type ListeningContext = Pick<WebhookContext, 'listeners' | 'ids'>;

export interface TakenWebhook {
  /** `webhook-id`. */
  id: string;
  type: string;
  /** As a receiver is sent it. */
  body: string;
}

/** @returns the id of the listener */
export async function startListening(organizationId: string, { listeners, ids }: ListeningContext): Promise<string> {
  const id = ids.uuid();
  await listeners.insertListener({ id, organizationId });
  return id;
}

/** What has happened since the last call. @throws GatewayError `webhook_listener_not_found` */
export async function takeWebhooks(
  listener: ListenerReference,
  { listeners }: Pick<ListeningContext, 'listeners'>,
): Promise<TakenWebhook[]> {
  const events = await listeners.takeEvents(listener);
  if (events === undefined) throw new GatewayError('webhook_listener_not_found');
  return events.map((event) => ({ id: event.eventId, type: event.type, body: webhookBody(event) }));
}

/** @throws GatewayError `webhook_listener_not_found` */
export async function stopListening(
  listener: ListenerReference,
  { listeners }: Pick<ListeningContext, 'listeners'>,
): Promise<void> {
  if (!(await listeners.removeListener(listener))) throw new GatewayError('webhook_listener_not_found');
}
