/** Schemas are compiled late, so that they can be is tested here, of all of them. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { startTestGateway } from '../app/test-gateway.ts';
import { randomIds } from '../clock.ts';
import { createLogger } from '../logging/logger.ts';
import { createMetrics } from './metrics.ts';
import { createHttpServer, type HttpServer } from './server.ts';

test('the schemas of all routes can be compiled, also of those that a setting adds', async (t) => {
  const { app } = await startTestGateway(t, { config: { metrics: { port: 0, token: undefined } } });
  for (const server of [app.server, app.metricsServer]) {
    assert.ok(server);
    await server.ready();
    server.compileSchemas();
  }
});

test('a schema that cannot be compiled stops no start, and is told by the name of its route', async (t) => {
  const server = startServer(t);
  server.get('/bad-query/', { schema: { querystring: { type: 'nothing' } } }, () => ({}));
  server.get('/bad-reply/', { schema: { response: { 200: { $ref: 'nothing#' } } } }, () => ({}));
  server.get('/good/', { schema: { querystring: { type: 'object', required: ['day'] } } }, () => ({}));
  await server.ready();
  assert.throws(() => server.compileSchemas(), /^Error: A schema of GET \/bad-query\/ cannot be compiled$/);
  for (const path of ['/bad-query/', '/bad-reply/']) assert.equal((await server.inject(path)).statusCode, 500);
  assert.equal((await server.inject('/good/?day=1')).statusCode, 200);
  assert.deepEqual((await server.inject('/good/')).json().errors, [{ field: 'day', message: 'is required' }]);
});

test('a reply whose schema cannot be compiled is found as well', async (t) => {
  const server = startServer(t);
  server.get('/bad-reply/', { schema: { response: { 200: { $ref: 'nothing#' } } } }, () => ({}));
  await server.ready();
  assert.throws(() => server.compileSchemas(), /^Error: A schema of GET \/bad-reply\/ cannot be compiled$/);
});

function startServer(t: TestContext): HttpServer {
  const logger = createLogger({ level: 'silent', destination: { write: () => {} } });
  const server = createHttpServer({ logger, ids: randomIds, metrics: createMetrics(), trustedProxies: [] });
  t.after(() => server.close());
  return server;
}
