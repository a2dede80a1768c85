/** Each request of an operation is the beginning of a trace, or goes on with its caller's. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TracedRequest, Tracing } from '../tracing/tracing.ts';
import { operationOf } from './operation-of.ts';

/** What asks every few seconds, of which nobody wants a trace; and files. */
const UNTRACED = ['checkLiveness', 'checkReadiness', 'readMetrics', 'none'];

export function traceRequests(server: FastifyInstance, tracing: Tracing): void {
  const traced = new WeakMap<FastifyRequest, TracedRequest>();
  server.addHook('onRequest', (request, _reply, done) => {
    const operation = operationOf(request);
    if (UNTRACED.includes(operation)) return done();
    const { traceparent } = request.headers;
    const begun = tracing.beginRequest(operation, typeof traceparent === 'string' ? traceparent : undefined);
    traced.set(request, begun);
    begun.run(done);
  });
  // The body came by events of its connection, which know nothing of the request.
  server.addHook('preValidation', (request, _reply, done) => {
    const begun = traced.get(request);
    if (begun === undefined) done();
    else begun.run(done);
  });
  server.addHook('onSend', (request, _reply, _payload, done) => {
    traced.get(request)?.beginReply();
    done();
  });
  server.addHook('onResponse', async (request, { statusCode: status, errorCode }) => {
    traced.get(request)?.end({ status, outcome: errorCode ?? 'ok' });
  });
}
