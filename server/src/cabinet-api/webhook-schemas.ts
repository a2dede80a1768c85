/** How the cabinet's API shows webhooks. */
import { oneOf, orNull, type Static, Type } from '../json/json-schema.ts';
import type { ShownWebhook } from '../webhooks/show-webhook.ts';
import { attemptOutcomes, deliveryStates, type WebhookDelivery } from '../webhooks/webhook-delivery.ts';
import {
  DESCRIPTION_MAX,
  disabledReasons,
  ENDPOINTS_MAX,
  MOST_FAILING_MS,
  URL_MAX,
  type WebhookEndpoint,
  webhookForms,
} from '../webhooks/webhook-endpoint.ts';
import { TEST_EVENT, webhookEvents, webhookEventTypes } from '../webhooks/webhook-event.ts';
import { TIMEOUT_MS } from '../webhooks/webhook-receiver.ts';
import { durationText } from '../words/duration-text.ts';
import { environmentField } from './api-key-schemas.ts';
import { afterField, nextField } from './list-page.ts';
import { organizationParams, timeField, toTime } from './schemas.ts';

const ENDPOINT_EXAMPLE = '5c0d2a1e-8b7f-4d3c-9e6a-2f1b0c9d8e7f';
const EVENT_EXAMPLE = 'evt_document_delivered_8c1f0e6b2f0c4f7c9b1a2d3e';

const eventText = Object.entries(webhookEvents)
  .map(([name, when]) => `\`${name}\`: ${when.charAt(0).toLowerCase()}${when.slice(1)}`)
  .join('. ');

const urlField = Type.String({
  maxLength: URL_MAX * 2,
  description: `Where webhooks are sent: https, at an address of the public internet. At most ${URL_MAX} characters`,
  examples: ['https://shop.example/webhooks/qujat'],
});

const descriptionField = Type.String({
  maxLength: DESCRIPTION_MAX * 4,
  description: `What it is, for people: at most ${DESCRIPTION_MAX} characters`,
  examples: ['Дүкен'],
});

const eventsField = Type.Array(oneOf(webhookEventTypes, { description: eventText, examples: ['document.delivered'] }), {
  minItems: 1,
  maxItems: webhookEventTypes.length,
  description: 'Which events it wants',
  examples: [['document.delivered', 'session.expired']],
});

const formField = oneOf(webhookForms, {
  description: [
    '`standard`: the events of this gateway. `provider`: `flow.finished` alone, as the `technology.end` of the vendor’s Flow, with the `session_id` of',
    'the Flow and its `metadata`. It stays as it is made',
  ].join(' '),
  examples: ['standard'],
});

const sendsResultField = Type.Boolean({
  description: [
    'Whether the document comes along as `edocument_result`. Only in the form `provider`, and to an address that begins with https://.',
    'It is kept, encrypted, until it was sent or given up: as a rule three days at most',
  ].join(' '),
  examples: [false],
});

const settingsFields = { url: urlField, description: descriptionField, events: eventsField };

export const endpointSettingsSchema = Type.Object({
  ...settingsFields,
  sends_result: Type.Optional(sendsResultField),
});

export const newEndpointSchema = Type.Object({
  environment: environmentField,
  form: Type.Optional(formField),
  ...endpointSettingsSchema.properties,
});

/** What is left out is as it was before there was a choice. */
export function typedSettings({
  sends_result: sendsResult = false,
  ...settings
}: Static<typeof endpointSettingsSchema>) {
  return { ...settings, sendsResult };
}

const endpointSchema = Type.Object({
  id: Type.String({ examples: [ENDPOINT_EXAMPLE] }),
  environment: environmentField,
  form: formField,
  ...settingsFields,
  sends_result: sendsResultField,
  state: oneOf(['enabled', ...disabledReasons] as const, {
    description: `\`enabled\`, or why it is disabled: \`member\` disabled it, its receiver is \`gone\` (410), or it was \`failing\` for ${durationText(MOST_FAILING_MS)}`,
    examples: ['enabled'],
  }),
  created_at: timeField('When it was made'),
  failing_since: orNull(timeField('Since when nothing has come through'), {
    description: 'Null where the last attempt came through',
  }),
  disabled_at: orNull(timeField('When it was disabled'), { description: 'Null where it is enabled' }),
});

