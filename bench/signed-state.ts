/**
 * The state's side of `signed-call.ts`, in a process of its own. `/signed` answers a message with a document of 300 KB, signed; `/plain`
 * answers with the same as JSON. With `/slow` behind, each answer waits some seconds.
 */
import { createPrivateKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFields } from '../server/src/soap/data-fields.ts';
import { createRsaSigner } from '../server/src/soap/rsa-signer.ts';
import { buildSendMessageResponse } from '../server/src/soap/send-message-response.ts';
import { answerUsage } from './measured-process.ts';

export interface StateKey {
  /** PEM. */
  privateKey: string;
  /** DER in base64. */
  certificate: string;
}

const ANSWER_BYTES = 300 * 1024;
const SLOWEST_MS = 18_000;
const FASTEST_MS = 3_000;

const [given] = (await once(process, 'message')) as [StateKey];
const key = {
  privateKey: createPrivateKey(given.privateKey),
  certificate: Buffer.from(given.certificate, 'base64'),
};
const signer = createRsaSigner(key, randomUUID);
const { signal } = new AbortController();
const resultJson = JSON.stringify({ common: { docOwner: { iin: '900101300017', firstName: 'ТЕСТ' } }, domain: {} });
const documentPdf = 'JVBERi0xLjcK'.repeat((ANSWER_BYTES - resultJson.length) / 12);
const plain = JSON.stringify({ status: 'FOUND', resultJson, documentPdf });

const server = createServer(async (request, response) => {
  const text = Buffer.concat(await request.toArray()).toString();
  if (request.url?.endsWith('/slow')) await wait(FASTEST_MS + Math.random() * (SLOWEST_MS - FASTEST_MS));
  if (request.url?.startsWith('/plain')) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(plain);
    return;
  }
  const messageId = /<messageId>([^<]*)/.exec(text)?.[1] ?? '';
  const answer = await signer.sign(answerTo(messageId), signal);
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(answer);
});
server.listen(0, '127.0.0.1', 10_000, () => {
  process.send?.({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
answerUsage();
process.on('disconnect', () => process.exit());

function answerTo(messageId: string): string {
  return buildSendMessageResponse({
    messageId: randomUUID(),
    correlationId: messageId,
    responseDateMs: Date.now(),
    status: { code: 'SCSS001', message: 'Message has been processed successfully' },
    sessionId: null,
    data: writeFields(Object.entries({ status: 'FOUND', resultJson, documentPdf })),
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
