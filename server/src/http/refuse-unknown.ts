/** What is told where no route takes a call: the methods that its path has (RFC 9110, 15.5.6), or that it has none. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import findMyWay from 'find-my-way';
import { GatewayError } from '../errors.ts';
import { replyWithError } from './error-reply.ts';

type RouterOptions = Pick<findMyWay.Config<findMyWay.HTTPVersion.V1>, 'ignoreTrailingSlash' | 'maxParamLength'>;

/** @param options those of the server's own router, so that both read a path alike */
export function refuseUnknown(server: FastifyInstance, options: RouterOptions): void {
  const known: { method: findMyWay.HTTPMethod; url: string }[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat() as findMyWay.HTTPMethod[]) known.push({ method: one, url });
  });
  // Made for the first call that is refused: a start need not wait for it.
  let made: ((url: string) => string[]) | undefined;
  const allowedAt = (url: string) => {
    made ??= createMethodsAt(known, options);
    return made(url);
  };

  server.setNotFoundHandler((request, reply) => {
    const allowed = allowedAt(pathOf(request));
    // A file that is not there, below a path that takes the method.
    if (allowed.length === 0 || allowed.includes(request.method)) {
      return replyWithError(new GatewayError('not_found'), request, reply);
    }
    return refuseMethod(request, reply, allowed);
  });
}

/** Answers with the methods of a path, in the order of the alphabet. */
function createMethodsAt(
  known: readonly { method: findMyWay.HTTPMethod; url: string }[],
  options: RouterOptions,
): (url: string) => string[] {
  const router = findMyWay(options);
  for (const { method, url } of known) router.on(method, url, () => undefined);
  const methods = [...new Set(known.map(({ method }) => method))].sort();
  return (url) => methods.filter((method) => router.find(method, url) !== null);
}

function refuseMethod(request: FastifyRequest, reply: FastifyReply, allowed: readonly string[]): FastifyReply {
  const asksForPage = request.method === 'OPTIONS' && request.headers.origin !== undefined;
  reply.header('allow', allowed.join(', '));
  return replyWithError(new GatewayError(asksForPage ? 'not_for_browsers' : 'method_not_allowed'), request, reply);
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '/';
}
