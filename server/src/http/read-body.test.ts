/** What a body may be, as a client sees it. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { API, startTestGateway } from '../app/test-gateway.ts';

const BODY = JSON.stringify({ api_key: 'x', iin: '900101300017', phone: '77010000001' });

interface Told {
  status: number;
  code: string;
  errors?: { field: string; message: string }[];
}

async function listen(t: TestContext) {
  const { app } = await startTestGateway(t);
  const address = await app.server.listen({ host: '127.0.0.1', port: 0 });
  return async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Told> => {
    const reply = await fetch(`${address}${API}/request/identity_card/`, { method: 'POST', body, headers });
    return { status: reply.status, ...((await reply.json()) as { code: string }) };
  };
}

const json = { 'content-type': 'application/json' };

test('JSON in UTF-8 is read, whatever the case and the parameters of its type, with a byte order mark or without', async (t) => {
  const send = await listen(t);
  for (const type of [
    ...['application/json', 'APPLICATION/JSON', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"'],
    ...['application/json; charset=utf8', 'application/json; charset=US-ASCII', 'application/json ; a=b'],
  ]) {
    assert.equal((await send(BODY, { 'content-type': type })).code, 'invalid_api_key', type);
  }
  assert.equal((await send(`\ufeff${BODY}`, json)).code, 'invalid_api_key');
  assert.equal((await send(BODY, { ...json, 'content-encoding': 'identity' })).code, 'invalid_api_key');
});

test('any other type, charset or coding is 415 and says what is wrong', async (t) => {
  const send = await listen(t);
  const utf16 = new Uint8Array(Buffer.from(BODY, 'utf16le'));
  const zipped = new Uint8Array(gzipSync(BODY));
  const cases: [string, Told][] = [
    ['content-type is text/plain, which fetch', await send(BODY)],
    ['content-type is missing', await send(new Uint8Array(Buffer.from(BODY)))],
    [
      'content-type must be application/json',
      await send(BODY, { 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    ['content-type must be application/json', await send(BODY, { 'content-type': 'application/jsonx' })],
    ['content-type must be application/json', await send(BODY, { 'content-type': 'application/vnd.api+json' })],
    ['content-type charset must be utf-8', await send(BODY, { 'content-type': 'application/json;charset=UTF-16' })],
    [
      'content-type charset must be utf-8',
      await send(BODY, { 'content-type': 'application/json; charset=windows-1251' }),
    ],
    ['content-encoding must be left out', await send(zipped, { ...json, 'content-encoding': 'gzip' })],
    ['content-encoding must be left out', await send(zipped, { ...json, 'content-encoding': 'br' })],
    ['body is compressed by gzip', await send(zipped, json)],
    ['body is UTF-16', await send(utf16, json)],
    ['body is UTF-16', await send(new Uint8Array(Buffer.from(`\ufeff${BODY}`, 'utf16le')), json)],
    ['body is UTF-16', await send(new Uint8Array(Buffer.from(`\ufeff${BODY}`, 'utf16le').swap16()), json)],
    ['body is not valid UTF-8', await send(new Uint8Array([0x22, 0xc3, 0x28, 0x22]), json)],
  ];
  for (const [expected, { status, code, errors }] of cases) {
    assert.deepEqual([status, code], [415, 'unsupported_media_type'], expected);
    const said = errors?.map(({ field, message }) => `${field} ${message}`).join() ?? '';
    assert.ok(said.startsWith(expected), `${expected}: ${said}`);
  }
});

test('broken JSON is told where it breaks, and nothing of it is repeated', async (t) => {
  const send = await listen(t);
  for (const [body, expected] of [
    ['{"api_key":"secret",}', 'must be valid JSON; it goes wrong at position 20 (line 1, column 21)'],
    ['{\n  "api_key": secret\n}', 'must be valid JSON; it goes wrong at position 15 (line 2, column 14)'],
    ['{"api_key":"secret"', 'must be valid JSON; it ends too early'],
    ['', 'is empty; must be a JSON object'],
    ['{"__proto__":{"a":1}}', 'must have no member __proto__ or constructor.prototype'],
    ['"secret"', 'must be an object'],
    ['null', 'must be an object'],
  ] as const) {
    const told = await send(body, json);
    assert.equal(told.status, 400, body);
    assert.deepEqual(told.errors, [{ field: 'body', message: expected }], body);
    assert.doesNotMatch(JSON.stringify(told), /secret/);
  }
});
