/** Clients that all approve at once, and repeat as `docs/errors.md` tells them until they have document and file. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { API } from '../server/src/app/test-gateway.ts';

export interface BurstTarget {
  /** It may move, when the gateway is started anew. */
  url: URL;
  liveKey: string;
}

/** A session that waits for its code, and the code that its citizen has. */
export interface CodedSession {
  id: string;
  code: string;
}

/** So long a known client waits for an answer. Then it repeats the call. */
const GIVES_UP_MS = 25_000;
/** What every code is at an upstream that compares none. */
export const ANY_CODE = '123456';

export interface Received {
  /** The number of the document; null where it never came. */
  number: string | null;
  /** From the first call to the document; the file may come later. */
  documentMs: number;
  fileMs: number;
  /** The error's code where no document came. */
  fileStatus: string;
  /** Whether the codes of the document came with it. */
  hasCodes: boolean;
  calls: number;
}

/** A subject of the sandbox; the upstream gives everybody's document for it. */
const citizen = { iin: '900101300017', phone: '77010000001' };
/** @param codeOf the code that was sent last; asked after each request */
export async function openSessions(
  target: BurstTarget,
  count: number,
  codeOf = async () => ANY_CODE,
): Promise<CodedSession[]> {
  const sessions: CodedSession[] = [];
  while (sessions.length < count) {
    const opened = await post(target, `${API}/request/identity_card/`, { api_key: target.liveKey, ...citizen });
    if (typeof opened.body['backend_session_id'] !== 'string') throw new Error(JSON.stringify(opened));
    sessions.push({ id: opened.body['backend_session_id'], code: await codeOf() });
  }
  return sessions;
}

export interface Patience {
  /** After which a client gives up. */
  patienceMs: number;
  /** How long it takes a second of `Retry-After` for. Default 1000. */
  secondMs?: number;
  /** The error's code of each reply that is no document. */
  onRefused?: (code: string) => void;
}

export async function receive(
  target: BurstTarget,
  session: CodedSession,
  { patienceMs, secondMs = 1000, onRefused = () => undefined }: Patience,
): Promise<Received> {
  const startedMs = performance.now();
  const spentMs = () => performance.now() - startedMs;
  const headers = { 'idempotency-key': randomUUID() };
  const approval = { backend_session_id: session.id, code: session.code, file: true, file_type: 'pdf' };
  let calls = 0;
  const untilAnswered = async (path: string, body: () => object) => {
    for (;;) {
      calls += 1;
      const reply = await post(target, path, body(), headers).catch(() => undefined);
      if (reply !== undefined && !mayBeRepeated(reply)) return reply;
      if (reply !== undefined) onRefused(String(reply.body['code']));
      if (spentMs() > patienceMs) return undefined;
      await pause(secondMs * (reply?.retryAfterSeconds ?? 1));
    }
  };
  const approved = await untilAnswered(`${API}/approve/`, () => approval);
  const documentMs = spentMs();
  if (approved?.status !== 200) {
    const fileStatus = String(approved?.body['code'] ?? 'none');
    return { number: null, documentMs, fileMs: documentMs, fileStatus, hasCodes: false, calls };
  }
  const { result_json, file_status, qrcode } = approved.body as unknown as ApprovedBody;
  const document = { number: result_json.common.docNumber, documentMs, hasCodes: qrcode !== null };
  if (file_status !== 'pending') return { ...document, fileMs: documentMs, fileStatus: file_status, calls };
  const later = await untilAnswered('/api/v1/e-document/generate-files/', () => ({
    session_id: session.id,
    api_key: target.liveKey,
  }));
  return { ...document, fileMs: spentMs(), fileStatus: later?.status === 200 ? 'later' : 'missing', calls };
}

/** An error that names a pause, or one of the gateway or of the state. */
function mayBeRepeated({ status, retryAfterSeconds }: BurstReply): boolean {
  return retryAfterSeconds !== undefined || status >= 500;
}

interface ApprovedBody {
  result_json: { common: { docNumber: string } };
  file_status: string;
  qrcode: string | null;
}

interface BurstReply {
  status: number;
  body: Record<string, unknown>;
  retryAfterSeconds: number | undefined;
}

async function post({ url }: BurstTarget, path: string, body: object, headers = {}): Promise<BurstReply> {
  const reply = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(GIVES_UP_MS),
  });
  const retryAfter = reply.headers.get('retry-after');
  const retryAfterSeconds = retryAfter === null ? undefined : Number(retryAfter);
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown>, retryAfterSeconds };
}
