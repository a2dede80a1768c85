/** The HTTP server: Fastify with our limits, our errors, our log line. Features register their own routes on it. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  fastify,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import type { Ids } from '../clock.ts';
import type { Logger } from '../logging/logger.ts';
import { coarseNetwork } from '../network/client-network.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { type ErrorPageOf, replyWithError } from './error-reply.ts';
import { readBodiesBeforeHangingUp } from './hang-up.ts';
import { signOfProxy } from './local-request.ts';
import { refuseMalformedHttp, refuseTunnels } from './malformed-http.ts';
import type { Metrics } from './metrics.ts';
import { operationOf } from './operation-of.ts';
import { registerBodies } from './read-body.ts';
import { refuseBrokenText } from './refuse-broken-text.ts';
import { refuseHost } from './refuse-host.ts';
import { refuseRepeatedQuery } from './refuse-repeated-query.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { compileSchemasWhenUsed } from './route-schemas.ts';
import { securityHeaders, sendWithEveryAnswer } from './security-headers.ts';
import { answerWithDocumentedStatus } from './success-status.ts';
import { traceRequests } from './trace-requests.ts';

export type HttpServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export type { FastifyReply as HttpReply, FastifyRequest as HttpRequest, RouteOptions as HttpRoute } from 'fastify';

export interface HttpServerContext {
  logger: Logger;
  ids: Ids;
  metrics: Metrics;
  /** CIDR blocks of the proxies whose `X-Forwarded-For` tells the caller's address; where there are none, the header tells nothing. */
  trustedProxies: string[];
  /** Whether the audit keeps from which network a call came. */
  auditNetwork?: boolean;
  /** Where people reach the gateway, for what browsers are told; undefined where it is on one's own machine. */
  publicUrl?: string | undefined;
  /** The page that explains an error; undefined where there is no documentation. */
  errorPageOf?: ErrorPageOf | undefined;
  /** Told of each request that came through a proxy while none is trusted, with what has shown it. */
  noticeProxy?: (sign: string) => void;
  /** Undefined where nobody collects traces. */
  tracing?: Tracing | undefined;
  /** For tests, which do not wait for half a minute. */
  arrival?: Arrival;
}

interface Arrival {
  /** A request that has not arrived whole by then is given up: a slow sender must not hold a connection for ever. */
  timeoutMs: number;
  /** How often that is looked at: a sender may be late by so much. */
  checkEveryMs: number;
}

export const BODY_LIMIT_BYTES = 64 * 1024;
/** What Node allows by itself, so that a long path is refused by its route, with the error that the route documents. */
const HEAD_LIMIT_BYTES = 16 * 1024;
export const ARRIVAL: Arrival = { timeoutMs: 30_000, checkEveryMs: 1_000 };
const ROUTER = { ignoreTrailingSlash: true, maxParamLength: HEAD_LIMIT_BYTES };
/** A client that does not read its reply must not hold it for ever. No reply is worked on for that long, and a proxy waits longer. */
export const SILENCE_TIMEOUT_MS = 60_000;
const IDLE_WHEN_CLOSING_MS = 1;

export function createHttpServer(context: HttpServerContext): HttpServer {
  const { logger, ids, metrics, trustedProxies, auditNetwork = false } = context;
  const { publicUrl, errorPageOf, noticeProxy, arrival = ARRIVAL } = context;
  const headers = securityHeaders(publicUrl);
  const refusing = { ids, headers, errorPageOf };
  const server = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: () => ids.requestId(),
    trustProxy: trustedProxies.length > 0 && trustedProxies,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: arrival.timeoutMs,
    connectionTimeout: SILENCE_TIMEOUT_MS,
    return503OnClosing: false,
    routerOptions: ROUTER,
    http: {
      maxHeaderSize: HEAD_LIMIT_BYTES,
      headersTimeout: arrival.timeoutMs,
      connectionsCheckingInterval: arrival.checkEveryMs,
      // Node's own answer has no body; `refuse-host.ts` asks for the header.
      requireHostHeader: false,
    },
    frameworkErrors: replyWithError,
    clientErrorHandler: refuseMalformedHttp(refusing, HEAD_LIMIT_BYTES),
  }).withTypeProvider<TypeBoxTypeProvider>();

  compileSchemasWhenUsed(server);
  answerWithDocumentedStatus(server);
  server.decorate('errorPageOf', errorPageOf);
  server.decorateReply('errorCode', null);
  server.decorateRequest('auditNetwork', {
    getter() {
      return auditNetwork ? coarseNetwork(this.ip) || null : null;
    },
  });
  server.setErrorHandler(replyWithError);
  refuseUnknown(server, ROUTER);
  if (context.tracing !== undefined) traceRequests(server, context.tracing);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    reply.header('cache-control', 'no-store');
    const sign = trustedProxies.length === 0 && noticeProxy !== undefined ? signOfProxy(request) : undefined;
    if (sign !== undefined) noticeProxy?.(sign);
  });
  refuseHost(server);
  registerBodies(server);
  refuseBrokenText(server);
  refuseRepeatedQuery(server);
  refuseTunnels(server, refusing);
  sendWithEveryAnswer(server.server, headers);
  ignoreExpectations(server);
  closeConnectionsWhenClosing(server);
  readBodiesBeforeHangingUp(server);
  server.addHook('onResponse', async (request, reply) => {
    const operation = operationOf(request);
    const { statusCode: status, elapsedTime, errorCode } = reply;
    metrics.requestSeconds.observe({ operation, status }, elapsedTime / 1000);
    if (errorCode !== null) metrics.errors.inc({ operation, code: errorCode });
    const durationMs = Math.round(elapsedTime * 10) / 10;
    request.log.info({ operation, status, duration_ms: durationMs, ...(errorCode && { code: errorCode }) }, 'request');
  });
  return server;
}

/** `Expect: 100-continue` is Node's own work. Of any other Node would say 417 without our error; RFC 9110 lets us ignore it. */
function ignoreExpectations({ server }: HttpServer): void {
  server.on('checkExpectation', (request, reply) => server.emit('request', request, reply));
}

/**
 * A reply that ends after the closing began must not leave its connection open: the close would wait for its client. One whose head
 * was sent before that cannot say so any more; its connection ends when it has been idle for this long, and a second of Node's own.
 */
function closeConnectionsWhenClosing(server: HttpServer): void {
  let closing = false;
  server.addHook('preClose', async () => {
    closing = true;
    server.server.keepAliveTimeout = IDLE_WHEN_CLOSING_MS;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The client's network for the audit; null where none is kept. */
    auditNetwork: string | null;
  }
  interface FastifySchema {
    operationId?: string;
    summary?: string;
    description?: string;
    tags?: readonly string[];
    hide?: boolean;
  }
}
