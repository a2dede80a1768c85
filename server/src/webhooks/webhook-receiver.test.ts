/** Where a webhook connects: names are answered, and sockets made, by the test. Nothing leaves this machine. */
import assert from 'node:assert/strict';
import type { lookup as systemLookup } from 'node:dns';
import { EventEmitter } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { ANSWER_BYTES, createWebhookReceivers, type WebhookReceiverOptions } from './webhook-receiver.ts';

const LOCAL = ['127.0.0.0/8'];

async function startReceiver(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function post(t: TestContext, url: string, options: Partial<WebhookReceiverOptions> = {}) {
  const receivers = createWebhookReceivers({ networks: [], ...options });
  t.after(() => receivers.close());
  return receivers.post({ url, headers: { 'content-type': 'application/json' }, body: '{"type":"webhook.test"}' });
}

/** @param answers one for each look-up, in turn */
function answering(...answers: string[][]): typeof systemLookup {
  const lookup = (_name: string, _options: object, done: (error: null, found: object[]) => void) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    done(
      null,
      (answer ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return lookup as unknown as typeof systemLookup;
}

test('a name is refused where any of its addresses is', async (t) => {
  const answers = [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['169.254.169.254'], []];
  for (const answer of answers) {
    const { outcome } = await post(t, 'https://shop.example/', { lookup: answering(answer) });
    assert.equal(outcome, 'address_refused', String(answer));
  }
});

test('each connection looks the name up anew: a second answer is no way round', async (t) => {
  const url = await startReceiver(t, (_request, reply) => reply.writeHead(200, { connection: 'close' }).end());
  const { port } = new URL(url);
  const lookup = answering(['127.0.0.1'], ['127.0.0.2'], ['10.0.0.1']);
  const receivers = createWebhookReceivers({ networks: ['127.0.0.1/32'], lookup });
  t.after(() => receivers.close());
  const send = () => receivers.post({ url: `http://shop.example:${port}/`, headers: {}, body: '{}' });
  assert.equal((await send()).outcome, 'answered');
  assert.equal((await send()).outcome, 'address_refused');
  assert.equal((await send()).outcome, 'address_refused');
});

test('an address in the URL is checked, which no look-up sees', async (t) => {
  const lookup = (() => assert.fail('nothing is looked up')) as unknown as typeof systemLookup;
  for (const host of [
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '10.0.0.1',
  ])
    assert.equal((await post(t, `https://${host}/`, { lookup })).outcome, 'address_refused', host);
  assert.equal(
    (await post(t, 'http://8.8.8.8/', { lookup })).outcome,
    'address_refused',
    'http is for opened networks',
  );
});

test('what counts in the end is the address of the socket', async (t) => {
  const destroyed: string[] = [];
  for (const remoteAddress of ['127.0.0.1', '10.0.0.1', undefined]) {
    const socket = Object.assign(new EventEmitter(), {
      remoteAddress,
      destroy: () => destroyed.push(String(remoteAddress)),
    });
    const connect = () => {
      setImmediate(() => socket.emit('secureConnect'));
      return socket as unknown as Socket;
    };
    assert.equal((await post(t, 'https://shop.example/', { connect })).outcome, 'address_refused');
  }
  assert.deepEqual(destroyed, ['127.0.0.1', '10.0.0.1', 'undefined']);
});

test('an answer is told with its status and its first kilobyte; a redirect is an answer as well', async (t) => {
  const asked: string[] = [];
  const url = await startReceiver(t, (request, reply) => {
    asked.push(request.url ?? '');
    reply.writeHead(307, { location: '/elsewhere', 'retry-after': '7' }).end('a'.repeat(100 * ANSWER_BYTES));
  });
  const answer = await post(t, url, { networks: LOCAL });
  assert.deepEqual(answer, { outcome: 'answered', status: 307, text: 'a'.repeat(ANSWER_BYTES), retryAfter: '7' });
  assert.deepEqual(asked, ['/']);
});

test('a receiver that is not there, hangs up or never answers is told as that', async (t) => {
  const gone = await startReceiver(t, (request) => request.socket.destroy());
  assert.equal((await post(t, gone, { networks: LOCAL })).outcome, 'unreachable');
  const silent = await startReceiver(t, () => {});
  assert.equal((await post(t, silent, { networks: LOCAL, timeoutMs: 50 })).outcome, 'timeout');
  const unheard = await startReceiver(t, () => {});
  const port = Number(new URL(unheard).port);
  assert.equal((await post(t, `http://127.0.0.2:${port}/`, { networks: LOCAL })).outcome, 'unreachable');
});

test('an answer whose body never ends has told how it went', async (t) => {
  const url = await startReceiver(t, (_request, reply) => void reply.writeHead(200).write('taken'));
  const answer = await post(t, url, { networks: LOCAL, timeoutMs: 2_000 });
  assert.deepEqual(answer, { outcome: 'answered', status: 200, text: 'taken', retryAfter: undefined });
});

test('what a receiver says before its answer is no answer: 100, 102 and 103, also several of them', async (t) => {
  const url = await startReceiver(t, (_request, reply) => {
    reply.writeContinue();
    reply.writeProcessing();
    reply.writeEarlyHints({ link: '</style.css>; rel=preload' });
    reply.writeContinue();
    reply.writeHead(200).end('taken');
  });
  const answer = await post(t, url, { networks: LOCAL });
  assert.deepEqual(answer, { outcome: 'answered', status: 200, text: 'taken', retryAfter: undefined });
});
