/**
 * Files that the upstream had not ready when it handed the document out. This is an extra: whatever goes wrong here must not cost
 * the document, which is here already and comes only once.
 */
import { type ReadFiles, readFiles } from '../read-files.ts';
import { postUpstream, type Upstream } from './upstream-call.ts';
import { fieldsOf, fieldsWith } from './upstream-fields.ts';

/** Left for the way back to the client. */
const RESERVE_MS = 2_000;
const MAX_WAIT_MS = 5_000;

/** Null for each file that did not come. Never rejects, and ends before the time is over. */
export async function generateFiles(
  sessionId: string,
  upstream: Upstream,
  timeLeftMs: number,
  signal: AbortSignal,
): Promise<ReadFiles<'pdf' | 'image'>> {
  const waitMs = Math.min(MAX_WAIT_MS, timeLeftMs - RESERVE_MS);
  if (waitMs <= 0) return noFiles;
  const body = { session_id: sessionId, api_key: upstream.apiKey };
  const ownSignal = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  try {
    const answer = await postUpstream(upstream, 'api/v1/e-document/generate-files/', body, ownSignal);
    const fields = fieldsWith('document_pdf', answer.body) ?? fieldsOf(answer.body);
    return readFiles({ pdf: fields('document_pdf'), image: fields('document_image') });
  } catch {
    return noFiles;
  }
}

const noFiles = { files: { pdf: null, image: null }, notes: [] };
