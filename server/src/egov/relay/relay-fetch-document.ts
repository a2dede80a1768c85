/**
 * Stage 3 at the upstream, which hands the document out once. So that an answer which was lost can be had again, each call carries
 * an `Idempotency-Key` that follows from the request and the code, and always asks for the same: with the PDF, from which the
 * image can be made. An upstream that does not know the header answers such a repetition with "already received".
 */
import { createHmac } from 'node:crypto';
import type { CodeAnswer, StateDocumentReference } from '../egov.ts';
import { generateFiles } from './relay-generate-files.ts';
import { onlineAccess, postUpstream, type Upstream } from './upstream-call.ts';
import { readDocument } from './upstream-document.ts';
import { errorOf, meaningOf } from './upstream-errors.ts';

export interface FetchTiming {
  /** Deadline of the whole operation, which the caller's signal enforces. */
  timeoutMs: number;
  monotonicMs: () => number;
}

/** @throws GatewayError with an `EgovErrorCode` */
export async function fetchDocument(
  request: StateDocumentReference,
  code: string,
  upstream: Upstream,
  timing: FetchTiming,
  signal: AbortSignal,
): Promise<CodeAnswer> {
  const { stateReference } = request;
  // Of a session that was opened before this connector was configured, the upstream knows nothing.
  if (stateReference === null) return { outcome: 'closed', because: 'expired' };
  const startedMs = timing.monotonicMs();
  const body = { backend_session_id: stateReference, code, file: true, file_type: 'pdf' };
  const headers = { 'idempotency-key': idempotencyKey(request.requestId, stateReference, code) };
  const answer = await postUpstream(upstream, `${onlineAccess}/approve/`, body, signal, headers);
  const document = answer.status < 300 ? readDocument(request.documentType, answer.body) : undefined;
  if (document === undefined) {
    const meaning = meaningOf(answer, 'approve');
    if (meaning.kind === 'answer') return meaning.answer;
    throw errorOf(meaning);
  }
  if (document.files.pdf !== null || document.files.image !== null) return { outcome: 'document', document };
  const timeLeftMs = timing.timeoutMs - (timing.monotonicMs() - startedMs);
  const { files, notes } = await generateFiles(stateReference, upstream, timeLeftMs, signal);
  const completed = { files: { ...document.files, ...files }, notes: [...document.notes, ...notes] };
  return { outcome: 'document', document: { ...document, ...completed } };
}

/** Proxies may log headers: the key tells neither the code nor the session. */
function idempotencyKey(requestId: string, stateReference: string, code: string): string {
  return createHmac('sha256', stateReference).update(`${requestId} ${code}`).digest('hex');
}
