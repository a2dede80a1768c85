/** HTTP as RFC 9110 and 9112 have it: methods, hosts, arrivals, tunnels; and paths that strangers try. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { API, assertError, startTestGateway } from '../app/test-gateway.ts';
import { randomIds } from '../clock.ts';
import { createLogger } from '../logging/logger.ts';
import { createMetrics } from './metrics.ts';
import { createHttpServer } from './server.ts';

const REQUEST = `${API}/request/identity_card/`;

async function listen(t: TestContext) {
  const { app } = await startTestGateway(t);
  return Number(new URL(await app.server.listen({ host: '127.0.0.1', port: 0 })).port);
}

/** Sends the bytes and reads until the gateway hangs up. */
async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return await readText(socket);
}

test('a path that leads out of a folder of files has nothing', async (t) => {
  const { app } = await startTestGateway(t);
  for (const url of [
    '/flow/assets/..%2f..%2fpackage.json',
    '/cabinet/assets/..%2f..%2findex.html',
    '/flow/assets/a%5c..%5cb',
  ]) {
    const { statusCode, body } = await app.server.inject(url);
    assert.deepEqual([statusCode, JSON.parse(body).code], [404, 'not_found'], url);
  }
});

test('a method that a path does not take is 405 with those that it takes', async (t) => {
  const gateway = await startTestGateway(t);
  const send = async (method: 'GET' | 'PUT' | 'DELETE' | 'TRACE' | 'OPTIONS' | 'HEAD', url: string, headers = {}) => {
    const { statusCode, headers: told, body } = await gateway.app.server.inject({ method, url, headers });
    return { status: statusCode, allow: told['allow'], code: body === '' ? '' : JSON.parse(body).code };
  };
  const refused = (allow: string) => ({ status: 405, allow, code: 'method_not_allowed' });
  assert.deepEqual(await send('GET', REQUEST), refused('POST'));
  assert.deepEqual(await send('GET', REQUEST.slice(0, -1)), refused('POST'));
  assert.deepEqual(await send('GET', `${REQUEST}?iin=900101300017`), refused('POST'));
  assert.deepEqual(await send('PUT', `${API}/approve/`), refused('POST'));
  assert.deepEqual(await send('TRACE', '/livez'), refused('GET, HEAD'));
  assert.deepEqual(await send('OPTIONS', '/livez'), refused('GET, HEAD'));
  assert.deepEqual(await send('DELETE', '/api/v1/cabinet/session/'), {
    status: 403,
    allow: undefined,
    code: 'cross_site_request',
  });
  assert.deepEqual(await send('PUT', '/api/v1/cabinet/session/'), refused('DELETE, POST'));
  assert.deepEqual(await send('GET', '/nothing'), { status: 404, allow: undefined, code: 'not_found' });
  assert.deepEqual(await send('GET', '/api/v1/document-types/passport/x'), {
    status: 404,
    allow: undefined,
    code: 'not_found',
  });
});

test('a page of another site is told why keys do not belong into browsers', async (t) => {
  const gateway = await startTestGateway(t);
  const headers = { origin: 'https://shop.example', 'access-control-request-method': 'POST' };
  const reply = await gateway.app.server.inject({ method: 'OPTIONS', url: REQUEST, headers });
  assert.equal(reply.statusCode, 405);
  assert.equal(reply.json().code, 'not_for_browsers');
  assert.match(reply.json().message, /API key.*server/);
  assert.equal(reply.headers['access-control-allow-origin'], undefined);
});

test('an unknown document type is told the nearest one, and where the list is', async (t) => {
  const gateway = await startTestGateway(t);
  for (const reply of [
    await gateway.requestDocument({}, 'identity_crad'),
    await gateway.get('/api/v1/document-types/Identity-Card/'),
  ]) {
    assertError(reply, 'document_type_not_found');
    assert.match(
      reply.body.errors[0]?.message ?? '',
      /GET \/api\/v1\/document-types\/ .*did you mean identity_card\?$/,
    );
  }
  const far = await gateway.requestDocument({}, 'zzz');
  assert.doesNotMatch(far.body.errors[0]?.message ?? '', /did you mean|zzz/);
});

