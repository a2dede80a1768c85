import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { type ErrorCode, GatewayError } from '../errors.ts';
import { createHttpCaller, type HttpCall, type HttpCallerOptions, parseJson } from './http-call.ts';
import { wasNotAsked } from './not-asked.ts';
import { selfSigned } from './self-signed-test-setup.ts';

const open = () => new AbortController().signal;
const json = { 'content-type': 'application/json' };

/** Listens on loopback and gives the port. */
async function listen(t: TestContext, server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function startCaller(t: TestContext, url: string, options?: HttpCallerOptions) {
  const caller = createHttpCaller(options);
  t.after(() => caller.close());
  return (changes: Partial<HttpCall> = {}, signal = open()) =>
    caller.call(
      { method: 'POST', url: new URL(url), body: '{}', headers: json, accept: ['application/json'], ...changes },
      signal,
    );
}

async function startAnswering(t: TestContext, answer: RequestListener, options?: HttpCallerOptions) {
  const port = await listen(t, createServer(answer));
  return startCaller(t, `http://127.0.0.1:${port}/path?q=1`, options);
}

/** A peer that speaks bytes. */
async function startRaw(t: TestContext, peer: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => peer(socket));
  });
  const port = await listen(t, server);
  t.after(() => {
    for (const socket of sockets) socket.destroy();
  });
  return startCaller(t, `http://127.0.0.1:${port}/`);
}

const failsWith =
  (code: ErrorCode, notAsked = false) =>
  (error: unknown) => {
    assert.ok(error instanceof GatewayError);
    assert.equal(error.code, code);
    assert.equal(wasNotAsked(error), notAsked);
    return true;
  };

test('an answer comes back with status, media type and text, and the call is sent as it was given', async (t) => {
  let seen = '';
  const call = await startAnswering(t, async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    seen = `${request.method} ${request.url} ${request.headers['content-type']} ${request.headers.accept} ${body}`;
    response.writeHead(200, { 'content-type': 'application/json; charset="UTF-8"' }).end('{"name":"Әйгерім"}');
  });
  const answer = await call({ body: '{"a":"ә"}' });
  assert.deepEqual(answer, { status: 200, mediaType: 'application/json', text: '{"name":"Әйгерім"}' });
  assert.equal(seen, 'POST /path?q=1 application/json application/json {"a":"ә"}');
});

test('a character that is split between two packets is read whole', async (t) => {
  const bytes = Buffer.from('{"name":"Қ"}');
  const call = await startAnswering(t, (_request, response) => {
    response.writeHead(200, json).write(bytes.subarray(0, 10));
    setImmediate(() => response.end(bytes.subarray(10)));
  });
  assert.equal((await call()).text, '{"name":"Қ"}');
});

test('an error of the client is an answer, for the connector to read', async (t) => {
  const call = await startAnswering(t, (_request, response) => response.writeHead(404, json).end('{"code":"x"}'));
  assert.equal((await call()).status, 404);
});

test('a status of 500 is an answer where the connector asks for it', async (t) => {
  const call = await startAnswering(t, (_request, response) =>
    response.writeHead(500, { 'content-type': 'text/xml; charset=utf-8' }).end('<Fault/>'),
  );
  const reads = (status: number) => status === 200 || status === 500;
  assert.equal((await call({ accept: ['text/xml'], reads })).text, '<Fault/>');
  await assert.rejects(call({ reads }), failsWith('government_service_error'));
});

for (const [status, code] of [
  [301, 'government_service_error'],
  [500, 'government_service_error'],
  [502, 'egov_unavailable'],
  [503, 'egov_unavailable'],
  [504, 'government_service_error'],
] as const) {
  test(`status ${status} is ${code}`, async (t) => {
    let calls = 0;
    const call = await startAnswering(t, (_request, response) => {
      calls++;
      response.writeHead(status, { ...json, location: '/elsewhere' }).end('{}');
    });
    await assert.rejects(call(), failsWith(code));
    assert.equal(calls, 1);
  });
}

