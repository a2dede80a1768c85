/**
 * Text that cannot be stored or sent on: with the character NUL, which PostgreSQL has no place for, or with half of a surrogate
 * pair, which no UTF-8 tells. One hook over everything that a caller sends, so that no route has to think of it.
 */
import type { FastifyInstance } from 'fastify';
import { type FieldError, GatewayError } from '../errors.ts';

export function refuseBrokenText(server: FastifyInstance): void {
  // Before all hooks of the features: a guard may already look for what the path names.
  server.addHook('onRequest', async ({ params, query, headers, routeOptions }) => {
    // What an operation does not ask for, it does not read.
    const read = routeOptions.schema?.querystring === undefined ? {} : query;
    refuse(findFault(params, 'path') ?? findFault(read, 'query') ?? findFault(headers, 'headers'));
  });
  server.addHook('preValidation', async ({ body }) => refuse(findFault(body, 'body')));
}

function refuse(fault: FieldError | undefined): void {
  if (fault !== undefined) throw new GatewayError('invalid_request', { extras: { errors: [fault] } });
}

/** Without recursion: a body may be nested as deep as it is long. */
function findFault(whole: unknown, place: string): FieldError | undefined {
  const waiting: [path: string, value: unknown][] = [['', whole]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, value] = next;
    const message = typeof value === 'string' ? complaintOf(value) : undefined;
    // What `*` in a route stands for has no name of its own.
    const field = path === '' || path === '*' ? place : path;
    if (message !== undefined) return { field, message };
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      const complaint = complaintOf(name);
      if (complaint !== undefined) return { field, message: `a name in it ${complaint}` };
      waiting.push([path === '' ? name : `${path}.${name}`, inner]);
    }
  }
  return undefined;
}

function complaintOf(text: string): string | undefined {
  if (text.includes('\0')) return 'must not have the character NUL';
  return text.isWellFormed() ? undefined : 'must be valid Unicode, without half a surrogate pair';
}
