/** Errors have a code, also from those who send none, and nobody finds a secret in them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { specifiedErrors } from './generated/specified-errors.ts';
import { type LogEntry, Qujat, QujatError, type QujatOptions, type Session } from './index.ts';
import { QujatSandbox } from './sandbox.ts';
import { impatientClient, KEY, scriptedServer } from './scripted-server.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };
const session: Session = { id: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b', documentType: 'diploma' };

/** As the hosted service sends them: no code, no request id. */
const places = [
  (text: string) => ({ detail: text }),
  (text: string) => ({ message: text }),
  (text: string) => ({ detail: [text] }),
];
const spellings = [
  (text: string) => text,
  (text: string) => text.replace('`', "'"),
  (text: string) => text.replace('`', '’'),
  (text: string) => text.replace('CMDB', 'MCDB'),
  (text: string) => `${text}.`,
];

test('each of the 14 texts has its code, wherever it stands and however it is spelt', async (t) => {
  const texts = Object.entries(specifiedErrors);
  assert.equal(texts.length, 14);
  const tried = texts.flatMap(([code, text]) =>
    places.flatMap((place) => spellings.map((spell) => ({ code, body: place(spell(text)), text: spell(text) }))),
  );
  const { url } = await scriptedServer(
    t,
    tried.map(({ body }) => ({ status: 400, body })),
  );
  const { qujat } = impatientClient(url, { maxRetries: 0 });
  for (const { code, text } of tried) {
    const error = await refusalOf(qujat.requestDocument('diploma', citizen));
    assert.deepEqual([error.code, error.message], [code, text]);
  }
});

test('the texts are those that the specification has', (t) => {
  const file = join(import.meta.dirname, '../../docs/errors.md');
  const rows = readFileSync(file, 'utf8').split('## Errors of Qujat')[0] ?? '';
  for (const [code, text] of Object.entries(specifiedErrors))
    assert.ok(rows.includes(`| \`${code}\` |`) && rows.includes(text), t.name);
});

test('what is no JSON, or not for this call, is an error too', async (t) => {
  const html = '<html>It works</html>';
  const odd = [
    [{ status: 200, body: html }, 'unexpected_reply'],
    [{ status: 200, body: {} }, 'unexpected_reply'],
    [{ status: 200, body: '[]' }, 'unexpected_reply'],
    [{ status: 200, body: { document_type: 'diploma' } }, 'unexpected_reply'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'unexpected_reply'],
    [{ status: 404, body: html }, 'unknown_error'],
    [{ status: 429, body: html }, 'rate_limited'],
    [{ status: 503, body: html }, 'service_unavailable'],
    [{ status: 400, body: { detail: 'Something new' } }, 'unknown_error'],
    [{ status: 400, body: { code: 'token_not_valid', detail: 'Something new' } }, 'unknown_error'],
    [{ status: 400, body: { code: 'brand_new', request_id: 'req_1', detail: 'New', message: 'New.' } }, 'brand_new'],
  ] as const;
  const { url } = await scriptedServer(
    t,
    odd.map(([answer]) => answer),
  );
  const { qujat } = impatientClient(url, { maxRetries: 0 });
  for (const [answer, code] of odd) {
    assert.equal((await refusalOf(qujat.requestDocument('diploma', citizen))).code, code, JSON.stringify(answer));
  }
});

test('a call says what helps: attempts, seconds, fields, request id', async (t) => {
  const body = {
    code: 'invalid_request',
    request_id: 'req_abc',
    detail: 'Invalid request',
    message: 'The request is invalid.',
    attempts_left: 3,
    retry_after: 40,
    documentation_url: 'https://gateway.example.kz/docs/errors/invalid_request/',
    errors: [{ field: 'iin', message: 'must be text', reason: 'type' }, 'nonsense', null],
  };
  const { url } = await scriptedServer(t, [{ status: 400, headers: { 'x-request-id': 'req_abc' }, body }]);
  const error = await refusalOf(impatientClient(url).qujat.requestDocument('diploma', citizen));
  const { attemptsLeft, retryAfterSeconds, fields, requestId, detail, documentationUrl, isRetryable } = error;
  assert.deepEqual(
    { attemptsLeft, retryAfterSeconds, fields, requestId, detail, documentationUrl, isRetryable },
    {
      attemptsLeft: 3,
      retryAfterSeconds: 40,
      fields: [{ field: 'iin', message: 'must be text', reason: 'type' }],
      requestId: 'req_abc',
      detail: 'Invalid request',
      documentationUrl: 'https://gateway.example.kz/docs/errors/invalid_request/',
      isRetryable: true,
    },
  );
});

test('a server that repeats everything puts nothing of it into an error or a log', async (t) => {
  const code = '042137';
  const secrets = [KEY, citizen.iin, citizen.phone, code, session.id, '+7 (701) 000-00-01'];
  const { url } = await scriptedServer(t, [
    ({ body }) => {
      const all = `${JSON.stringify(body)} +7 (701) 000-00-01`;
      return {
        status: 400,
        headers: { 'x-request-id': String(body['iin'] ?? body['backend_session_id']) },
        body: {
          detail: all,
          message: all,
          code: all,
          request_id: all,
          documentation_url: all,
          errors: [{ field: 'iin', message: all, reason: all }],
        },
      };
    },
  ]);
  const entries: LogEntry[] = [];
  const { qujat } = impatientClient(url, { logger: (entry) => entries.push(entry) });
  const calls = [
    qujat.requestDocument('diploma', citizen),
    qujat.resendOtp(session),
    qujat.approveSession(session, { code }),
    qujat.generateFiles(session),
    qujat.checkMcdb(citizen),
  ];
  const errors = await Promise.all(calls.map(refusalOf));
  assert.equal(entries.length, 5);
  const seen = [...errors, ...entries, qujat].flatMap((each) => [
    String(each),
    JSON.stringify(each),
    inspect(each, { depth: 20, showHidden: true }),
    String((each as Partial<Error>).stack),
  ]);
  for (const secret of secrets) for (const text of seen) assert.ok(!text.includes(secret), `${secret} in ${text}`);
});

