/**
 * What every answer carries, whoever writes it: a route, an error, the framework, or we ourselves for bytes that are no HTTP. So they
 * stand on Node's own response before anything else sees it; what a page says for itself takes their place.
 */
import type { RawServerDefault } from 'fastify';

const YEAR_SECONDS = 31_536_000;

/** @param publicUrl where people reach the gateway; over https, browsers are told to come by nothing else */
export function securityHeaders(publicUrl: string | undefined): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "frame-ancestors 'none'",
    ...(publicUrl?.startsWith('https:') && {
      'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains`,
    }),
  };
}

export function sendWithEveryAnswer(server: RawServerDefault, headers: Record<string, string>): void {
  server.prependListener('request', (_request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  });
}
