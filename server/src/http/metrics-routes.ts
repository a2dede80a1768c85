/**
 * Where the metrics are told, and to whom: on a port of their own, or to who shows a token, or both. Where neither is set they are
 * told to this machine in a demonstration, and to nobody elsewhere: they show how much an organisation asks for.
 */

import { GatewayError } from '../errors.ts';
import { Type } from '../json/json-schema.ts';
import { bearsToken } from './bearer-token.ts';
import { errorResponses } from './error-schema.ts';
import { isLocalRequest } from './local-request.ts';
import { METRICS_TYPE } from './metrics.ts';
import type { HttpRequest, HttpServer } from './server.ts';

export interface MetricsReaders {
  /** What a caller must show as `Authorization: Bearer`; undefined where nothing is asked for. */
  token: string | undefined;
  /** Whether only calls that come straight from this machine are answered. */
  localOnly: boolean;
}

/** @param readMetrics in the text format */
export function registerMetricsRoute(
  server: HttpServer,
  readMetrics: () => Promise<string>,
  readers: MetricsReaders,
): void {
  server.get('/metrics', { schema: readMetricsSchema }, async (request, reply) => {
    assertMayRead(request, readers);
    return reply.type(METRICS_TYPE).send(await readMetrics());
  });
}

function assertMayRead(request: HttpRequest, { token, localOnly }: MetricsReaders): void {
  if (localOnly && !isLocalRequest(request)) throw new GatewayError('not_found');
  if (token !== undefined && !bearsToken(request, token)) throw new GatewayError('invalid_metrics_token');
}

const readMetricsSchema = {
  operationId: 'readMetrics',
  tags: ['Operations'],
  security: [{ metricsToken: [] }],
  summary: 'Metrics in the Prometheus text format',
  description:
    'On `QUJAT_METRICS_PORT` alone, where it is set; with `Authorization: Bearer` where `QUJAT_METRICS_TOKEN` is. Without either, in a demonstration only.',
  response: {
    200: { description: 'Metrics', content: { 'text/plain': { schema: Type.String() } } },
    ...errorResponses(['invalid_metrics_token', 'not_found']),
  },
};
