/** The header `Host` names the gateway once (RFC 9112, 3.2): two of them could mean one address to a proxy and another to us. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors.ts';

/** A name or an address of RFC 3986, 3.2.2, and a port. */
const HOST = /^(?:[\w.~%!$&'()*+,;=-]+|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

export function refuseHost(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    const message = complaintOf(request);
    if (message === undefined) return;
    throw new GatewayError('invalid_request', { extras: { errors: [{ field: 'host', message }] } });
  });
}

function complaintOf({ raw }: FastifyRequest): string | undefined {
  const hosts = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1) return 'must be sent once';
  const host = raw.headers.host;
  if (host === undefined) return raw.httpVersion === '1.0' ? undefined : 'must be sent';
  return HOST.test(host) ? undefined : 'must be a name or an address, with or without a port';
}
