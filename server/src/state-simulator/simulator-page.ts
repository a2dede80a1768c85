/** The simulator's page: a few files read once, under a policy that lets nothing else in. */
import { readFileSync } from 'node:fs';
import type { HttpServer } from '../http/server.ts';

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

const FILES = [
  { url: '/', file: 'simulator.html', type: 'text/html' },
  { url: '/simulator.css', file: 'simulator.css', type: 'text/css' },
  { url: '/simulator.js', file: 'simulator.js', type: 'text/javascript' },
];

export function registerSimulatorPage(server: HttpServer): void {
  for (const { url, file, type } of FILES) {
    const bytes = readFileSync(new URL(`page/${file}`, import.meta.url));
    server.get(url, { schema: { hide: true, operationId: 'showSimulator' } }, (_request, reply) =>
      reply
        .header('content-security-policy', POLICY)
        .header('referrer-policy', 'no-referrer')
        .type(`${type}; charset=utf-8`)
        .send(bytes),
    );
  }
}
