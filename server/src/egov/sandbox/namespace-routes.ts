/** The organisation's sandbox as a whole over HTTP: its clock, and the way back to an empty one. */
import { GatewayError } from '../../errors.ts';
import { bodyErrors, errorResponses } from '../../http/error-schema.ts';
import type { HttpServer } from '../../http/server.ts';
import { done, json } from '../../http/success-schema.ts';
import { orNull, Type } from '../../json/json-schema.ts';
import { MAX_AHEAD_MS, type NamespaceStore, type SandboxClock } from './namespace-store.ts';
import { ofTestKey, type TestKeyCalls } from './test-key-routes.ts';

export interface NamespaceRouteContext extends TestKeyCalls {
  namespaces: NamespaceStore;
}

const CLOCK = '/api/v1/sandbox/clock/';
const MAX_SECONDS = MAX_AHEAD_MS / 1000;

export function registerNamespaceRoutes(server: HttpServer, { namespaces, organizationOf }: NamespaceRouteContext) {
  server.get(CLOCK, { schema: showClockSchema }, async (request) => {
    const { id } = await organizationOf(request);
    return clockReply(await namespaces.readClock(id));
  });

  server.post(CLOCK, { schema: moveClockSchema }, async (request) => {
    const { id: organizationId } = await organizationOf(request);
    const { advance_seconds: seconds, reset = false } = request.body;
    if ((seconds !== undefined) === reset) throw wrong('must be given, or reset must be true, but not both');
    if (reset) await namespaces.resetClock(organizationId);
    else if (!(await namespaces.moveClock({ organizationId, byMs: (seconds ?? 0) * 1000 }))) {
      throw wrong(`must leave the clock at most ${MAX_SECONDS} seconds ahead, which is a hundred years`);
    }
    return clockReply(await namespaces.readClock(organizationId));
  });

  server.post('/api/v1/sandbox/reset/', { schema: resetSchema }, async (request) => {
    const { id } = await organizationOf(request);
    await namespaces.resetNamespace(id, { people: request.body?.people ?? false });
  });
}

function wrong(message: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field: 'advance_seconds', message }] } });
}

function clockReply({ nowMs, aheadMs }: SandboxClock) {
  return { now: new Date(nowMs + aheadMs).toISOString(), ahead_seconds: aheadMs / 1000 };
}

const clockResponse = json(
  'The clock.',
  Type.Object({
    now: Type.String({ format: 'date-time', description: 'What the sandbox’s clock shows' }),
    ahead_seconds: Type.Integer({ description: 'How far it is ahead of the gateway’s' }),
  }),
);

const showClockSchema = {
  operationId: 'showSandboxClock',
  ...ofTestKey,
  summary: 'The clock of your sandbox',
  description: 'The time of your test sessions, their SMS and your subscriptions as your test keys see them.',
  response: { 200: clockResponse, ...errorResponses(['invalid_api_key', 'service_unavailable']) },
};

const moveClockSchema = {
  operationId: 'moveSandboxClock',
  ...ofTestKey,
  summary: 'Move the clock of your sandbox',
  description: [
    'So codes, sessions and subscriptions expire without waiting, another code may be sent at once, and a late SMS is there. Only your',
    'test keys notice: audit, usage, limits and live keys keep the gateway’s time. Codes and sessions that have expired stay so after a reset.',
  ].join(' '),
  body: Type.Object(
    {
      advance_seconds: Type.Optional(
        Type.Integer({ minimum: 1, maximum: MAX_SECONDS, description: 'By how much it moves forward' }),
      ),
      reset: Type.Optional(Type.Boolean({ description: 'Back to the gateway’s time' })),
    },
    { examples: [{ advance_seconds: 180 }] },
  ),
  response: { 200: clockResponse, ...errorResponses([...bodyErrors, 'invalid_api_key']) },
};

const resetSchema = {
  operationId: 'resetSandbox',
  ...ofTestKey,
  summary: 'Empty your sandbox',
  description: [
    'Deletes your SMS and what you have armed, and sets the clock back to the gateway’s time. The people whom you have added stay, unless',
    'the body says otherwise. Without a body, they stay.',
  ].join(' '),
  body: orNull(
    Type.Object(
      { people: Type.Optional(Type.Boolean({ description: 'True: the people whom you have added go too' })) },
      { examples: [{ people: true }] },
    ),
  ),
  response: {
    204: done('It is so now.'),
    ...errorResponses([...bodyErrors, 'invalid_api_key']),
  },
};
