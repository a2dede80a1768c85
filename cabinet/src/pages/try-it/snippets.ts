/** The page's own two calls, of which it shows the code. */

import type { SnippetCall } from '../../../../server/src/documentation/snippet-writers.ts';
import { approveBody, type FileType } from '../../api/try-it.ts';
import type { AskingBody } from './asked.ts';

const ONLINE_ACCESS = '/api/v1/backend/e-document/online-access';

export function requestCall(origin: string, documentType: string, body: AskingBody): SnippetCall {
  return { url: `${origin}${ONLINE_ACCESS}/request/${encodeURIComponent(documentType)}/`, body };
}

export function approveCall(origin: string, sessionId: string, code: string, fileType: FileType): SnippetCall {
  return { url: `${origin}${ONLINE_ACCESS}/approve/`, body: approveBody(sessionId, code, fileType) };
}
