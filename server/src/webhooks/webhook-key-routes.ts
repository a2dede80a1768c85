/** What a program does about webhooks with the organisation's key. The endpoints are the cabinet's. */
import { bearerTokenOf } from '../http/bearer-token.ts';
import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import type { HttpRequest, HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { done, json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';
import type { ApiKeyStore } from '../organizations/api-key-store.ts';
import { authenticateTestKey } from '../organizations/authenticate-test-key.ts';
import { presentApiKey } from '../organizations/present-api-key.ts';
import { startListening, stopListening, takeWebhooks } from './listen-for-webhooks.ts';
import { resendWebhookEvent } from './resend-webhook-event.ts';
import type { WebhookContext } from './webhook-context.ts';

const LISTENERS = '/api/v1/sandbox/webhook-listeners/';

export function registerWebhookKeyRoutes(server: HttpServer, context: WebhookContext & { apiKeys: ApiKeyStore }): void {
  const organizationOf = async (request: HttpRequest) =>
    (await authenticateTestKey(presentApiKey(bearerTokenOf(request) ?? '', request), context.apiKeys)).id;
  const listenerOf = async (request: HttpRequest, id: string) => ({
    id,
    organizationId: await organizationOf(request),
  });

  server.post(LISTENERS, { schema: startListeningSchema }, async (request) => {
    const id = await startListening(await organizationOf(request), context);
    return { id };
  });

  server.post(`${LISTENERS}:listener_id/take/`, { schema: takeWebhooksSchema }, async (request) => ({
    webhooks: await takeWebhooks(await listenerOf(request, request.params.listener_id), context),
  }));

  server.delete(`${LISTENERS}:listener_id/`, { schema: stopListeningSchema }, async (request) =>
    stopListening(await listenerOf(request, request.params.listener_id), context),
  );

  server.post('/api/v1/backend/webhooks/resend/', { schema: resendWebhookEventSchema }, async (request) => {
    const { api_key: key, event_id: eventId } = request.body;
    const event = { apiKey: presentApiKey(key, request), eventId, source: sourceOf(request) };
    await resendWebhookEvent(event, context);
  });
}

const sandbox = { tags: ['Sandbox'], security: [{ testKey: [] }] };
const listenerParams = Type.Object({ listener_id: Type.String({ description: 'From `startListening`' }) });

const startListeningSchema = {
  operationId: 'startListening',
  ...sandbox,
  summary: 'Listen for webhooks without a receiver',
  description:
    'What happens from now on waits to be taken. Of more than five listeners the oldest ends, and one that takes nothing for an hour.',
  response: {
    201: json(
      'The listener.',
      Type.Object({ id: Type.String({ examples: ['0d1f6c1e-2f63-4e1a-9d0f-5b8e6f6b7a10'] }) }),
    ),
    ...errorResponses(['invalid_api_key', 'service_unavailable']),
  },
};

const takeWebhooksSchema = {
  operationId: 'takeWebhooks',
  ...sandbox,
  summary: 'Take the webhooks that have come since the last call',
  description:
    'Each once, the oldest first, 100 at most. Ask about every second; `qujat webhooks listen` does so, signs them and posts them.',
  params: listenerParams,
  response: {
    200: json(
      'The webhooks.',
      Type.Object({
        webhooks: Type.Array(
          Type.Object({
            id: Type.String({ description: 'The `webhook-id`' }),
            type: Type.String({ examples: ['document.delivered'] }),
            body: Type.String({ description: 'What a receiver is sent, JSON' }),
          }),
        ),
      }),
    ),
    ...errorResponses(['invalid_request', 'invalid_api_key', 'webhook_listener_not_found', 'service_unavailable']),
  },
};

const stopListeningSchema = {
  operationId: 'stopListening',
  ...sandbox,
  summary: 'End a listener',
  params: listenerParams,
  response: {
    204: done('Ended.'),
    ...errorResponses(['invalid_request', 'invalid_api_key', 'webhook_listener_not_found', 'service_unavailable']),
  },
};

const resendWebhookEventSchema = {
  operationId: 'resendWebhookEvent',
  tags: ['Webhooks'],
  summary: 'Send one event once more',
  description:
    'To each enabled endpoint that it was for, also where it came through, and to listeners. It keeps its `webhook-id`. One that is being sent just now is sent again a minute later.',
  body: Type.Object({
    api_key: Type.String(),
    event_id: Type.String({ maxLength: 100, description: 'The `webhook-id`', examples: ['evt_0199…'] }),
  }),
  response: {
    204: done('It waits for its attempt.'),
    ...errorResponses([
      ...bodyErrors,
      'invalid_api_key',
      'webhook_event_not_found',
      'too_many_calls',
      'service_unavailable',
    ]),
  },
};
