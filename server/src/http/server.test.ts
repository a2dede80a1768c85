/** What the HTTP layer promises for whatever arrives: an error of the table, never a defect, never a hang. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { API, assertError, startTestGateway } from '../app/test-gateway.ts';
import { randomIds } from '../clock.ts';
import { errorTable } from '../errors.ts';

const REQUEST = `${API}/request/identity_card/`;

async function listen(t: TestContext): Promise<{ address: string; port: number }> {
  const { app } = await startTestGateway(t);
  const address = await app.server.listen({ host: '127.0.0.1', port: 0 });
  return { address, port: Number(new URL(address).port) };
}

test('nothing but JSON is taken, and nothing larger than 64 KiB', async (t) => {
  const { address } = await listen(t);
  const send = async (body: string, type: string) => {
    const reply = await fetch(address + REQUEST, { method: 'POST', body, headers: { 'content-type': type } });
    return (await reply.json()) as { code: string };
  };
  assert.equal((await send('a=1', 'application/x-www-form-urlencoded')).code, 'unsupported_media_type');
  assert.equal((await send('<a/>', 'text/xml')).code, 'unsupported_media_type');
  assert.equal((await send(`"${'x'.repeat(64 * 1024)}"`, 'application/json')).code, 'payload_too_large');
  assert.equal((await send(`"${'x'.repeat(10 * 1024 * 1024)}"`, 'application/json')).code, 'payload_too_large');
});

test('an unknown path and duplicate slashes are not found', async (t) => {
  const gateway = await startTestGateway(t);
  assertError(await gateway.get('/nothing'), 'not_found');
  assertError(await gateway.post(`/${REQUEST}`, {}), 'not_found');
  assertError(await gateway.post(REQUEST.replace('/backend/', '//backend/'), {}), 'not_found');
});

test('a path that cannot be decoded is an invalid request', async (t) => {
  const gateway = await startTestGateway(t);
  for (const path of [`${API}/request/%ED%A0%80/`, `${API}/request/%zz/`, `${API}/request/${'x'.repeat(500)}/`]) {
    const reply = await gateway.post(path, {});
    assert.ok([400, 404].includes(reply.status), path);
    assert.ok(reply.body.code in errorTable);
  }
});

test('a long document type is refused by its route, with the error that the route documents', async (t) => {
  const gateway = await startTestGateway(t);
  assertError(await gateway.get(`/api/v1/document-types/${'x'.repeat(5000)}/`), 'document_type_not_found');
});

test('a head that is too long is told so', async (t) => {
  const { address } = await listen(t);
  const reply = await fetch(address + REQUEST, { headers: { x: 'y'.repeat(20_000) } });
  const body = (await reply.json()) as { code: string; errors: { field: string }[] };
  assert.equal(body.code, 'invalid_request');
  assert.equal(body.errors[0]?.field, 'headers');
});

test('an expectation that nobody can meet is ignored', async (t) => {
  const { port } = await listen(t);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /livez HTTP/1.1\r\nhost: gateway\r\nexpect: a miracle\r\nconnection: close\r\n\r\n');
  assert.match(await readText(socket), /^HTTP\/1\.1 200 OK/);
});

test('a client that hangs up in the middle of its body is no defect', async (t) => {
  const gateway = await startTestGateway(t);
  const address = await gateway.app.server.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  const answered = new Promise((resolve) =>
    gateway.app.server.server.once('request', (_request, reply) => reply.once('close', resolve)),
  );
  const head = ['host: gateway', 'content-type: application/json', 'content-length: 100'];
  socket.write(`POST ${REQUEST} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{`, () => socket.resetAndDestroy());
  await answered;
  await gateway.app.server.close();
  assert.ok(!gateway.logged.some((line) => line.includes('"a defect"')));
});

test('bytes that are no HTTP get our error', async (t) => {
  const { port } = await listen(t);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('this is not HTTP\r\n\r\n');
  const reply = await readText(socket);
  assert.match(reply, /^HTTP\/1\.1 400 Bad Request/);
  assert.match(reply, /"code":"invalid_request"/);
});

test('request ids have their form, and none comes twice, also not where a block of random bytes ends', () => {
  const ids = Array.from({ length: 5_000 }, () => randomIds.requestId());
  for (const id of ids) assert.match(id, /^req_[\w-]{22}$/);
  assert.equal(new Set(ids).size, ids.length);
});

test('every reply names its request, and so does the log', async (t) => {
  const gateway = await startTestGateway(t);
  const reply = await gateway.get('/nothing');
  assert.equal(reply.headers['x-request-id'], reply.body.request_id);
  assert.ok(gateway.logged.some((line) => line.includes(reply.body.request_id)));
});

test('alive and ready answer, and metrics name operations, statuses and error codes', async (t) => {
  const gateway = await startTestGateway(t);
  assert.equal((await gateway.get('/livez')).status, 200);
  assert.equal((await gateway.get('/readyz')).status, 200);
  await gateway.requestDocument({ iin: 'wrong' });
  const { text } = await gateway.get('/metrics');
  assert.match(text, /qujat_http_request_duration_seconds_count\{operation="requestDocument",status="400"\} 1/);
  assert.match(text, /qujat_errors_total\{operation="requestDocument",code="invalid_iin"\} 1/);
  assert.ok(!text.includes('77010000001'));
});

test('a defect is an internal error that tells nothing', async (t) => {
  const ids = { ...randomIds, uuid: () => 'never unique' };
  const gateway = await startTestGateway(t, {
    ids,
    wrapSandbox: (sandbox) => ({ ...sandbox, requestDocument: () => Promise.resolve({ stateReference: null }) }),
  });
  await gateway.requestDocument();
  const reply = await gateway.requestDocument();
  assertError(reply, 'internal_error');
  assert.doesNotMatch(reply.text, /UNIQUE|sqlite|stack/i);
  assert.ok(gateway.logged.some((line) => line.includes('"a defect"')));
});
