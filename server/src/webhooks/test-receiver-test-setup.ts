/** A receiver of webhooks for tests. It has every signature checked by the library of Standard Webhooks before the webhook counts. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Webhook } from 'standardwebhooks';
import { selfSigned } from '../egov/self-signed-test-setup.ts';

export interface ReceivedWebhook {
  id: string;
  /** Unix seconds of the attempt. */
  timestamp: number;
  signatures: string[];
  body: { type: string; timestamp: string; data: Record<string, unknown> };
  text: string;
}

export interface TestReceiver {
  url: string;
  received: ReceivedWebhook[];
  /** All that may sign; the first one must. */
  secrets: string[];
  /** What it answers: 204 at first. */
  answer: { status: number; headers?: Record<string, string>; text?: string };
}

/** Networks that a gateway must have open to reach it. */
export const RECEIVER_NETWORKS = ['127.0.0.0/8'];

export function startTestReceiver(t: TestContext): Promise<TestReceiver> {
  return startReceiver(t, createServer(), { scheme: 'http', most: 20_000 });
}

/** By https, with a certificate that this process trusts from now on. A document may come along. */
export function startTlsReceiver(t: TestContext): Promise<TestReceiver> {
  const { key, cert } = selfSigned();
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  return startReceiver(t, createTlsServer({ key, cert }), { scheme: 'https', most: 2_000_000 });
}

async function startReceiver(
  t: TestContext,
  server: Server | TlsServer,
  { scheme, most }: { scheme: string; most: number },
): Promise<TestReceiver> {
  const receiver: TestReceiver = { url: '', received: [], secrets: [], answer: { status: 204 } };
  server.on('request', async (request: IncomingMessage, reply: ServerResponse) => {
    const body = await text(request);
    assert.ok(Buffer.byteLength(body) <= most);
    receiver.received.push(readWebhook(request, body, receiver.secrets));
    const { status, headers, text: answer } = receiver.answer;
    reply.writeHead(status, headers).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  receiver.url = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`;
  return receiver;
}

function readWebhook({ headers }: IncomingMessage, body: string, secrets: readonly string[]): ReceivedWebhook {
  const [id, time, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name]);
  assert.match(String(id), /^\w+$/, 'an id without a dot');
  const timestamp = Number(time);
  const signatures = String(signature).split(' ');
  const at = new Date(timestamp * 1_000);
  assert.deepEqual(
    signatures,
    secrets.map((secret) => new Webhook(secret).sign(String(id), at, body)),
  );
  return { id: String(id), timestamp, signatures, body: JSON.parse(body), text: body };
}
