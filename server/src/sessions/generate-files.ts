/**
 * generateFiles: the file that was asked for and was not ready when approve gave the document. It is made of what was kept for
 * that, as often as the caller asks within ten minutes. Beside the session id, which is a secret, it wants a key of the
 * organisation that opened the session.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import { authenticateApiKey, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { logRequest } from '../request-log/log-request.ts';
import { assertSubscriptionRuns } from '../subscriptions/assert-subscribed.ts';
import type { RenderedDocument } from './document-renderer.ts';
import { pdfSignatureOf } from './document-reply.ts';
import { findSession } from './find-session.ts';
import { decryptDocument, type UnfinishedDocument } from './kept-document.ts';
import { noteSession } from './note-session.ts';
import { proveReply, signDrawnCode, spliceReply } from './proven-reply.ts';
import { renderFiles } from './render-files.ts';
import { type DeliveredSession, sessionAt } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { LoggedContext, SessionContext } from './session-context.ts';
import { hashSessionId } from './session-secret.ts';
import type { JsonParts } from './splice-json.ts';

export interface FilesRequest {
  backendSessionId: string;
  apiKey: PresentedApiKey;
  /** For the audit. */
  source: CallSource;
  /** Resolves when the reply has left, or its connection is gone. */
  replied: Promise<void>;
}

const RETRY_AFTER_SECONDS = 2;

/** The reply. @throws GatewayError */
export function generateFiles(request: FilesRequest, context: SessionContext): Promise<JsonParts> {
  return logRequest('generateFiles', request, context, (logged) => makeFiles(request, logged));
}

async function makeFiles(request: FilesRequest, context: LoggedContext): Promise<JsonParts> {
  const startedMs = context.monotonicMs();
  const session = await findDelivered(request, context);
  const place = context.approvePlaces.take(session.environment);
  try {
    const { document, want } = await findKept(request, session, context);
    const signedCode = await signDrawnCode(document, want, session, context);
    const files = await renderFiles(document, want, { place, owner: session, startedMs, signedCode }, context);
    assertReady(files);
    const event = { action: 'files_generated', session, source: request.source } as const;
    await context.keptDocuments.recordHandOut(sessionAudit(event, context));
    const fields = { facts: pdfSignatureOf(files), files: { document_pdf: files.pdf, document_image: files.image } };
    return spliceReply(fields, await proveReply(fields, session, document, context));
  } finally {
    void request.replied.then(place.release);
  }
}

/** Whose session it is not, learns nothing of it. */
async function findDelivered(request: FilesRequest, context: LoggedContext): Promise<DeliveredSession> {
  const caller = await authenticateApiKey(request.apiKey, context.apiKeys);
  const found = await findSession(hashSessionId(request.backendSessionId), context);
  const { organizationId, environment } = found.session;
  const isOwn = organizationId === caller.organization.id && environment === caller.environment;
  if (!isOwn) throw new GatewayError('session_not_found');
  noteSession(found.session, context);
  // The document is counted already: a file of it takes nothing of the quota that it may have used up.
  await assertSubscriptionRuns(found.session, 'e_document', context.subscriptions);
  const session = sessionAt(found.session, found.nowMs);
  if (session.state === 'approving') throw new GatewayError('session_in_progress');
  if (session.state !== 'delivered') throw new GatewayError('files_unavailable');
  return session;
}

async function findKept(
  { backendSessionId }: FilesRequest,
  { idHash }: DeliveredSession,
  context: SessionContext,
): Promise<UnfinishedDocument> {
  const encrypted = await context.keptDocuments.findKept(idHash);
  if (encrypted === undefined) throw new GatewayError('files_unavailable');
  return await decryptDocument(backendSessionId, encrypted, context.ownPhotos);
}

function assertReady({ fileStatus }: RenderedDocument): void {
  if (fileStatus === 'ready') return;
  if (fileStatus !== 'pending') throw new GatewayError('files_unavailable');
  const cause = new Error('the files are not ready yet');
  throw new GatewayError('service_unavailable', { extras: { retry_after: RETRY_AFTER_SECONDS }, cause });
}
