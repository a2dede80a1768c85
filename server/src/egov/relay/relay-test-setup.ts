/** What tests of the relay work with: an upstream over real HTTP that answers as the test says, and a relay before it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type ErrorCode, GatewayError } from '../../errors.ts';
import type { CodeAnswer, StateDocumentRequest } from '../egov.ts';
import { createRelayConnector, type RelayOptions } from './relay-connector.ts';

export const API = '/base/api/v1/backend/e-document/online-access';
export const GENERATE = '/base/api/v1/e-document/generate-files/';
export const CHECK = '/base/api/v1/backend/e-document/mcdb/check/';
export const API_KEY = 'key-of-this-gateway';
export const pdf = Buffer.from('%PDF-1.7 of the upstream');
export const resultJson = { common: { docNumber: '1', unheardOf: [null, true] }, domain: { пол: 'Ер/Мужской' } };

export const request: StateDocumentRequest = {
  requestId: '3f2b8a9e-7c1d-4e5f-9a0b-1c2d3e4f5a6b',
  organization: { id: 'organization', name: 'Organisation' },
  documentType: 'identity_card',
  iin: '900101300017',
  phone: '77010000001',
  stateReference: null,
  asked: null,
  isForWallet: false,
};
export const opened = { ...request, stateReference: 'session-of-the-upstream' };
export const { signal } = new AbortController();

export interface Reply {
  status?: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

interface Heard {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

/** Answers by path; a path without an answer is a Django page of 404. */
export async function startUpstream(
  t: TestContext,
  replies: Record<string, Reply | 'hang'>,
  options: Partial<RelayOptions> = {},
) {
  const heard: Heard[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let text = '';
    for await (const chunk of incoming) text += chunk;
    const path = incoming.url ?? '';
    heard.push({ path, headers: incoming.headers, body: JSON.parse(text) });
    const reply = replies[path] ?? { status: 404, text: '<h1>Not Found</h1>' };
    if (reply === 'hang') return;
    const type = reply.json === undefined ? 'text/html; charset=utf-8' : 'application/json';
    outgoing.writeHead(reply.status ?? 200, { 'content-type': type, ...reply.headers });
    outgoing.end(reply.text ?? JSON.stringify(reply.json));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const connector = createRelayConnector({
    url: new URL(`http://127.0.0.1:${port}/base`),
    apiKey: API_KEY,
    maxFileBytes: 10_000_000,
    timeoutMs: 20_000,
    monotonicMs: () => 0,
    ...options,
  });
  t.after(async () => {
    await connector.close();
    server.closeAllConnections();
    server.close();
  });
  return { egov: connector.egov, heard };
}

export const approve = `${API}/approve/`;
export const asked = `${API}/request/identity_card/`;
export const delivered = {
  document_type: 'identity_card',
  result_json: resultJson,
  document_pdf: pdf.toString('base64'),
};

export function documentOf(answer: CodeAnswer) {
  assert.equal(answer.outcome, 'document');
  return answer.document;
}

/** The log's reason goes with each fault, and never with it a word of the upstream's. */
export function refused(code: ErrorCode, reason?: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof GatewayError);
    assert.equal(error.code, code);
    if (reason === undefined) assert.equal(error.cause, undefined);
    else assert.match(String(error.cause), reason);
    assert.doesNotMatch(
      `${error.message} ${error.cause}`,
      /900101300017|77010000001|123456|key-of-this|session-of-the/,
    );
    return true;
  };
}