test('Host is sent once, and is a host', async (t) => {
  const port = await listen(t);
  const ask = (...hosts: string[]) =>
    sendRaw(port, `GET /livez HTTP/1.1\r\n${hosts.map((host) => `${host}\r\n`).join('')}Connection: close\r\n\r\n`);
  for (const host of [
    'gateway',
    'localhost:8080',
    '[::1]:8080',
    '127.0.0.2',
    'xn--80ak6aa92e.example',
    'a_b.example:',
  ]) {
    assert.match(await ask(`Host: ${host}`), /^HTTP\/1\.1 200/, host);
  }
  for (const [expected, ...hosts] of [
    ['must be sent'],
    ['must be sent once', 'Host: a', 'Host: a'],
    ['must be sent once', 'Host: localhost', 'hOST: evil.example'],
    ['must be a name', 'Host: '],
    ['must be a name', 'Host: a b'],
    ['must be a name', 'Host: user@a'],
    ['must be a name', 'Host: a/b'],
    ['must be a name', 'Host: a:80:80'],
  ]) {
    const reply = await ask(...hosts);
    assert.match(reply, /^HTTP\/1\.1 400/, hosts.join());
    assert.match(
      reply,
      new RegExp(`"code":"invalid_request","errors":\\[{"field":"host","message":"${expected}`),
      hosts.join(),
    );
  }
  assert.match(await sendRaw(port, 'GET /livez HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200/, 'HTTP/1.0 knows no Host');
});

test('a parameter of the query that stands twice is refused by its name', async (t) => {
  const gateway = await startTestGateway(t);
  const reply = await gateway.get('/api/v1/sandbox/messages/?phone=77010000001&phone=77010000002', gateway.testKey);
  assertError(reply, 'invalid_request');
  assert.deepEqual(reply.body.errors, [{ field: 'phone', message: 'must be given once' }]);
  assert.equal((await gateway.get('/livez?a=1&a=2')).status, 200, 'what an operation does not read is ignored');
});

test('a tunnel is refused with our error', async (t) => {
  const reply = await sendRaw(await listen(t), 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n');
  assert.match(reply, /^HTTP\/1\.1 405 Method Not Allowed\r\n/);
  assert.match(reply, /"code":"method_not_allowed"/);
});

for (const [name, head] of [
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
  ['bytes that are no HTTP', 'no HTTP at all\r\n\r\n'],
  ['a head that is too long', `GET / HTTP/1.1\r\nHost: a\r\nx: ${'x'.repeat(20_000)}`],
] as const) {
  for (const [how, rest] of [
    ['sends nothing more', ''],
    ['sends a megabyte more', 'x'.repeat(2 ** 20)],
  ] as const) {
    test(`${name} is hung up on when the client ${how} and never hangs up itself`, { timeout: 120_000 }, async (t) => {
      const { app } = await startTestGateway(t);
      const { port } = new URL(await app.server.listen({ host: '127.0.0.1', port: 0 }));
      const client = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
      t.after(() => client.destroy());
      client.on('error', () => undefined);
      client.write(head + rest);
      await once(client, 'data');
      client.pause();
      await app.server.close();
    });
  }
}

test('a client that sends more than is read, and its end, has its refusal', { timeout: 120_000 }, async (t) => {
  const port = await listen(t);
  for (const [head, status] of [
    ['CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
    ['no HTTP at all\r\n\r\n', 400],
  ] as const) {
    const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    client.end(head + 'x'.repeat(2 ** 20));
    assert.match(await readText(client), new RegExp(`^HTTP/1\\.1 ${status} .*"request_id":"[^"]+".*}$`, 's'));
  }
});

const LARGE = 2 ** 23;
const counted = `content-length: ${LARGE}\r\n\r\n${'x'.repeat(LARGE)}`;
const chunked = `transfer-encoding: chunked\r\n\r\n${LARGE.toString(16)}\r\n${'x'.repeat(LARGE)}\r\n0\r\n\r\n`;
const close = 'connection: close\r\n';

for (const [name, status, rest] of [
  ['of too many bytes', 413, `host: a\r\ncontent-type: application/json\r\n${counted}`],
  ['whose bytes nobody has counted', 413, `host: a\r\ncontent-type: application/json\r\n${chunked}`],
  ['of another type', 415, `host: a\r\ncontent-type: text/plain\r\n${close}${counted}`],
  ['to no host', 400, `content-type: application/json\r\n${close}${counted}`],
] as const) {
  test(`a client that reads only when it has sent its body, ${name}, has its refusal`, {
    timeout: 120_000,
  }, async (t) => {
    const client = connect(await listen(t), '127.0.0.1');
    client.pause();
    const sent = promisify((bytes: string, done: (error?: Error | null) => void) => client.write(bytes, done));
    await sent(`POST ${REQUEST} HTTP/1.1\r\n${rest}`);
    assert.match(await readText(client), new RegExp(`^HTTP/1\\.1 ${status} .*"request_id":"[^"]+".*}$`, 's'));
  });
}

test('a client that never sends the body that it has announced is hung up on all the same', {
  timeout: 120_000,
}, async (t) => {
  const head = ['host: gateway', 'content-type: application/json', 'content-length: 1000000'];
  const answer = await sendRaw(await listen(t), `POST ${REQUEST} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{`);
  assert.match(answer, /^HTTP\/1\.1 413 .*"code":"payload_too_large".*}$/s);
});

test('a request that does not arrive in time is 408, wherever it stops', async (t) => {
  const server = createHttpServer({
    logger: createLogger({ level: 'silent', destination: { write: () => undefined } }),
    ids: randomIds,
    metrics: createMetrics(),
    trustedProxies: [],
    arrival: { timeoutMs: 100, checkEveryMs: 20 },
  });
  server.post('/', { schema: { operationId: 'take' } }, () => 'taken');
  t.after(() => server.close());
  const port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
  for (const bytes of [
    '',
    'POST / HTT',
    'POST / HTTP/1.1\r\nhost: a\r\n',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{',
  ]) {
    const reply = await sendRaw(port, bytes);
    assert.match(reply, /^HTTP\/1\.1 408 Request Timeout\r\n/, bytes);
    assert.match(reply, /"code":"request_timeout"/);
    assert.equal(reply.match(/HTTP\/1\.1/g)?.length, 1, reply);
  }
});

test('what every host is asked for is there: an icon, robots.txt, and security.txt where somebody reads it', async (t) => {
  const gateway = await startTestGateway(t);
  const icon = await gateway.get('/favicon.ico');
  assert.deepEqual([icon.status, icon.headers['content-type']], [200, 'image/svg+xml; charset=utf-8']);
  assert.equal((await gateway.get('/robots.txt')).text, 'User-agent: *\nDisallow: /\n');
  assertError(await gateway.get('/.well-known/security.txt'), 'not_found');
  const config = { securityContact: 'mailto:security@bank.example', publicUrl: 'https://qujat.bank.example' };
  const published = await startTestGateway(t, { config, clock: { nowMs: () => Date.parse('2026-11-28T00:00:00Z') } });
  assert.deepEqual((await published.get('/.well-known/security.txt')).text.split('\n'), [
    'Contact: mailto:security@bank.example',
    'Expires: 2026-12-28T00:00:00.000Z',
    'Preferred-Languages: kk, ru, en',
    'Canonical: https://qujat.bank.example/.well-known/security.txt',
    '',
  ]);
});
