/** A client of the Backend API for many calls at once. A call whose answer did not come whole is an outcome, not an exception. */
import { Agent, request } from 'node:http';
import type { ErrorCode } from '../server/src/errors.ts';

const PREFIX = '/api/v1/backend/e-document/online-access';
const agent = new Agent({ keepAlive: true });

export interface Reply {
  /** 0 where no whole answer came. */
  status: number;
  /** `ok`, the error's code, or `lost`. */
  outcome: 'ok' | 'lost' | ErrorCode;
  requestId: string;
  text: string;
  body: Record<string, unknown>;
}

export interface Target {
  address: string;
  testKey: string;
}

export const citizen = { iin: '900101300017', phone: '77010000001' };

export function requestDocument(
  { address, testKey }: Target,
  idempotencyKey?: string,
  { iin, phone } = citizen,
): Promise<Reply> {
  return post(address, `${PREFIX}/request/identity_card/`, { api_key: testKey, iin, phone }, idempotencyKey);
}

export function resendOtp({ address }: Target, sessionId: string): Promise<Reply> {
  return post(address, `${PREFIX}/resend/`, { backend_session_id: sessionId });
}

export function approve({ address }: Target, sessionId: string, code: string, idempotencyKey?: string): Promise<Reply> {
  const body = { backend_session_id: sessionId, code, file: false, file_type: 'pdf' };
  return post(address, `${PREFIX}/approve/`, body, idempotencyKey);
}

/** Another code than this one. */
export function wrongCode(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

export function sessionIdOf({ body }: Reply): string {
  return String(body['backend_session_id']);
}

export async function post(address: string, path: string, body: unknown, idempotencyKey?: string): Promise<Reply> {
  const content = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(content),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
  return await new Promise((resolve) => {
    const lost = () => resolve({ status: 0, outcome: 'lost', requestId: '', text: '', body: {} });
    const sent = request(`${address}${path}`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', lost);
      response.on('end', () => {
        const requestId = String(response.headers['x-request-id']);
        resolve(replyOf(response.statusCode ?? 0, requestId, Buffer.concat(chunks).toString('utf8')));
      });
    });
    sent.on('error', lost);
    sent.end(content);
  });
}

function replyOf(status: number, requestId: string, text: string): Reply {
  const body = JSON.parse(text) as Record<string, unknown>;
  return { status, outcome: status === 200 ? 'ok' : (body['code'] as ErrorCode), requestId, text, body };
}
