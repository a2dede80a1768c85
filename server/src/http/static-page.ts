/** Serves a page of ours: a few files read once, under a policy that lets nothing else in. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { HttpServer } from './server.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** @param files URL path → file */
export function registerStaticPage(server: HttpServer, operationId: string, files: Record<string, URL>): void {
  for (const [url, file] of Object.entries(files)) {
    const type = TYPES[extname(file.pathname)];
    if (type === undefined) throw new Error(`no media type for ${file.pathname}`);
    const bytes = readFileSync(file);
    server.get(url, { schema: { hide: true, operationId } }, (_request, reply) =>
      reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer').type(type).send(bytes),
    );
  }
}

/** The styles that our pages share. */
export function registerPageStyle(server: HttpServer): void {
  registerStaticPage(server, 'showPageStyle', {
    '/page.css': new URL('page.css', import.meta.url),
    '/controls.css': new URL('controls.css', import.meta.url),
  });
}
