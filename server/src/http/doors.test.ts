/** What stands open and to whom: the metrics, the pages of the sandbox, the documentation; and what every answer tells browsers. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { test } from 'node:test';
import { assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';

const TOKEN = 'a-token-of-the-metrics';
const at = async ({ app }: TestGateway, url: string, headers: Record<string, string> = {}) =>
  (await app.server.inject({ url, headers })).statusCode;

test('without port and token the metrics are told in a demonstration only, and there to this machine', async (t) => {
  const demonstration = await startTestGateway(t);
  assert.equal(await at(demonstration, '/metrics'), 200);
  assert.equal(await at(demonstration, '/metrics', { 'x-forwarded-for': '203.0.113.7' }), 404);
  assert.equal(await at(demonstration, '/metrics', { host: 'qujat.example' }), 404);
  assert.equal(await at(await startTestGateway(t, { config: { demonstration: false } }), '/metrics'), 404);
});

test('with a token they are told to who shows it, and the log does not tell it', async (t) => {
  const config = { demonstration: false, metrics: { port: undefined, token: TOKEN } };
  const gateway = await startTestGateway(t, { config });
  assert.equal(await at(gateway, '/metrics', { host: 'qujat.example', authorization: `Bearer ${TOKEN}` }), 200);
  assertError(await gateway.get('/metrics'), 'invalid_metrics_token');
  assertError(await gateway.get('/metrics', `${TOKEN}x`), 'invalid_metrics_token');
  assert.ok(!gateway.logged.join('').includes(TOKEN));
});

test('with a port of their own they are there alone, and nothing else is', async (t) => {
  for (const token of [undefined, TOKEN]) {
    const gateway = await startTestGateway(t, { config: { metrics: { port: 0, token } } });
    const own = gateway.app.metricsServer;
    assert.ok(own);
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    assert.equal(await at(gateway, '/metrics', authorization), 404);
    assert.equal((await own.inject({ url: '/metrics', headers: authorization })).statusCode, 200);
    if (token !== undefined) assert.equal((await own.inject('/metrics')).statusCode, 401);
    for (const url of ['/livez', '/docs', '/api/v1/document-types/', '/cabinet/']) {
      assert.equal((await own.inject(url)).statusCode, 404, url);
    }
  }
});

const SAMPLES = { '/gallery': 302, '/sandbox/phone': 302, '/api/v1/document-types/diploma/sample.json': 200 };

test('the pages of the sandbox and the documentation are there or not, each by its setting', async (t) => {
  for (const [samplePages, documentation] of [
    [true, true],
    [false, true],
    [true, false],
  ] as const) {
    const gateway = await startTestGateway(t, { config: { samplePages, documentation } });
    for (const [url, found] of Object.entries(SAMPLES))
      assert.equal(await at(gateway, url), samplePages ? found : 404, url);
    for (const url of ['/docs/', '/openapi.json']) assert.equal(await at(gateway, url), documentation ? 200 : 404, url);
    const [type] = JSON.parse((await gateway.get('/api/v1/document-types/')).text).document_types;
    assert.equal(type.samples === null, !samplePages);
    const offered = JSON.parse((await gateway.get('/api/v1/cabinet/gateway/')).text);
    assert.deepEqual([offered.sample_pages, offered.documentation], [samplePages, documentation]);
  }
});

/** Each is answered by another hand: a route, a page, the framework, our refusals of what is no request. */
const REQUESTS: Record<string, string> = {
  'a route': 'GET /livez HTTP/1.1\r\nhost: gateway\r\n',
  'a page': 'GET /gallery HTTP/1.1\r\nhost: gateway\r\n',
  'the cabinet': 'GET /cabinet/ HTTP/1.1\r\nhost: gateway\r\n',
  'the documentation': 'GET /docs/ HTTP/1.1\r\nhost: gateway\r\n',
  'a redirect': 'GET / HTTP/1.1\r\nhost: gateway\r\n',
  'nothing there': 'GET /nothing HTTP/1.1\r\nhost: gateway\r\n',
  'a method that is none': 'DELETE /livez HTTP/1.1\r\nhost: gateway\r\n',
  'a HEAD': 'HEAD /livez HTTP/1.1\r\nhost: gateway\r\n',
  'an OPTIONS': 'OPTIONS /livez HTTP/1.1\r\nhost: gateway\r\n',
  'a path that cannot be decoded': 'GET /%zz HTTP/1.1\r\nhost: gateway\r\n',
  'no host': 'GET /livez HTTP/1.1\r\n',
  'two hosts': 'GET /livez HTTP/1.1\r\nhost: one\r\nhost: two\r\n',
  'an expectation': 'GET /livez HTTP/1.1\r\nhost: gateway\r\nexpect: a miracle\r\n',
  'no HTTP': 'this is not HTTP\r\n',
  'a head that is too long': `GET /livez HTTP/1.1\r\nhost: gateway\r\nx: ${'y'.repeat(20_000)}\r\n`,
  'two lengths': 'POST /livez HTTP/1.1\r\nhost: gateway\r\ncontent-length: 1\r\ncontent-length: 2\r\n',
  'a tunnel': 'CONNECT elsewhere:443 HTTP/1.1\r\nhost: gateway\r\n',
};

test('every answer forbids frames and guessed types, and behind https any other way in', async (t) => {
  for (const publicUrl of ['https://qujat.example', undefined]) {
    const { app } = await startTestGateway(t, { config: { publicUrl } });
    const { port } = new URL(await app.server.listen({ host: '127.0.0.1', port: 0 }));
    for (const [name, request] of Object.entries(REQUESTS)) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`${request}connection: close\r\n\r\n`);
      const [head = ''] = (await readText(socket)).toLowerCase().split('\r\n\r\n');
      assert.match(head, /^http\/1\.1 \d{3}/, name);
      assert.match(head, /\r\nx-content-type-options: nosniff(\r\n|$)/, name);
      assert.match(head, /\r\ncontent-security-policy: [^\r]*frame-ancestors 'none'/, name);
      const hsts = /\r\nstrict-transport-security: max-age=31536000; includesubdomains(\r\n|$)/;
      assert.equal(hsts.test(head), publicUrl !== undefined, name);
    }
  }
});