for (const [what, contentType] of [
  ['another content type', 'text/html'],
  ['no content type', undefined],
  ['a content type that is none', 'application'],
  ['another charset', 'application/json; charset=windows-1251'],
  ['UTF-16', 'application/json; charset=utf-16'],
] as const) {
  test(`${what} is refused`, async (t) => {
    const call = await startAnswering(t, (_request, response) =>
      response.writeHead(200, contentType === undefined ? {} : { 'content-type': contentType }).end('{}'),
    );
    await assert.rejects(call(), failsWith('government_service_error'));
  });
}

for (const [encoding, compress] of [
  ['gzip', gzipSync],
  ['X-GZIP', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const) {
  test(`an answer in ${encoding}, for which nobody asked, is read, up to the bound of what comes out`, async (t) => {
    const text = `"${'a'.repeat(100_000)}"`;
    const call = await startAnswering(t, (_request, response) =>
      response.writeHead(200, { ...json, 'content-encoding': encoding }).end(compress(text)),
    );
    assert.equal((await call()).text, text);
    await assert.rejects(call({ maxBodyBytes: 50_000 }), failsWith('government_service_error'));
  });
}

test('an answer in a coding that is not known, or not its own, is refused', async (t) => {
  for (const encoding of ['gzip', 'zstd, gzip', 'rot13']) {
    const call = await startAnswering(t, (_request, response) =>
      response.writeHead(200, { ...json, 'content-encoding': encoding }).end('{}'),
    );
    await assert.rejects(call(), failsWith('government_service_error'));
  }
});

test('bytes that are no UTF-8 are refused, whatever the header says', async (t) => {
  const call = await startAnswering(t, (_request, response) =>
    response.writeHead(200, json).end(Buffer.from('{"name":"\xca\xe0"}', 'latin1')),
  );
  await assert.rejects(call(), failsWith('government_service_error'));
});

test('a text that ends within a character is refused', async (t) => {
  const call = await startAnswering(t, (_request, response) =>
    response.writeHead(200, json).end(Buffer.from([0x22, 0xd2])),
  );
  await assert.rejects(call(), failsWith('government_service_error'));
});

test('what is not JSON is refused, and the error does not repeat it', () => {
  assert.deepEqual(parseJson('{"a":1}'), { a: 1 });
  assert.throws(
    () => parseJson('{"iin":"900101300017"'),
    (error) => failsWith('government_service_error')(error) && !String((error as Error).cause).includes('9001'),
  );
});

test('a body of more than the limit is refused by its announced length, before it is read', async (t) => {
  const call = await startAnswering(t, (_request, response) => {
    response.writeHead(200, { ...json, 'content-length': 1001 }).flushHeaders();
  });
  await assert.rejects(call({ maxBodyBytes: 1000 }), failsWith('government_service_error'));
});

test('a body of exactly the limit is taken; one byte more is cut off, and the peer is not read on', async (t) => {
  const call = await startAnswering(
    t,
    (request, response) => {
      response.writeHead(200, json).write('x'.repeat(1000));
      if (request.headers['more'] === undefined) response.end();
      else response.write('x');
    },
    { maxBodyBytes: 1000 },
  );
  assert.equal((await call()).text.length, 1000);
  await assert.rejects(call({ headers: { more: '1' } }), failsWith('government_service_error'));
});

test('answers that are too large together are cut off, and the room of one that ended comes back', async (t) => {
  const oneWasCut = Promise.withResolvers<void>();
  const call = await startAnswering(
    t,
    async (_request, response) => {
      response.writeHead(200, json).write('x'.repeat(600));
      await oneWasCut.promise;
      response.end();
    },
    { maxBodyBytes: 1000, maxBufferedBytes: 1000 },
  );
  const outcomes = [call(), call()].map((answer) =>
    answer.then(
      ({ text }) => text.length,
      (error: unknown) => {
        oneWasCut.resolve();
        return failsWith('egov_unavailable')(error) && 'cut';
      },
    ),
  );
  assert.deepEqual((await Promise.all(outcomes)).sort(), [600, 'cut']);
  assert.equal((await call()).text.length, 600);
});

test('a refused connection is unreachable, and the state was not asked', async (t) => {
  const server = createServer();
  const port = await listen(t, server);
  await new Promise((resolve) => server.close(resolve));
  await assert.rejects(startCaller(t, `http://127.0.0.1:${port}/`)(), failsWith('egov_unreachable', true));
});

test('a name that does not resolve is unreachable, and the state was not asked', async (t) => {
  // A label of more than 63 characters fails without a question to any server of names.
  const tooLong = 'x'.repeat(64);
  await assert.rejects(startCaller(t, `http://${tooLong}.invalid/`)(), failsWith('egov_unreachable', true));
});

test('TLS with somebody who does not speak it is unreachable, and the state was not asked', async (t) => {
  const port = await listen(t, createServer());
  await assert.rejects(startCaller(t, `https://127.0.0.1:${port}/`)(), failsWith('egov_unreachable', true));
});

test('a certificate is trusted only where its authority is given', async (t) => {
  const { key, cert } = selfSigned();
  const server = createTlsServer({ key, cert }, (_request, response) => response.writeHead(200, json).end('{}'));
  const url = `https://localhost:${await listen(t, server)}/`;
  await assert.rejects(startCaller(t, url)(), failsWith('egov_unreachable', true));
  assert.equal((await startCaller(t, url, { tls: { ca: cert } })()).status, 200);
});

test('after a call that had a connection, the same operation may have asked the state', async (t) => {
  const server = createServer((request) => request.socket.destroy());
  const call = startCaller(t, `http://127.0.0.1:${await listen(t, server)}/`);
  const signal = open();
  await assert.rejects(call({}, signal), failsWith('egov_unreachable'));
  await new Promise((resolve) => server.close(resolve));
  await assert.rejects(call({}, signal), failsWith('egov_unreachable'));
  await assert.rejects(call({}, open()), failsWith('egov_unreachable', true));
});

test('a connection that is reset or closed before the answer is unreachable; the state may have been asked', async (t) => {
  await assert.rejects((await startRaw(t, (socket) => socket.resetAndDestroy()))(), failsWith('egov_unreachable'));
  await assert.rejects((await startRaw(t, (socket) => socket.end()))(), failsWith('egov_unreachable'));
});

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

test('a body that is cut in half is refused, with and without an announced length', async (t) => {
  const cuts = [`${head}content-length: 100\r\n\r\n{"a":`, `${head}transfer-encoding: chunked\r\n\r\n5\r\n{"a":\r\n`];
  for (const cut of cuts) {
    await assert.rejects((await startRaw(t, (socket) => socket.end(cut)))(), failsWith('government_service_error'));
    const call = await startRaw(t, (socket) => socket.write(cut, () => setImmediate(() => socket.resetAndDestroy())));
    await assert.rejects(call(), failsWith('government_service_error'));
  }
});

test('what is not HTTP is refused, and the error does not repeat it', async (t) => {
  const call = await startRaw(t, (socket) => socket.end('SSH-2.0 900101300017\r\n'));
  await assert.rejects(call(), (error) => {
    assert.ok(failsWith('government_service_error')(error) && error instanceof GatewayError);
    assert.ok(error.cause instanceof Error && !JSON.stringify({ ...error.cause }).includes('9001'));
    return !String(error.cause.stack).includes('9001');
  });
});

test('headers without end are refused', async (t) => {
  const call = await startRaw(t, (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n`));
  await assert.rejects(call(), failsWith('government_service_error'));
});

test('an abort is a time-out, before the answer and within it, and closes the connection', async (t) => {
  for (const begun of ['', `${head}content-length: 100\r\n\r\n{"a":`]) {
    const closed = Promise.withResolvers<void>();
    const controller = new AbortController();
    const call = await startRaw(t, (socket) => {
      socket.on('close', () => closed.resolve());
      socket.write(begun, () => setImmediate(() => controller.abort()));
      if (begun === '') controller.abort();
    });
    await assert.rejects(call({}, controller.signal), failsWith('egov_timeout'));
    await closed.promise;
  }
  const aborted = await startRaw(t, () => assert.fail('nothing may be sent'));
  await assert.rejects(aborted({}, AbortSignal.abort()), failsWith('egov_timeout'));
});