export const endpointListSchema = Type.Object({
  endpoints: Type.Array(endpointSchema),
  most: Type.Integer({ description: 'How many an organisation may have', examples: [ENDPOINTS_MAX] }),
});

export const secretFields = {
  secret: Type.String({
    description: 'The secret that signs its webhooks (Standard Webhooks): told here and never again',
    examples: ['whsec_…'],
  }),
};

export const createdEndpointSchema = Type.Object({ ...endpointSchema.properties, ...secretFields });

const deliverySchema = Type.Object({
  event_id: Type.String({ description: 'The header `webhook-id`', examples: [EVENT_EXAMPLE] }),
  type: Type.String({ description: `One of the events, or \`${TEST_EVENT}\``, examples: ['document.delivered'] }),
  state: oneOf(deliveryStates, {
    description: '`failed`: all attempts were in vain, or the endpoint was disabled',
    examples: ['delivered'],
  }),
  created_at: timeField('When it happened'),
  next_attempt_at: orNull(timeField('When it is tried next'), { description: 'Null where it does not wait' }),
});

const attemptSchema = Type.Object({
  at: timeField('When'),
  url: Type.String({ examples: ['https://shop.example/webhooks/qujat'] }),
  outcome: oneOf(attemptOutcomes, {
    description: [
      '`refused`: the status was none from 200 to 299. `address_refused`: the name led to an address that webhooks may not go to.',
      `\`unreachable\`, \`timeout\`: no answer came, within ${durationText(TIMEOUT_MS)}`,
    ].join(' '),
    examples: ['delivered'],
  }),
  status: orNull(Type.Integer({ examples: [204] }), { description: 'Null where no answer came' }),
  answer: orNull(Type.String({ examples: ['ok'] }), {
    description: 'Its first kilobyte, as text; null where no answer came',
  }),
  duration_ms: Type.Integer({ examples: [84] }),
});

export const shownWebhookSchema = Type.Object({
  ...deliverySchema.properties,
  body: Type.String({
    description:
      'The body of each attempt, to the byte. In the form `provider`, the `session_id`, the `metadata` and the document are left out here',
    examples: ['{"type":"document.delivered",…}'],
  }),
  attempts: Type.Array(attemptSchema, { description: 'Newest first, 50 at most' }),
});

export const deliveryPageSchema = Type.Object({
  deliveries: Type.Array(deliverySchema),
  next: nextField,
});

export const deliveryQuery = Type.Object({
  state: Type.Optional(oneOf(deliveryStates, { description: 'Only those', examples: ['failed'] })),
  after: afterField,
});

export const recoverySchema = Type.Object({
  since: timeField('All events from this time on that the endpoint has missed'),
});

export const endpointParams = Type.Object({
  ...organizationParams.properties,
  endpoint_id: Type.String({ description: 'From `listWebhookEndpoints`', examples: [ENDPOINT_EXAMPLE] }),
});

export const deliveryParams = Type.Object({
  ...endpointParams.properties,
  event_id: Type.String({ maxLength: 120, description: 'From `listWebhooks`', examples: [EVENT_EXAMPLE] }),
});

export function endpointReply(endpoint: WebhookEndpoint): Static<typeof endpointSchema> {
  const { id, environment, form, url, description, events, sendsResult, disabled, createdAt, failingSince } = endpoint;
  return {
    id,
    environment,
    form,
    url,
    description,
    events,
    sends_result: sendsResult,
    state: disabled?.because ?? 'enabled',
    created_at: toTime(createdAt),
    failing_since: failingSince === null ? null : toTime(failingSince),
    disabled_at: disabled === null ? null : toTime(disabled.at),
  };
}

export function deliveryReply({
  eventId,
  type,
  state,
  createdAt,
  dueAt,
}: WebhookDelivery): Static<typeof deliverySchema> {
  return {
    event_id: eventId,
    type,
    state,
    created_at: toTime(createdAt),
    next_attempt_at: dueAt === null ? null : toTime(dueAt),
  };
}

export function shownWebhookReply({ delivery, body, attempts }: ShownWebhook): Static<typeof shownWebhookSchema> {
  return {
    ...deliveryReply(delivery),
    body,
    attempts: attempts.map(({ createdAt, durationMs, ...attempt }) => ({
      ...attempt,
      at: toTime(createdAt),
      duration_ms: durationMs,
    })),
  };
}
