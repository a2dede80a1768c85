/** The status of a route's success stands once, in its schema: its handler only returns what it answers, or nothing. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Must be called before the routes are registered. A route with several kinds of success sets its status itself. */
export function answerWithDocumentedStatus(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    const documented = Object.keys((route.schema?.response as object | undefined) ?? {}).map(Number);
    const [status = 200, ...others] = documented.filter((each) => each < 300);
    if (status === 200 || others.length > 0) return;
    const { handler } = route;
    route.handler = async function (request: FastifyRequest, reply: FastifyReply) {
      reply.status(status);
      const answer = await handler.call(this, request, reply);
      return status === 204 ? null : answer;
    };
  });
}
