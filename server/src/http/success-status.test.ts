/** What a client sees of it, over a server of its own. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { randomIds } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import { Type } from '../json/json-schema.ts';
import { createLogger } from '../logging/logger.ts';
import { createMetrics } from './metrics.ts';
import { createHttpServer } from './server.ts';

function startServer(t: TestContext) {
  const logger = createLogger({ level: 'silent', destination: { write: () => {} } });
  const server = createHttpServer({ logger, ids: randomIds, metrics: createMetrics(), trustedProxies: [] });
  t.after(() => server.close());
  return server;
}

const body = Type.Object({ id: Type.String() });

test('a handler only returns, and the status is that of its schema', async (t) => {
  const server = startServer(t);
  server.post('/make/', { schema: { response: { 201: body, 404: body } } }, async () => ({ id: 'new' }));
  server.delete('/end/', { schema: { response: { 204: Type.Null() } } }, async () => {});
  server.get('/read/', { schema: { response: { 200: body } } }, async () => ({ id: 'old' }));
  const made = await server.inject({ method: 'POST', url: '/make/' });
  assert.deepEqual([made.statusCode, made.json()], [201, { id: 'new' }]);
  const ended = await server.inject({ method: 'DELETE', url: '/end/' });
  assert.deepEqual([ended.statusCode, ended.body, ended.headers['content-type']], [204, '', undefined]);
  assert.equal((await server.inject('/read/')).statusCode, 200);
});

test('an error keeps its own status, and so does a handler that chooses among several', async (t) => {
  const server = startServer(t);
  server.post('/refuse/', { schema: { response: { 201: body } } }, async () => {
    throw new GatewayError('not_found');
  });
  server.get('/choose/', { schema: { response: { 200: body, 202: body } } }, async (_request, reply) =>
    reply.status(202).send({ id: 'later' }),
  );
  assert.equal((await server.inject({ method: 'POST', url: '/refuse/' })).statusCode, 404);
  assert.equal((await server.inject('/choose/')).statusCode, 202);
});
