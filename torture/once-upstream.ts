/**
 * An upstream of the connector `relay` that hands each document out once, as the hosted service does. It may be told to know
 * `Idempotency-Key`, as another Qujat does: then the same call has the same answer again, and any other is told "already received".
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { findDocumentType } from '../server/src/documents/catalogue.ts';
import { sampleHolderOf } from '../server/src/egov/sandbox/sample-document.ts';

export interface OnceUpstream {
  url: string;
  /** The numbers of the documents that were handed out. Each has one of its own. */
  delivered: Set<string>;
  close(): void;
}

export interface OnceUpstreamOptions {
  /** The PDF of the document with this index, in base64. */
  pdfOf(index: number): string;
  knowsIdempotencyKey?: boolean;
  /** What each approve waits for. Default: nothing. */
  beforeApprove?: Promise<unknown>;
}

type Answer = [status: number, body: object];

export async function startOnceUpstream({
  pdfOf,
  knowsIdempotencyKey = false,
  beforeApprove,
}: OnceUpstreamOptions): Promise<OnceUpstream> {
  const delivered = new Set<string>();
  const keyOf = new Map<string, string>();
  const indexOf = new Map<string, number>();
  const open = (): Answer => {
    const session = randomUUID();
    indexOf.set(session, indexOf.size);
    return [200, { backend_session_id: session }];
  };
  const approve = (session: string, key: string): Answer => {
    const index = indexOf.get(session);
    if (index === undefined) return [400, { detail: 'You have not sent a request for access to an e-document' }];
    const first = keyOf.get(session);
    if (first !== undefined && !(knowsIdempotencyKey && first === key)) {
      return [400, { detail: 'EDocument for this session has already been received' }];
    }
    keyOf.set(session, key);
    const result_json = sampleWithNumber(numberOf(index));
    delivered.add(numberOf(index));
    return [200, { document_type: 'identity_card', result_json, document_pdf: pdfOf(index) }];
  };
  const server = createServer(async (request, reply) => {
    const { backend_session_id: session = '' } = (await json(request)) as { backend_session_id?: string };
    const isApprove = request.url?.includes('/approve/');
    if (isApprove) await beforeApprove;
    const [status, body] = isApprove ? approve(session, String(request.headers['idempotency-key'])) : open();
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the upstream has no port');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}`, delivered, close };
}

const numberOf = (index: number) => String(100_000_000 + index);

function sampleWithNumber(docNumber: string): object {
  const type = findDocumentType('identity_card');
  const sample = structuredClone(type.sample(sampleHolderOf(type)));
  return { ...sample, common: { ...sample.common, docNumber } };
}
