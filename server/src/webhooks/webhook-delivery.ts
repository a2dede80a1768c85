/** An event on its way to one endpoint, and the attempts to hand it over. */
import type { WebhookEndpoint } from './webhook-endpoint.ts';

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const attemptOutcomes = ['delivered', 'refused', 'timeout', 'unreachable', 'address_refused'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

export interface WebhookDelivery {
  eventId: string;
  type: string;
  /** JSON, as `dataOf` gave it. */
  data: string;
  state: DeliveryState;
  createdAt: number;
  /** When it is tried next; null where it does not wait. */
  dueAt: number | null;
}

/** One that a sender has taken, with all that it needs. */
export interface TakenDelivery {
  id: string;
  eventId: string;
  type: string;
  data: string;
  /** For the provider's form; see `provider-form.ts`. */
  encryptedSession: string | null;
  encryptedResult: string | null;
  createdAt: number;
  /** With the one that is being made. */
  tries: number;
  fence: string;
  endpoint: WebhookEndpoint;
  /** Those that count now, encrypted; the newest first. */
  encryptedSecrets: string[];
  /** The store's time. */
  nowMs: number;
}

export interface WebhookAttempt {
  url: string;
  outcome: AttemptOutcome;
  /** Null where no answer came. */
  status: number | null;
  encryptedAnswer: string | null;
  durationMs: number;
  createdAt: number;
}
