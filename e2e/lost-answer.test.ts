/** The client's connection breaks in the middle of the answer: with an `Idempotency-Key` the document is not lost. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { type GatewayProcess, gatewayForTest, startGatewayProcess, temporaryDirectory } from './gateway-process.ts';

const API = '/api/v1/backend/e-document/online-access';
const json = { 'content-type': 'application/json' };

async function openSession({ address, testKey }: GatewayProcess): Promise<string> {
  const requested = await fetch(`${address}${API}/request/identity_card/`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ api_key: testKey, iin: '900101300017', phone: '77010000001' }),
  });
  const { backend_session_id } = (await requested.json()) as { backend_session_id: string };
  const inbox = await fetch(`${address}/api/v1/sandbox/messages/`, { headers: { authorization: `Bearer ${testKey}` } });
  const { messages } = (await inbox.json()) as { messages: { code: string }[] };
  return JSON.stringify({ backend_session_id, code: messages[0]?.code, file: true, file_type: 'pdf' });
}

/** Sends the approve and breaks the connection as soon as the first bytes of the answer are there. */
async function approveAndBreak(address: string, body: string, key: string): Promise<void> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  const head = [
    `POST ${API}/approve/ HTTP/1.1`,
    'host: gateway',
    'content-type: application/json',
    `content-length: ${body.length}`,
    `idempotency-key: ${key}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  await once(socket, 'data');
  socket.resetAndDestroy();
}

async function approve(
  address: string,
  body: string,
  key: string,
): Promise<{ status: number; pdf: string; text: string }> {
  const headers = { ...json, 'idempotency-key': key };
  const reply = await fetch(`${address}${API}/approve/`, { method: 'POST', headers, body });
  const text = await reply.text();
  const { document_pdf: pdf } = JSON.parse(text) as { document_pdf: string };
  return { status: reply.status, pdf, text };
}

test('the answer that was lost on the way comes again, and is metered once', async (t) => {
  const gateway = await gatewayForTest(t);
  const body = await openSession(gateway);
  await approveAndBreak(gateway.address, body, 'lost');
  const repeated = await approve(gateway.address, body, 'lost');
  assert.equal(repeated.status, 200);
  assert.ok(Buffer.from(repeated.pdf, 'base64').toString('latin1').startsWith('%PDF-'));
  const metrics = await (await fetch(`${gateway.address}/metrics`)).text();
  assert.match(metrics, /^qujat_documents_delivered_total\{[^}]*\} 1$/m);
});

test('it comes again, byte for byte, even after the gateway was killed and started anew', async (t) => {
  const directory = temporaryDirectory(t);
  const first = await startGatewayProcess(t, directory);
  const body = await openSession(first);
  const { text } = await approve(first.address, body, 'killed');
  first.process.kill('SIGKILL');
  await once(first.process, 'exit');

  const second = await startGatewayProcess(t, directory);
  assert.equal((await approve(second.address, body, 'killed')).text, text);
  assert.equal((await approve(second.address, body, 'another')).status, 400);
  await second.stop();
});
