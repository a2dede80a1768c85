/**
 * `/verify`: one page, as `flow/build.ts` has built it, by which anybody verifies what this gateway gave. It brings the gateway's keys
 * along and asks for nothing else, so it may be saved and opened without a network. Its own policy stands in it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpServer } from '../http/server.ts';

const BUILT = join(import.meta.dirname, '..', '..', 'flow-page');

const NOT_BUILT =
  'The page that verifies is not built. Start the gateway with "npm start", which builds it. The API works.\n';

/** Where the page expects the keys. */
const KEYS_META = '<meta name="qujat-keys" content="';

/** @param keys none where nothing is signed: whoever opens the page pastes those of another gateway */
export function registerVerifyPage(server: HttpServer, keys: readonly object[], dist = BUILT): void {
  const file = join(dist, 'verify.html');
  const page = existsSync(file) ? withKeys(readFileSync(file, 'utf8'), keys) : undefined;
  server.get('/verify', { schema: { hide: true, operationId: 'showVerifyPage' } }, (_request, reply) => {
    if (page === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    // A new key signs as soon as it is first.
    return reply
      .header('cache-control', 'no-cache')
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(page);
  });
}

function withKeys(page: string, keys: readonly object[]): string {
  const text = JSON.stringify({ keys }).replaceAll('"', '&quot;');
  return page.replace(KEYS_META, () => KEYS_META + text);
}
