/**
 * What webhooks tell: the events, and the body in which they are told (Standard Webhooks 1.0). A body never holds `backend_session_id`, which
 * is a bearer secret, nor anything of a citizen. The other form is in `provider-form.ts`.
 */
import type { Environment } from '../words/environment.ts';

/** Each event that an endpoint may want, and when it happens. A new one is a line here. */
export const webhookEvents = {
  'document.delivered': 'A document was delivered',
  'session.expired': 'A session ended without its document',
  'session.locked': 'A session was locked: too many wrong codes',
  'flow.finished': 'A session of a Flow ended, however it ended',
  'key.expiring': 'An API key ends within 7 days',
  'subscription.ending': 'A subscription ends in 30, 7 or 1 days, and nothing continues it',
} as const;

export type WebhookEventType = keyof typeof webhookEvents;

export const webhookEventTypes = Object.keys(webhookEvents) as WebhookEventType[];

/** What an endpoint is sent to try it out; nobody need want it. */
export const TEST_EVENT = 'webhook.test';

export interface WebhookEvent {
  /** `webhook-id`: the same for every endpoint, attempt and repetition. Without a dot. */
  id: string;
  type: WebhookEventType | typeof TEST_EVENT;
  organizationId: string;
  environment: Environment;
  /** Beside the environment, which stands in every event. */
  data: Record<string, string | number | null>;
  /** The same for endpoints in the provider's form; without it, they are not told. */
  provider?: ProviderTelling | undefined;
}

/** What endpoints in the provider's form are told of an event; see `provider-form.ts`. */
export interface ProviderTelling {
  data: ProviderData;
  /** By `encryptToldSession`. */
  encryptedSession: string;
  /** By `encryptToldResult`; undefined where nothing was handed over. */
  encryptedResult?: string | undefined;
}

export interface ProviderData {
  success: boolean;
  flow_name: string | null;
  failure_reason: { type: string; detail: string } | null;
}

/** @param rowId as `Ids.rowId` gives it */
export function webhookEventId(rowId: string): string {
  return `evt_${rowId.replaceAll('-', '')}`;
}

/** As it is stored until it is sent. */
export function dataOf({ environment, data }: WebhookEvent): string {
  return JSON.stringify({ environment, ...data });
}

/** The same bytes in each attempt. @param data as `dataOf` gave it */
export function webhookBody({ type, createdAt, data }: { type: string; createdAt: number; data: string }): string {
  const timestamp = new Date(createdAt).toISOString();
  return `{"type":${JSON.stringify(type)},"timestamp":"${timestamp}","data":${data}}`;
}
