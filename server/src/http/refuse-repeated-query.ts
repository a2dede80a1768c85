/** A parameter of the query that stands twice could mean its first value to a proxy and its last to us: neither is taken. */
import type { FastifyInstance } from 'fastify';
import { GatewayError } from '../errors.ts';

export function refuseRepeatedQuery(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ query, routeOptions }) => {
    if (routeOptions.schema?.querystring === undefined) return;
    const repeated = Object.entries(query ?? {}).filter(([, value]) => Array.isArray(value));
    if (repeated.length === 0) return;
    const errors = repeated.map(([field]) => ({ field, message: 'must be given once' }));
    throw new GatewayError('invalid_request', { extras: { errors } });
  });
}
