/**
 * The Personal Cabinet's pages, as `cabinet/build.ts` has built them. The page itself decides what an address shows; so every
 * address below `/cabinet/` that is no file is answered with the same page.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { registerBuiltFiles } from '../http/built-files.ts';
import type { HttpRequest, HttpServer } from '../http/server.ts';

const BUILT = join(import.meta.dirname, '..', '..', 'cabinet');

/** Pictures and documents that the page makes itself are `blob:`; everything else comes from the gateway. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  // A PDF of the page stands in it, or opens in a tab that has its policy: the browser shows it as an object, and some in a frame.
  'object-src blob:',
  'frame-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Pages of the cabinet by the addresses that guides and the start name. */
const SHORT_ADDRESSES = ['/gallery', '/sandbox/phone'];

const NOT_BUILT =
  'The pages of this gateway are not built. Start it with "npm start", which builds them. The API works.\n';

const schema = { hide: true, operationId: 'showCabinet' };

export interface CabinetPageOptions {
  /** Whether this is a try-out on one's own machine, where passkeys need the name `localhost`. */
  localOnly: boolean;
  /** Whether the gallery and the phone of the sandbox are there. */
  samplePages: boolean;
  /** Where the build has put the pages. */
  dist?: string;
}

export async function registerCabinetPage(
  server: HttpServer,
  { localOnly, samplePages, dist = BUILT }: CabinetPageOptions,
): Promise<void> {
  const placeOf = (request: HttpRequest) => (localOnly ? underLocalhost(request) : undefined);
  server.get('/', { schema }, (request, reply) => reply.redirect(`${placeOf(request) ?? ''}/cabinet/`));
  for (const url of samplePages ? SHORT_ADDRESSES : []) {
    server.get(url, { schema }, (request, reply) => reply.redirect(`${placeOf(request) ?? ''}/cabinet${url}`));
  }
  const isBuilt = existsSync(join(dist, 'index.html'));
  await registerBuiltFiles(server);
  server.get<{ Params: { '*': string } }>('/cabinet/assets/*', { schema }, (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`, dist),
  );
  for (const url of ['/cabinet', '/cabinet/*']) {
    server.get(url, { schema }, (request, reply) => {
      if (!isBuilt) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
      const place = placeOf(request);
      if (place !== undefined) return reply.redirect(`${place}${request.url}`);
      return reply
        .header('content-security-policy', POLICY)
        .header('referrer-policy', 'no-referrer')
        .sendFile('index.html', dist);
    });
  }
}

/** Where the page is under the name that passkeys work with; undefined where it was not asked for by the address. */
function underLocalhost({ headers, protocol }: HttpRequest): string | undefined {
  const port = /^127\.0\.0\.1(:\d{1,5})?$/.exec(headers.host ?? '');
  return port === null ? undefined : `${protocol}://localhost${port[1] ?? ''}`;
}
