/** What browsers, crawlers and finders of weak points ask every host for: an icon, robots.txt, security.txt (RFC 9116). */
import { readFileSync } from 'node:fs';
import { type Clock, DAY_MS } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { HttpServer } from './server.ts';

export interface VisitorContext {
  clock: Clock;
  /** Where weak points are reported, `mailto:…` or `https://…`; undefined where nobody has said so. */
  securityContact: string | undefined;
  publicUrl: string | undefined;
}

/** Less than a year is asked for; the file is made anew each time, so a short time costs nothing. */
const EXPIRES_AFTER_MS = 30 * DAY_MS;

export function registerVisitorRoutes(server: HttpServer, context: VisitorContext): void {
  const icon = readFileSync(new URL('favicon.svg', import.meta.url));
  server.get('/favicon.ico', { schema: { hide: true, operationId: 'showIcon' } }, (_request, reply) =>
    reply.type('image/svg+xml; charset=utf-8').header('cache-control', 'public, max-age=86400').send(icon),
  );
  server.get('/robots.txt', { schema: { hide: true, operationId: 'showRobots' } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nDisallow: /\n'),
  );
  server.get('/.well-known/security.txt', { schema: { hide: true, operationId: 'showSecurity' } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(securityText(context)),
  );
}

/** Without somebody who reads it there is no such file: the contact is the one field that it must have and that we cannot know. */
function securityText({ clock, securityContact, publicUrl }: VisitorContext): string {
  if (securityContact === undefined) throw new GatewayError('not_found');
  const lines = [
    `Contact: ${securityContact}`,
    `Expires: ${new Date(clock.nowMs() + EXPIRES_AFTER_MS).toISOString()}`,
    'Preferred-Languages: kk, ru, en',
    ...(publicUrl === undefined ? [] : [`Canonical: ${publicUrl}/.well-known/security.txt`]),
  ];
  return `${lines.join('\n')}\n`;
}
