/** The connector before the simulator, and before a bus that answers as the test says. Both over real HTTP with real signatures. */
import { randomUUID, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { fingerprintOf } from '../../soap/certificate-trust.ts';
import { readFields, writeFields } from '../../soap/data-fields.ts';
import { contentOf, readEnvelope } from '../../soap/envelope.ts';
import { parseXml } from '../../soap/parse-xml.ts';
import type { SigningKey } from '../../soap/read-pkcs12.ts';
import { createRsaSigner } from '../../soap/rsa-signer.ts';
import { readSendMessageRequest } from '../../soap/send-message-request.ts';
import { buildSendMessageResponse } from '../../soap/send-message-response.ts';
import { issuedKey, key } from '../../soap/soap-test-setup.ts';
import type { StateDocumentRequest } from '../egov.ts';
import type { MessageReport } from './exchange.ts';
import { defaultMapping } from './mapping.ts';
import { createSmartbridgeConnector, type SmartbridgeOptions } from './smartbridge-connector.ts';

/** When the keys of the tests are valid. */
export const nowMs = Date.UTC(2026, 0, 15, 9, 30);
export const gatewayKey = key;
export const stateKey = issuedKey;
const stateSigner = createRsaSigner(stateKey, randomUUID);

export const request: StateDocumentRequest = {
  requestId: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
  organization: { id: 'organization', name: 'Банк' },
  documentType: 'identity_card',
  iin: '900101300017',
  phone: '77010000001',
  stateReference: null,
  asked: null,
  isForWallet: false,
};
export const { signal } = new AbortController();

export function pinned({ certificate }: SigningKey) {
  return { kind: 'pinned' as const, fingerprints: [fingerprintOf(new X509Certificate(certificate))] };
}

export function connect(t: TestContext, url: string, options: Partial<SmartbridgeOptions> = {}) {
  const reports: MessageReport[] = [];
  const connector = createSmartbridgeConnector({
    url: new URL(url),
    sender: { senderId: 'qujat', password: 'the-password' },
    company: { bin: '123456789012', responsible: 'Ответственный' },
    security: { kind: 'rsa', key: gatewayKey, trust: pinned(stateKey) },
    tls: {},
    mapping: defaultMapping,
    maxFileBytes: 10_000_000,
    nowMs: () => nowMs,
    uuid: randomUUID,
    onMessage: (report) => void reports.push(report),
    ...options,
  });
  t.after(() => connector.close());
  return { egov: connector.egov, reports };
}

/** A message that the bus received, as plain fields. */
export interface Heard {
  serviceId: string;
  messageId: string;
  correlationId: string | null;
  sender: { senderId: string; password: string | null };
  properties: Record<string, string>;
  data: Record<string, string>;
  headers: Record<string, unknown>;
}

export interface BusReply {
  /** Fields of `data`, signed as the state does. */
  fields?: Record<string, string>;
  /** In place of an answer: the content of the Body, signed, or a whole text as it goes over the wire. */
  content?: string;
  text?: string;
  status?: number;
  contentType?: string;
  /** Of the answer; by default success, and the id of the message that is answered. */
  code?: string;
  answers?: string;
}

export const answerText = async (heard: Heard, reply: BusReply): Promise<string> => {
  const content =
    reply.content ??
    buildSendMessageResponse({
      messageId: randomUUID(),
      correlationId: reply.answers ?? heard.messageId,
      responseDateMs: nowMs,
      status: { code: reply.code ?? 'SCSS001', message: 'For 900101300017: a message' },
      sessionId: '{0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d}',
      data: writeFields(Object.entries(reply.fields ?? {})),
    });
  return reply.text ?? (await stateSigner.sign(content, signal));
};

export async function startBus(t: TestContext, answer: (heard: Heard, count: number) => BusReply | Promise<BusReply>) {
  const heard: Heard[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const text = Buffer.concat(await incoming.toArray()).toString();
    const message = readHeard(text, incoming.headers);
    heard.push(message);
    const reply = await answer(message, heard.length);
    const contentType = reply.contentType ?? 'text/xml; charset=utf-8';
    outgoing.writeHead(reply.status ?? 200, { 'content-type': contentType }).end(await answerText(message, reply));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sync-channel`, heard };
}

function readHeard(text: string, headers: Record<string, unknown>): Heard {
  const message = readSendMessageRequest(contentOf(readEnvelope(parseXml(text)).body));
  const { serviceId, messageId, correlationId, sender } = message;
  const properties = Object.fromEntries(message.properties.map(({ key, value }) => [key, value]));
  const data = Object.fromEntries(readFields(message.data));
  return { serviceId, messageId, correlationId, sender, properties, data, headers };
}
