/** The page's own two calls, of which it shows the code. */

import type { SnippetCall } from '../../../../server/src/documentation/snippet-writers.ts';
import { approveBody, type FileType } from '../../api/try-it.ts';

const ONLINE_ACCESS = '/api/v1/backend/e-document/online-access';

export function requestCall(
  origin: string,
  documentType: string,
  { apiKey, iin, phone }: { apiKey: string; iin: string; phone: string },
): SnippetCall {
  const url = `${origin}${ONLINE_ACCESS}/request/${encodeURIComponent(documentType)}/`;
  return { url, body: { api_key: apiKey, iin, phone } };
}

export function approveCall(origin: string, sessionId: string, code: string, fileType: FileType): SnippetCall {
  return { url: `${origin}${ONLINE_ACCESS}/approve/`, body: approveBody(sessionId, code, fileType) };
}
