/** What was sent to an endpoint, what its receiver said, and how it is sent once more. */

import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { recoverWebhooks } from '../webhooks/recover-webhooks.ts';
import { resendWebhook } from '../webhooks/resend-webhook.ts';
import { sendTestWebhook } from '../webhooks/send-test-webhook.ts';
import { showWebhook } from '../webhooks/show-webhook.ts';
import { findOwnEndpoint, type WebhookContext } from '../webhooks/webhook-context.ts';
import { KEEP_DELIVERIES_MS } from '../webhooks/webhook-endpoint.ts';
import { durationText } from '../words/duration-text.ts';
import { actorOf, memberOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { cutPage, PAGE, readCursor } from './list-page.ts';
import { CABINET } from './schemas.ts';
import {
  deliveryPageSchema,
  deliveryParams,
  deliveryQuery,
  deliveryReply,
  endpointParams,
  recoverySchema,
  shownWebhookReply,
  shownWebhookSchema,
} from './webhook-schemas.ts';

const ENDPOINT = `${CABINET}/organizations/:organization_id/webhook-endpoints/:endpoint_id/`;
const DELIVERY = `${ENDPOINT}deliveries/:event_id/`;

export function registerWebhookRoutes(cabinet: HttpServer, context: WebhookContext): void {
  cabinet.get(`${ENDPOINT}deliveries/`, listWebhooksRoute, async (request) => {
    const { state, after } = request.query;
    const organizationId = memberOf(request).organization.id;
    const { id: endpointId } = await findOwnEndpoint(request.params.endpoint_id, { organizationId }, context);
    const order = { state, after: after === undefined ? undefined : readCursor(after, 'eventId'), most: PAGE + 1 };
    const found = await context.deliveries.listDeliveries({ endpointId, organizationId }, order);
    const { page, next } = cutPage(found, 'eventId');
    return { deliveries: page.map(deliveryReply), next };
  });

  cabinet.get(DELIVERY, showWebhookRoute, async (request) => {
    const { endpoint_id: endpointId, event_id: eventId } = request.params;
    const organizationId = memberOf(request).organization.id;
    return shownWebhookReply(await showWebhook({ endpointId, eventId, organizationId }, context));
  });

  cabinet.post(`${DELIVERY}resend/`, resendWebhookRoute, async (request) => {
    const { endpoint_id: endpointId, event_id: eventId } = request.params;
    await resendWebhook({ endpointId, eventId }, actorOf(request), context);
  });

  cabinet.post(`${ENDPOINT}recover/`, recoverWebhooksRoute, async (request) => {
    const recovery = { endpointId: request.params.endpoint_id, sinceMs: Date.parse(request.body.since) };
    return { recovered: await recoverWebhooks(recovery, actorOf(request), context) };
  });

  cabinet.post(`${ENDPOINT}test/`, sendTestWebhookRoute, async (request) => ({
    event_id: await sendTestWebhook(request.params.endpoint_id, actorOf(request), context),
  }));
}

const listWebhooksRoute = cabinetRoute(
  { access: 'webhooks.read', tag: 'webhooks', refuses: ['webhook_endpoint_not_found', 'invalid_request'] },
  {
    operationId: 'listWebhooks',
    summary: 'The events for a webhook endpoint',
    description: `Of the last ${durationText(KEEP_DELIVERIES_MS)}: newest first, ${PAGE} a page.`,
    params: endpointParams,
    querystring: deliveryQuery,
    response: { 200: json('A page of events.', deliveryPageSchema) },
  },
);

const showWebhookRoute = cabinetRoute(
  { access: 'webhooks.read', tag: 'webhooks', refuses: ['webhook_endpoint_not_found', 'webhook_not_found'] },
  {
    operationId: 'showWebhook',
    summary: 'An event with its body and its attempts',
    description: 'What was sent, and the beginning of each answer.',
    params: deliveryParams,
    response: { 200: json('The event.', shownWebhookSchema) },
  },
);

const resendWebhookRoute = cabinetRoute(
  {
    access: 'webhooks.manage',
    tag: 'webhooks',
    refuses: ['webhook_endpoint_not_found', 'webhook_endpoint_disabled', 'webhook_not_found', 'too_many_calls'],
  },
  {
    operationId: 'resendWebhook',
    summary: 'Send one event once more',
    description: 'Also one that came through. It keeps its `webhook-id`, and has all its attempts anew.',
    params: deliveryParams,
    response: { 204: done('It waits for its attempt.') },
  },
);

const recoverWebhooksRoute = cabinetRoute(
  {
    access: 'webhooks.manage',
    tag: 'webhooks',
    refuses: ['webhook_endpoint_not_found', 'webhook_endpoint_disabled', 'too_many_calls'],
  },
  {
    operationId: 'recoverWebhooks',
    summary: 'Send all events that an endpoint has missed since a time',
    description: 'Those that failed, and those of the time when it was disabled.',
    params: endpointParams,
    body: recoverySchema,
    response: { 200: json('How many.', Type.Object({ recovered: Type.Integer({ examples: [12] }) })) },
  },
);

const sendTestWebhookRoute = cabinetRoute(
  {
    access: 'webhooks.manage',
    tag: 'webhooks',
    refuses: ['webhook_endpoint_not_found', 'webhook_endpoint_disabled', 'too_many_calls'],
  },
  {
    operationId: 'sendTestWebhook',
    summary: 'Send a test event',
    description: 'A `webhook.test` that tells of nothing, signed and sent as every other event.',
    params: endpointParams,
    response: {
      200: json('It waits for its attempt.', Type.Object({ event_id: Type.String({ examples: ['evt_0199…'] }) })),
    },
  },
);
