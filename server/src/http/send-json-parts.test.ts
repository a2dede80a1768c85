import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request as ask, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { buffer, text as readText } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { randomIds } from '../clock.ts';
import { createLogger } from '../logging/logger.ts';
import { createMetrics } from './metrics.ts';
import { sendJsonParts } from './send-json-parts.ts';
import { createHttpServer, type HttpServer } from './server.ts';

/** More than any socket takes at once. */
const FILE = Buffer.alloc(32 * 1024 * 1024, 'A');
const PARTS = [Buffer.from('{"name":"Қ","file":"'), FILE, Buffer.from('"}')];
const WHOLE = Buffer.concat(PARTS);

async function listen(t: TestContext, prepare: (server: HttpServer, logged: string[]) => void = () => {}) {
  const logged: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void logged.push(line) } });
  const server = createHttpServer({ logger, ids: randomIds, metrics: createMetrics(), trustedProxies: [] });
  prepare(server, logged);
  server.post('/', { schema: { operationId: 'send' } }, (_request, reply) => sendJsonParts(reply, PARTS));
  t.after(() => server.close());
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
  return { server, port: Number(port), logged };
}

async function post(port: number, agent?: Agent): Promise<IncomingMessage> {
  const outgoing = ask({ port, host: '127.0.0.1', method: 'POST', ...(agent && { agent }) });
  outgoing.end();
  const [reply] = await once(outgoing, 'response');
  return reply;
}

test('the parts arrive as one body of the right length, and the connection serves the next request', async (t) => {
  const { server, port, logged } = await listen(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const sockets = new Set<unknown>();
  for (let request = 0; request < 2; request += 1) {
    const reply = await post(port, agent);
    sockets.add(reply.socket);
    const { 'content-length': length, 'content-type': type, 'transfer-encoding': encoding } = reply.headers;
    assert.deepEqual([length, type, encoding], [`${WHOLE.length}`, 'application/json; charset=utf-8', undefined]);
    assert.ok((await buffer(reply)).equals(WHOLE));
  }
  assert.equal(sockets.size, 1);
  await server.close();
  assert.equal(logged.filter((line) => line.includes('"operation":"send","status":200')).length, 2);
});

test('a HEAD is answered as its GET, without the body', async (t) => {
  const { server } = await listen(t, (each) => {
    each.get('/', { schema: { operationId: 'read' } }, (_request, reply) => sendJsonParts(reply, PARTS));
  });
  const { statusCode, headers, body } = await server.inject({ method: 'HEAD', url: '/' });
  assert.deepEqual([statusCode, headers['content-length'], body], [200, `${WHOLE.length}`, '']);
});

test('the hooks before the reply and the headers of every answer have their say', async (t) => {
  const { port } = await listen(t, (server) => {
    server.addHook('onSend', async (_request, reply) => void reply.header('x-hook', 'was here'));
  });
  const reply = await post(port);
  await buffer(reply);
  assert.equal(reply.headers['x-hook'], 'was here');
  assert.equal(reply.headers['cache-control'], 'no-store');
  assert.equal(reply.headers['x-content-type-options'], 'nosniff');
});

test('a client of HTTP/1.0 has it whole, and its connection ends', async (t) => {
  const { port } = await listen(t);
  const socket = connect(port, '127.0.0.1');
  socket.write('POST / HTTP/1.0\r\n\r\n');
  assert.ok((await readText(socket)).endsWith(`\r\n\r\n${WHOLE}`));
});

test('a server that closes lets a reply that it has begun arrive whole', async (t) => {
  const { server, port } = await listen(t);
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const reply = await post(port, agent);
  reply.pause();
  const closed = server.close();
  while (server.server.listening) await setImmediate();
  assert.ok((await buffer(reply)).equals(WHOLE));
  // The client keeps the connection; the server does not.
  await closed;
});

test('a client that hangs up half way, or before the first byte, is no defect, and the server goes on', async (t) => {
  const gone = Promise.withResolvers<void>();
  const { port, logged } = await listen(t, (server) => {
    server.post('/late', async (_request, reply) => {
      await once(reply.raw, 'close');
      gone.resolve();
      return sendJsonParts(reply, PARTS);
    });
  });
  const half = await post(port);
  half.once('data', () => half.destroy());
  await once(half, 'close');
  const early = connect(port, '127.0.0.1');
  early.write('POST /late HTTP/1.1\r\nhost: a\r\n\r\n', () => early.resetAndDestroy());
  await gone.promise;
  assert.ok((await buffer(await post(port))).equals(WHOLE));
  assert.deepEqual(
    logged.filter((line) => line.includes('"level":50')),
    [],
  );
});
