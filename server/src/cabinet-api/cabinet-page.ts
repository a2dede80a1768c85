/**
 * The Personal Cabinet's pages, as `cabinet/build.ts` has built them. The page itself decides what an address shows; so every
 * address below `/cabinet/` that is no file is answered with the same page.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { HttpServer } from '../http/server.ts';

const dist = join(import.meta.dirname, '..', '..', '..', 'cabinet', 'dist');

/** Pictures and documents that the page makes itself are `blob:`; everything else comes from the gateway. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  // The tab in which a PDF of the page opens has the page's policy, and the browser shows a PDF as an object.
  'object-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const LASTING = 'public, max-age=31536000, immutable';

export async function registerCabinetPage(server: HttpServer): Promise<void> {
  const schema = { hide: true, operationId: 'showCabinet' };
  server.get('/', { schema }, (_request, reply) => reply.redirect('/cabinet/'));
  if (!existsSync(join(dist, 'index.html'))) {
    server.get('/cabinet/*', { schema }, (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send('The cabinet is not built yet: run npm start.\n'),
    );
    return;
  }
  await server.register(fastifyStatic, {
    root: dist,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // The names of the assets change with their content.
      if (path.startsWith(join(dist, 'assets'))) reply.header('cache-control', LASTING);
    },
  });
  server.get<{ Params: { '*': string } }>('/cabinet/assets/*', { schema }, (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`),
  );
  for (const url of ['/cabinet', '/cabinet/*']) {
    server.get(url, { schema }, (_request, reply) =>
      reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer').sendFile('index.html'),
    );
  }
}
