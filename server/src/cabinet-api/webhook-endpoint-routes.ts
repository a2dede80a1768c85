/** Where an organisation is told of events: its webhook endpoints in the cabinet. */

import type { HttpServer } from '../http/server.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import { createWebhookEndpoint } from '../webhooks/create-webhook-endpoint.ts';
import { disableWebhookEndpoint } from '../webhooks/disable-webhook-endpoint.ts';
import { enableWebhookEndpoint } from '../webhooks/enable-webhook-endpoint.ts';
import { removeWebhookEndpoint } from '../webhooks/remove-webhook-endpoint.ts';
import { rollWebhookSecret } from '../webhooks/roll-webhook-secret.ts';
import { updateWebhookEndpoint } from '../webhooks/update-webhook-endpoint.ts';
import type { WebhookContext } from '../webhooks/webhook-context.ts';
import { ENDPOINTS_MAX, KEEP_DELIVERIES_MS, SECRET_OVERLAP_MS } from '../webhooks/webhook-endpoint.ts';
import { durationText } from '../words/duration-text.ts';
import { actorOf, memberOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, organizationParams } from './schemas.ts';
import {
  createdEndpointSchema,
  endpointListSchema,
  endpointParams,
  endpointReply,
  endpointSettingsSchema,
  newEndpointSchema,
  secretFields,
  typedSettings,
} from './webhook-schemas.ts';

const ENDPOINTS = `${CABINET}/organizations/:organization_id/webhook-endpoints/`;
const ENDPOINT = `${ENDPOINTS}:endpoint_id/`;

export function registerWebhookEndpointRoutes(cabinet: HttpServer, context: WebhookContext): void {
  cabinet.get(ENDPOINTS, listWebhookEndpointsRoute, async (request) => {
    const endpoints = await context.endpoints.listEndpoints(memberOf(request).organization.id);
    return { endpoints: endpoints.map(endpointReply), most: ENDPOINTS_MAX };
  });

  cabinet.post(ENDPOINTS, createWebhookEndpointRoute, async (request) => {
    const { environment, form = 'standard', ...typed } = request.body;
    const order = { environment, form, settings: typedSettings(typed) };
    const { endpoint, secret } = await createWebhookEndpoint(order, actorOf(request), context);
    return { ...endpointReply(endpoint), secret };
  });

  cabinet.patch(ENDPOINT, updateWebhookEndpointRoute, async (request) => {
    const change = { id: request.params.endpoint_id, settings: typedSettings(request.body) };
    await updateWebhookEndpoint(change, actorOf(request), context);
  });

  cabinet.delete(ENDPOINT, removeWebhookEndpointRoute, async (request) =>
    removeWebhookEndpoint(request.params.endpoint_id, actorOf(request), context),
  );

  cabinet.post(`${ENDPOINT}enable/`, enableWebhookEndpointRoute, async (request) =>
    enableWebhookEndpoint(request.params.endpoint_id, actorOf(request), context),
  );

  cabinet.post(`${ENDPOINT}disable/`, disableWebhookEndpointRoute, async (request) =>
    disableWebhookEndpoint(request.params.endpoint_id, actorOf(request), context),
  );

  cabinet.post(`${ENDPOINT}roll-secret/`, rollWebhookSecretRoute, async (request) => ({
    secret: await rollWebhookSecret(request.params.endpoint_id, actorOf(request), context),
  }));
}

const listWebhookEndpointsRoute = cabinetRoute(
  { access: 'webhooks.read', tag: 'webhooks' },
  {
    operationId: 'listWebhookEndpoints',
    summary: 'The webhook endpoints of an organisation',
    description: 'Oldest first. The secrets are not in the list.',
    params: organizationParams,
    response: { 200: json('The endpoints.', endpointListSchema) },
  },
);

const createWebhookEndpointRoute = cabinetRoute(
  // Whoever has an endpoint learns of everything that happens.
  { access: 'webhooks.manage', recent: true, tag: 'webhooks', refuses: ['too_many_webhook_endpoints'] },
  {
    operationId: 'createWebhookEndpoint',
    summary: 'Make a webhook endpoint',
    description: 'It is told of what happens from now on. Its secret is told here and never again: keep the answer.',
    params: organizationParams,
    body: newEndpointSchema,
    response: { 201: json('The endpoint.', createdEndpointSchema) },
  },
);

const updateWebhookEndpointRoute = cabinetRoute(
  { access: 'webhooks.manage', recent: true, tag: 'webhooks', refuses: ['webhook_endpoint_not_found'] },
  {
    operationId: 'updateWebhookEndpoint',
    summary: 'Change the address, the name and the events of a webhook endpoint',
    description: 'It counts for each attempt from now on, also for events of before. The secret stays.',
    params: endpointParams,
    body: endpointSettingsSchema,
    response: { 204: done('Changed.') },
  },
);

const removeWebhookEndpointRoute = cabinetRoute(
  { access: 'webhooks.manage', tag: 'webhooks', refuses: ['webhook_endpoint_not_found'] },
  {
    operationId: 'removeWebhookEndpoint',
    summary: 'Remove a webhook endpoint',
    description: 'What waits for it is not sent any more.',
    params: endpointParams,
    response: { 204: done('Removed.') },
  },
);

const enableWebhookEndpointRoute = cabinetRoute(
  { access: 'webhooks.manage', tag: 'webhooks', refuses: ['webhook_endpoint_not_found'] },
  {
    operationId: 'enableWebhookEndpoint',
    summary: 'Enable a webhook endpoint',
    description: 'What happens from now on is sent. For what it has missed call `recoverWebhooks`.',
    params: endpointParams,
    response: { 204: done('It is enabled.') },
  },
);

const disableWebhookEndpointRoute = cabinetRoute(
  { access: 'webhooks.manage', tag: 'webhooks', refuses: ['webhook_endpoint_not_found'] },
  {
    operationId: 'disableWebhookEndpoint',
    summary: 'Disable a webhook endpoint',
    description: `Nothing is sent. What happens meanwhile is kept for ${durationText(KEEP_DELIVERIES_MS)}, and \`recoverWebhooks\` sends it.`,
    params: endpointParams,
    response: { 204: done('It is disabled.') },
  },
);

const rollWebhookSecretRoute = cabinetRoute(
  {
    access: 'webhooks.manage',
    recent: true,
    tag: 'webhooks',
    refuses: ['webhook_endpoint_not_found', 'webhook_secrets_overlap'],
  },
  {
    operationId: 'rollWebhookSecret',
    summary: 'Put a new secret in the place of an old one',
    description: `For ${durationText(SECRET_OVERLAP_MS)} webhooks carry a signature by each, so that the receiver can change over in peace. Twice in this time, and no more.`,
    params: endpointParams,
    response: { 200: json('The new secret.', Type.Object(secretFields)) },
  },
);
