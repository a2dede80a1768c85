/**
 * repeatReply: approve's reply once more, for a caller who repeats the call with its `Idempotency-Key`. It is made anew of what was
 * kept, in a place of its own like any approve.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { GatewayError } from '../errors.ts';
import { recallAnswers } from './answer-document.ts';
import { documentReply } from './document-reply.ts';
import { digestOf, recallReply, sameFiles } from './kept-reply.ts';
import { spliceReply } from './proven-reply.ts';
import { renderFiles } from './render-files.ts';
import { REPEAT_AFTER_SECONDS, type StoredSession } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import type { JsonParts } from './splice-json.ts';

export interface RepeatedCall {
  /** For the audit. */
  source: CallSource;
  /** Settles when the reply has left, or its connection is gone. */
  replied: Promise<void>;
}

/**
 * @param text as `recordReply` gave it
 * @throws GatewayError `service_unavailable` where no place is free, or a file of the first reply was not ready in time
 */
export async function repeatReply(
  text: string,
  session: StoredSession,
  { source, replied }: RepeatedCall,
  context: SessionContext,
): Promise<JsonParts> {
  const startedMs = context.monotonicMs();
  const place = context.approvePlaces.take(session.environment);
  try {
    const audit = () => sessionAudit({ action: 'document_repeated', session, source }, context);
    const answers = recallAnswers(text);
    if (answers !== undefined) {
      await context.keptDocuments.recordHandOut(audit());
      return answers;
    }
    const kept = await recallReply(text, context.ownPhotos);
    const call = { place, owner: session, startedMs, kept, signedCode: kept.signedCode };
    const made = await renderFiles(kept.document, kept.want, call, context);
    const files = sameFiles(made, kept);
    if (files === undefined) throw notReady();
    const fields = documentReply(kept.iin, kept.document, files, context.reportDocument);
    const reply = spliceReply(fields, kept.proofs);
    if (digestOf(reply) !== kept.digest) {
      context.reportDocument(kept.document.documentType, 'its repeated answer has other bytes than the first');
    }
    await context.keptDocuments.recordHandOut(audit());
    return reply;
  } finally {
    void replied.then(place.release);
  }
}

function notReady(): GatewayError {
  const cause = new Error('a file of the first answer is not ready yet');
  return new GatewayError('service_unavailable', { extras: { retry_after: REPEAT_AFTER_SECONDS }, cause });
}
