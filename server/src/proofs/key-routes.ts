/** `/.well-known/jwks.json`: the public keys by which everybody verifies what this gateway has signed. */
import { errorResponses, hostErrors } from '../http/error-schema.ts';
import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { Type } from '../json/json-schema.ts';

/** A new key is published before it signs, so this may be as long as a change takes. */
const CACHE_SECONDS = 300;

/** @param keys none where nothing is signed */
export function registerKeyRoutes(server: HttpServer, keys: readonly object[]): void {
  server.get('/.well-known/jwks.json', { schema: listSigningKeysSchema }, async (_request, reply) => {
    reply.header('cache-control', `public, max-age=${CACHE_SECONDS}`);
    // The page that verifies may stand elsewhere.
    reply.header('access-control-allow-origin', '*');
    return { keys: [...keys] };
  });
}

const listSigningKeysSchema = {
  operationId: 'listSigningKeys',
  tags: ['E-Document'],
  summary: 'The public keys that verify receipts and signed PDFs',
  description: [
    'A JSON Web Key Set (RFC 7517). Empty where the gateway signs nothing; earlier keys stay in it. Keys with `x5c` sign PDFs, those with `kid`',
    'sign receipts.',
  ].join(' '),
  response: {
    200: json(
      'The keys, the one that signs first.',
      Type.Object({
        keys: Type.Array(Type.Unsafe<object>({ type: 'object', additionalProperties: true })),
      }),
    ),
    ...errorResponses(hostErrors),
  },
};
