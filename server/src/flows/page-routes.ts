/**
 * `/flow/{session_id}`, `/consent`, `/my` and `/widget/flow-widget.umd.js`, as `flow/build.ts` has built them. The page may be framed only where the
 * session's flow says so, and tells what happens to nobody else; it learns the rest by its own API.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerBuiltFiles } from '../http/built-files.ts';
import type { HttpServer } from '../http/server.ts';
import { isPlainOrigin } from './flow-settings.ts';

const BUILT = join(import.meta.dirname, '..', '..', 'flow-page');

/** Everything comes from the gateway, and the page has no script or style of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const NOT_BUILT =
  'The page of the Flow is not built. Start the gateway with "npm start", which builds it. The API works.\n';

const WIDGET = 'flow-widget.umd.js';
/** The widget has one address for ever, so a mended one must come soon. */
const WIDGET_SECONDS = 600;

/** Where the page expects to read who may frame it. */
const ORIGINS_META = '<meta name="qujat-flow-origins" content="';

export interface FlowPageOptions {
  /** The origins where the page of this session may be framed; none where there is no such session. */
  originsOf(sessionId: string): Promise<readonly string[]>;
  /** Where the build has put the page. */
  dist?: string;
}

export async function registerFlowPage(
  server: HttpServer,
  { originsOf, dist = BUILT }: FlowPageOptions,
): Promise<void> {
  const file = join(dist, 'index.html');
  const page = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  await registerBuiltFiles(server);
  server.get<{ Params: { session_id: string } }>(
    '/flow/:session_id',
    { schema: { hide: true, operationId: 'showFlowPage' } },
    async (request, reply) => {
      if (page === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
      const origins = await originsOf(request.params.session_id);
      const listed = origins.filter(isPlainOrigin).join(' ');
      return reply
        .header('content-security-policy', `${POLICY}; frame-ancestors ${listed || "'none'"}`)
        .header('referrer-policy', 'no-referrer')
        .type('text/html; charset=utf-8')
        .send(page.replace(ORIGINS_META, ORIGINS_META + listed));
    },
  );
  for (const [path, operationId] of [['consent', 'showReceiptPage'] as const, ['my', 'showMyConsentsPage'] as const]) {
    server.get(`/${path}`, { schema: { hide: true, operationId } }, (_request, reply) => {
      const name = `${path}.html`;
      if (!existsSync(join(dist, name))) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
      return reply
        .header('content-security-policy', `${POLICY}; frame-ancestors 'none'`)
        .header('referrer-policy', 'no-referrer')
        .sendFile(name, dist);
    });
  }
  server.get<{ Params: { '*': string } }>(
    '/flow/assets/*',
    { schema: { hide: true, operationId: 'showFlowAsset' } },
    (request, reply) => reply.sendFile(`assets/${request.params['*']}`, dist),
  );
  server.get(`/widget/${WIDGET}`, { schema: { hide: true, operationId: 'showFlowWidget' } }, (_request, reply) =>
    reply
      .header('cache-control', `public, max-age=${WIDGET_SECONDS}`)
      // Pages of other origins load it, some with a check of its hash.
      .header('access-control-allow-origin', '*')
      .sendFile(WIDGET, dist),
  );
}
