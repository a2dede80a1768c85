/** The operation's name. Never the URL: a query may hold a phone. */
import type { FastifyRequest } from 'fastify';

export function operationOf(request: FastifyRequest): string {
  return request.routeOptions.schema?.operationId ?? 'none';
}
