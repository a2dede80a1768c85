/** What answers in the place of a gateway, such as a proxy or a page for logging in, is told so, and does no harm. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGEST_REPLY_BYTES } from './read-reply.ts';
import { QujatSandbox } from './sandbox.ts';
import { type Answer, impatientClient, KEY, scriptedServer } from './scripted-server.ts';

const citizen = { iin: '900101300017', phone: '77010000001' };
const session = { id: 's-1', documentType: 'diploma' } as const;

const strange: Record<string, Answer> = {
  'no content': { status: 204 },
  'an empty body': {},
  'a page': { body: '<html>Log in</html>', headers: { 'content-type': 'text/html' } },
  'a list': { body: [] },
  'no object': { body: 'null' },
  'an endless nesting': { body: '['.repeat(200_000) },
  'a redirect': { status: 307, headers: { location: 'http://127.0.0.1:9/' } },
};

for (const [what, answer] of Object.entries(strange)) {
  test(`${what} in place of an answer is an unexpected_reply for every call, and is not repeated`, async (t) => {
    const { url, asked } = await scriptedServer(t, [answer]);
    const { qujat } = impatientClient(url);
    const sandbox = new QujatSandbox({ apiKey: KEY, baseUrl: url });
    const calls = [
      () => qujat.requestDocument('diploma', citizen),
      () => qujat.resendOtp(session),
      () => qujat.approveSession(session, { code: '123456' }),
      () => qujat.generateFiles(session),
      () => qujat.checkMcdb(citizen),
      () => sandbox.clock(),
      () => sandbox.messages(),
    ];
    for (const call of calls) await assert.rejects(call(), { name: 'QujatError', code: 'unexpected_reply' });
    assert.equal(asked.length, calls.length);
  });
}

test('a reply without end is given up', async () => {
  const chunk = new Uint8Array(2 ** 20).fill(0x20);
  let [sent, isCancelled] = [0, false];
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += chunk.length;
      controller.enqueue(chunk);
      // Who never gives up is told by a failure, in place of a test that never ends.
      if (sent > 2 * LARGEST_REPLY_BYTES) controller.close();
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  const { qujat } = impatientClient('http://127.0.0.1:9', { fetch: async () => new Response(endless) });
  await assert.rejects(qujat.checkMcdb(citizen), { name: 'QujatError', code: 'unexpected_reply' });
  assert.ok(isCancelled);
  assert.ok(sent <= LARGEST_REPLY_BYTES + 3 * chunk.length, `${sent}`);
});

test('text that is cut within a letter is read as it was written', async () => {
  const bytes = new TextEncoder().encode('\ufeff{"is_verified":true,"note":"құжат 📄"}');
  const letterByLetter = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const { qujat } = impatientClient('http://127.0.0.1:9', { fetch: async () => new Response(letterByLetter) });
  assert.equal(await qujat.checkMcdb(citizen), true);
});

test('a `fetch` whose replies have no stream will do', async () => {
  const noStream = { status: 200, headers: new Headers(), text: async () => '{"is_verified":true}' } as Response;
  const { qujat } = impatientClient('http://127.0.0.1:9', { fetch: async () => noStream });
  assert.equal(await qujat.checkMcdb(citizen), true);
});

test('an id that would lead to another address is refused before anything is sent', async (t) => {
  const { url, asked } = await scriptedServer(t, [{ status: 204 }]);
  const sandbox = new QujatSandbox({ apiKey: KEY, baseUrl: url });
  for (const id of ['', '.', '..', undefined as unknown as string]) {
    await assert.rejects(sandbox.removePerson(id), { name: 'TypeError', message: /^person_id / });
    await assert.rejects(sandbox.disarm(id), { name: 'TypeError', message: /^arm_id / });
    const type = id as 'diploma';
    await assert.rejects(impatientClient(url).qujat.requestDocument(type, citizen), { name: 'TypeError' });
  }
  assert.equal(asked.length, 0);
  await sandbox.removePerson('../a b');
  assert.equal(asked[0]?.path, '/api/v1/sandbox/people/..%2Fa%20b/');
});
