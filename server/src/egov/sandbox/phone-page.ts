/** Serves the page `/sandbox/phone`: four files of ours, read once, under a policy that lets nothing else in. */
import { readFileSync } from 'node:fs';
import type { HttpServer } from '../../http/server.ts';

const FILES: Record<string, { file: string; type: string }> = {
  '/sandbox/phone': { file: 'phone.html', type: 'text/html; charset=utf-8' },
  '/sandbox/phone.css': { file: 'phone.css', type: 'text/css; charset=utf-8' },
  '/sandbox/phone.js': { file: 'phone.js', type: 'text/javascript; charset=utf-8' },
  '/sandbox/phone-texts.js': { file: 'phone-texts.js', type: 'text/javascript; charset=utf-8' },
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function registerPhonePage(server: HttpServer): void {
  for (const [url, { file, type }] of Object.entries(FILES)) {
    const bytes = readFileSync(new URL(`phone-page/${file}`, import.meta.url));
    server.get(url, { schema: { hide: true, operationId: 'showSandboxPhone' } }, (_request, reply) =>
      reply.header('content-security-policy', POLICY).header('referrer-policy', 'no-referrer').type(type).send(bytes),
    );
  }
}
