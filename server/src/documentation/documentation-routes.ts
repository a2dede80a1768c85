/** `/docs` and `/llms.txt`: the documentation over HTTP. It is made when somebody first reads it, so a start does not wait for it. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { GatewayError } from '../errors.ts';
import { openApiOf } from '../http/openapi.ts';
import type { HttpReply, HttpRequest, HttpServer } from '../http/server.ts';
import type { DocumentationSite } from './documentation-site.ts';
import type { Resource } from './resource.ts';

/** Everything comes from the gateway, and no page has a script or a style of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const DOCUMENTATION = '/docs';
const LASTING = 'public, max-age=31536000, immutable';
const KEPT_PAGES = 100;

const compress = promisify(gzip);

interface KeptResource extends Resource {
  compressed: Buffer;
}

export function registerDocumentationRoutes(server: HttpServer): void {
  let site: Promise<DocumentationSite> | undefined;
  const kept = new LRUCache<string, KeptResource>({ max: KEPT_PAGES });

  const read = async (path: string): Promise<KeptResource | undefined> => {
    const known = kept.get(path);
    if (known !== undefined) return known;
    site ??= import('./documentation-site.ts').then((made) =>
      made.createDocumentationSite({ base: DOCUMENTATION, gateway: true, openApi: openApiOf(server).integrators }),
    );
    const found = (await site).read(path);
    if (found === undefined) return undefined;
    const made = { ...found, compressed: await compress(found.body) };
    kept.set(path, made);
    return made;
  };
  const show = async (path: string, request: HttpRequest, reply: HttpReply) => {
    const found = await read(path.replace(/\/$/, ''));
    if (found !== undefined) return send(reply, found, request);
    if (!(request.headers.accept ?? '').includes('text/html') || site === undefined)
      throw new GatewayError('not_found');
    const none = (await site).notFound(path);
    return send(reply, { ...none, compressed: await compress(none.body) }, request);
  };

  server.get(DOCUMENTATION, { schema: schemaOf('showDocumentation') }, (request, reply) => show('', request, reply));
  server.get<{ Params: { '*': string } }>(
    `${DOCUMENTATION}/*`,
    { schema: schemaOf('showDocumentationPage') },
    (request, reply) => show(request.params['*'], request, reply),
  );
  server.get('/llms.txt', { schema: schemaOf('showLlmsText') }, (request, reply) => show('llms.txt', request, reply));
}

function schemaOf(operationId: string) {
  return { hide: true, operationId };
}

function send(reply: HttpReply, { status, type, body, lasting, compressed }: KeptResource, request: HttpRequest) {
  const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (takesGzip) reply.header('content-encoding', 'gzip');
  return reply
    .code(status)
    .type(type)
    .header('vary', 'accept-encoding')
    .header('cache-control', lasting ? LASTING : 'no-cache')
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .send(takesGzip ? compressed : body);
}