test('an error may say what was wrong with a word of the API', async (t) => {
  const message = 'There is no such document type as student_card. Did you mean student_cards?';
  const { url } = await scriptedServer(t, [{ status: 404, body: { detail: message } }]);
  const error = await refusalOf(impatientClient(url).qujat.requestDocument('student_card', citizen));
  assert.equal(error.message, message);
});

test('a session is plain data: it is whole as JSON, and nothing is hidden in it', async (t) => {
  const { url } = await scriptedServer(t, [{ body: { backend_session_id: session.id, phone_masked: '7701*****01' } }]);
  const requested = await impatientClient(url).qujat.requestDocument('diploma', citizen);
  assert.deepEqual(JSON.parse(JSON.stringify(requested)), { ...session, phoneMasked: '7701*****01' });
  assert.equal(Object.getPrototypeOf(requested), Object.prototype);
  // What keeps only plain data, such as a sealed cookie, refuses an object with more than JSON shows.
  assert.deepEqual(Reflect.ownKeys(requested), Object.keys(requested));
});

test('a fetch that throws what it was given does not get it into the error', async () => {
  const leaky: typeof fetch = async (_, init) => {
    throw new Error(String(init?.body), { cause: init });
  };
  const { qujat } = impatientClient('http://127.0.0.1:1/some/path', { fetch: leaky });
  const error = await refusalOf(qujat.requestDocument('diploma', citizen));
  assert.equal(error.message, 'There is no connection to http://127.0.0.1:1.');
  assert.ok(!inspect(error, { depth: 20, showHidden: true }).includes(citizen.iin));
});

test('who gives no options at all is told which is missing', () => {
  for (const options of [undefined, null, {}, KEY]) {
    const given = options as unknown as QujatOptions;
    assert.throws(() => new Qujat(given), { name: 'TypeError', message: /^apiKey is missing/ });
    assert.throws(() => new QujatSandbox(given), { name: 'TypeError', message: /^apiKey is missing/ });
  }
});

test('wrong options are refused with their name, and without their value', () => {
  const wrong = [
    [{ apiKey: '' }, /^apiKey is missing/],
    [{ apiKey: `${KEY}\n` }, /^apiKey has spaces/],
    [{ baseUrl: 'gateway' }, /^baseUrl must be an address/],
    [{ baseUrl: 'ftp://gateway' }, /^baseUrl must begin/],
    [{ baseUrl: 'https://user:secret@gateway' }, /^baseUrl may hold only/],
    [{ baseUrl: 'https://gateway/?key=secret' }, /^baseUrl may hold only/],
    [{ timeoutMs: 0 }, /^timeoutMs/],
    [{ timeoutMs: Number.NaN }, /^timeoutMs/],
    [{ timeoutMs: Number.POSITIVE_INFINITY }, /^timeoutMs/],
    [{ maxRetries: -1 }, /^maxRetries/],
    [{ maxRetries: 1.5 }, /^maxRetries/],
  ] as const;
  for (const [options, message] of wrong) {
    assert.throws(
      () => new Qujat({ apiKey: KEY, baseUrl: 'http://127.0.0.1:1', ...options }),
      (error: Error) =>
        message.test(error.message) && !error.message.includes('secret') && !error.message.includes(KEY),
      JSON.stringify(options),
    );
  }
});

test('an Idempotency-Key or a scenario that no header can hold is refused with its name', async () => {
  const { qujat } = impatientClient('http://127.0.0.1:1');
  const call = (options: object) => qujat.requestDocument('diploma', citizen, options);
  for (const text of ['', ' ', 'a\nb', 'ключ', 'x'.repeat(256)]) {
    await assert.rejects(call({ idempotencyKey: text }), /^TypeError: idempotencyKey must be/);
    await assert.rejects(call({ scenario: text }), /^TypeError: scenario must be/);
  }
});

test('a live key is refused in a page, in a worker of a page and in an app', () => {
  const handsOfUsers = [
    { window: {}, document: {} },
    { importScripts: () => undefined },
    { navigator: { product: 'ReactNative' } },
  ];
  for (const globals of handsOfUsers) {
    const before = Object.getOwnPropertyDescriptors(globalThis);
    for (const [name, value] of Object.entries(globals))
      Object.defineProperty(globalThis, name, { value, configurable: true });
    try {
      for (const apiKey of [KEY.replace('test', 'live'), 'Efy202XKbVAWRu0123456789012345678901234567890123']) {
        assert.throws(
          () => new Qujat({ apiKey, baseUrl: 'http://127.0.0.1:1' }),
          /A live API key may be used on a server only/,
        );
      }
      assert.ok(new Qujat({ apiKey: KEY, baseUrl: 'http://127.0.0.1:1' }));
    } finally {
      for (const name of Object.keys(globals)) {
        const was = before[name as keyof typeof before];
        if (was === undefined) Reflect.deleteProperty(globalThis, name);
        else Object.defineProperty(globalThis, name, was);
      }
    }
  }
});

async function refusalOf(call: Promise<unknown>): Promise<QujatError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof QujatError, String(error));
  return error;
}
