/** A limit: Fastify reads the same bodies, answers the same bytes, and does nothing else. All ratios are to it. */
import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';
import { STATIC_NAME } from '../flow-results.ts';
import { paths } from '../paths.ts';
import { answersWith, type Contestant, ownProcess, type Sample, sampleArguments } from './contestant.ts';

export function staticFastify(sample: Sample): Contestant {
  return answersWith(sample, {
    name: STATIC_NAME,
    version: fastifyVersion(),
    kind: 'limit',
    does: 'a limit: reads the body and answers the same bytes',
    command: ownProcess(import.meta.filename, sample),
  });
}

/** The one that Qujat runs on. */
function fastifyVersion(): string {
  const text = readFileSync(new URL('../../server/package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { dependencies: { fastify: string } }).dependencies.fastify;
}

if (import.meta.main) {
  const { port, requested, approved } = sampleArguments();
  const server = fastify();
  server.post(paths.request, (_request, reply) => reply.type('application/json').send(requested));
  server.post(paths.approve, (_request, reply) => reply.type('application/json').send(approved));
  await server.listen({ host: '127.0.0.1', port });
}
