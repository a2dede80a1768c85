/** Where an organisation is told of events, and by which rules. */
import { DAY_MS, HOUR_MS } from '../clock.ts';
import type { Environment } from '../words/environment.ts';
import type { WebhookEventType } from './webhook-event.ts';

export interface WebhookEndpoint extends WebhookEndpointSettings {
  id: string;
  organizationId: string;
  environment: Environment;
  /** For good: whoever reads it was made for one. */
  form: WebhookForm;
  encryptedSecret: string;
  /** Epoch milliseconds. */
  createdAt: number;
  /** The first failure since the last success. */
  failingSince: number | null;
  /** Null where it is enabled. */
  disabled: { at: number; because: DisabledBecause } | null;
}

export interface WebhookEndpointSettings {
  url: string;
  /** For people. */
  description: string;
  events: WebhookEventType[];
  /** Whether a Flow's document comes with its end; in the provider's form alone. */
  sendsResult: boolean;
}

/** How it is told: as Standard Webhooks, or as integrators of the vendor's Flow know it. Both are signed by Standard Webhooks. */
export const webhookForms = ['standard', 'provider'] as const;
export type WebhookForm = (typeof webhookForms)[number];

/** Somebody has disabled it; its receiver said that it is gone for good (410); or nothing has come through for `MOST_FAILING_MS`. */
export const disabledReasons = ['member', 'gone', 'failing'] as const;
export type DisabledBecause = (typeof disabledReasons)[number];

/** Of the row of a listener, which fetches its events itself: so nothing is sent to it. */
export const LISTENING = 'listening';

/** Of both environments together. */
export const ENDPOINTS_MAX = 20;
export const URL_MAX = 1_000;
export const DESCRIPTION_MAX = 100;

/** Both secrets sign for so long after a roll. */
export const SECRET_OVERLAP_MS = 24 * HOUR_MS;
export const MOST_FAILING_MS = 5 * DAY_MS;
/** Deliveries and their attempts. */
export const KEEP_DELIVERIES_MS = 30 * DAY_MS;
