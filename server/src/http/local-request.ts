/**
 * Whether a request was made on this machine, for this machine; and what tells of a proxy in between. What is meant for one's own
 * machine asks this first: a proxy in front would open it to everybody who reaches the proxy.
 */
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../network/loopback.ts';

/** Headers that a client does not send by itself, and a proxy does. */
const PROXY_HEADERS = new Set([
  ...['forwarded', 'via', 'x-forwarded', 'x-real-ip', 'x-client-ip', 'client-ip', 'x-cluster-client-ip'],
  ...[
    'x-remote-ip',
    'x-remote-addr',
    'x-host',
    'x-url-scheme',
    'true-client-ip',
    'fastly-client-ip',
    'front-end-https',
  ],
  ...['x-amzn-trace-id', 'x-cloud-trace-context'],
]);
const PROXY_PREFIXES = ['x-forwarded-', 'x-original-', 'x-envoy-', 'x-azure-', 'x-arr-', 'cf-'];

/**
 * Not the address of the peer, which is always this machine where the gateway listens on loopback. The host counts too: a page of
 * another site may reach this machine under a name of its own (DNS rebinding).
 */
export function isLocalRequest(request: FastifyRequest): boolean {
  return isLocalHost(request.headers.host) && signOfProxy(request) === undefined;
}

/** What shows that the request came through a proxy, in words for an operator; nothing of what the client has sent. */
export function signOfProxy({ headers, raw }: Pick<FastifyRequest, 'headers' | 'raw'>): string | undefined {
  const sent = Object.keys(headers)
    .map(proxyHeader)
    .find((known) => known !== undefined);
  if (sent !== undefined) return `the header ${sent}`;
  // What nginx speaks to those behind it, unless it is told otherwise. Browsers and curl do not.
  if (raw.httpVersion === '1.0') return 'HTTP/1.0';
  return cameFromElsewhere(headers) ? 'an Origin that is not the Host' : undefined;
}

/** The browser says that page and address are of one origin: so somebody on the way has put another host in. */
function cameFromElsewhere({ host, origin, 'sec-fetch-site': site }: FastifyRequest['headers']): boolean {
  if (site !== 'same-origin' || origin === undefined) return false;
  return URL.parse(origin)?.host !== host;
}

/** As we know it: what a caller has put behind a prefix is not repeated. */
function proxyHeader(name: string): string | undefined {
  if (PROXY_HEADERS.has(name)) return name;
  const prefix = PROXY_PREFIXES.find((known) => name.startsWith(known));
  return prefix && `${prefix}*`;
}

function isLocalHost(host: string | undefined): boolean {
  return host !== undefined && isLoopback(host.replace(/:\d{1,5}$/, ''));
}
