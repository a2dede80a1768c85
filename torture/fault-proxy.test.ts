import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { type Fault, startFaultProxy } from './fault-proxy.ts';

const BODY = '0123456789';
const ANSWER = `HTTP/1.1 200 OK\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

async function start(t: TestContext, fault: Fault) {
  const heard: string[] = [];
  const target = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.push(chunk.toString());
      socket.write(ANSWER);
    });
  });
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  const proxy = await startFaultProxy((target.address() as AddressInfo).port);
  await proxy.use(fault);
  t.after(async () => {
    await proxy.close();
    target.close();
  });
  return { proxy, heard };
}

/** Sends one request; ends as the connection does, or once `enough` bytes are there. */
async function ask(port: number, enough = Number.POSITIVE_INFINITY): Promise<{ text: string; end: string }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  const end = await new Promise<string>((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    socket.on('end', () => resolve('closed'));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.length >= enough) resolve('enough');
    });
    socket.write('GET / HTTP/1.1\r\n\r\n');
  });
  socket.destroy();
  return { text, end };
}

test('what passes, passes whole, and is counted', async (t) => {
  const { proxy, heard } = await start(t, { kind: 'pass' });
  assert.deepEqual(await ask(proxy.port, ANSWER.length), { text: ANSWER, end: 'enough' });
  assert.deepEqual(heard, ['GET / HTTP/1.1\r\n\r\n']);
  assert.deepEqual(proxy.received(), { connections: 1, bytes: 18 });
});

test('refused: nobody listens, until the fault is over', async (t) => {
  const { proxy, heard } = await start(t, { kind: 'refuse' });
  assert.deepEqual(await ask(proxy.port), { text: '', end: 'ECONNREFUSED' });
  await proxy.use({ kind: 'pass' });
  assert.equal((await ask(proxy.port, ANSWER.length)).text, ANSWER);
  assert.equal(heard.length, 1);
});

test('reset: the target hears nothing', async (t) => {
  const { proxy, heard } = await start(t, { kind: 'reset' });
  assert.deepEqual(await ask(proxy.port), { text: '', end: 'ECONNRESET' });
  assert.deepEqual(heard, []);
});

test('half an answer: the head and half of the body, then the end', async (t) => {
  const { proxy, heard } = await start(t, { kind: 'half_answer', end: 'close' });
  assert.deepEqual(await ask(proxy.port), { text: ANSWER.slice(0, -5), end: 'closed' });
  await proxy.use({ kind: 'half_answer', end: 'reset' });
  assert.equal((await ask(proxy.port)).end, 'ECONNRESET');
  assert.equal(heard.length, 2);
});

test('hang and a withheld answer: nothing comes back; only the latter reaches the target', async (t) => {
  const { proxy, heard } = await start(t, { kind: 'hang' });
  const asked = ask(proxy.port);
  while (proxy.received().bytes < 18) await new Promise(setImmediate);
  await proxy.use({ kind: 'withhold_answer' });
  const other = ask(proxy.port);
  while (heard.length === 0) await new Promise(setImmediate);
  await proxy.close();
  // Nothing had come until the proxy itself ended.
  assert.equal((await asked).text + (await other).text, '');
  assert.equal(heard.length, 1);
});

test('byte by byte, the answer is the same', async (t) => {
  const { proxy } = await start(t, { kind: 'drip', everyMs: 1 });
  assert.equal((await ask(proxy.port, ANSWER.length)).text, ANSWER);
});

test('a replaced answer comes from nowhere', async (t) => {
  const { proxy, heard } = await start(t, { kind: 'replace', bytes: 'SSH-2.0\r\n' });
  assert.deepEqual(await ask(proxy.port), { text: 'SSH-2.0\r\n', end: 'closed' });
  assert.deepEqual(heard, []);
});

test('a flood sends as much as it says, and only as fast as it is read', async (t) => {
  const filler = Buffer.alloc(64 * 1024, 'x');
  const { proxy } = await start(t, { kind: 'flood', head: 'head', filler, bytes: 64 * filler.length });
  assert.equal((await ask(proxy.port)).text.length, 4 + 64 * filler.length);
  await proxy.use({ kind: 'flood', head: 'head', filler, bytes: 16_000 * filler.length });
  await ask(proxy.port, 1);
  await proxy.close();
  assert.ok(proxy.flooded() < 8_000 * filler.length);
});

test('the fault holds for the next request of a connection that is open', async (t) => {
  const { proxy } = await start(t, { kind: 'pass' });
  const socket = connect(proxy.port, '127.0.0.1');
  socket.write('first');
  await once(socket, 'data');
  await proxy.use({ kind: 'reset' });
  socket.write('second');
  const [error] = await once(socket, 'error');
  assert.equal(error.code, 'ECONNRESET');
});
