/**
 * answerDocument: the reply to who asked for claims or single fields. It is made of the answers alone: nothing is drawn, and of the state's
 * data nothing else is in it. A repeat is the same text again, so that a day later no age is another.
 */
import { answerAsk } from '../claims/answer-ask.ts';
import { type Ask, FACE_PHOTO, type NamedHolder } from '../claims/ask.ts';
import type { StateDocument } from '../egov/egov.ts';
import type { ReplyFields } from './document-reply.ts';
import type { ApprovingSession } from './session.ts';
import type { SessionContext } from './session-context.ts';
import type { JsonParts } from './splice-json.ts';

export interface AskedDocument {
  ask: Ask;
  holder: NamedHolder | null;
  document: StateDocument;
  /** See `answerMoment`. */
  nowMs: number;
  /** JPEG in base64, where it was asked for and there is one. */
  facePhoto: Uint8Array | null;
}

export function answerDocument({ ask, holder, document, nowMs, facePhoto }: AskedDocument): ReplyFields {
  const { claims, fields } = answerAsk(ask, document, { nowMs, holder });
  return {
    facts: { document_type: document.documentType, claims, fields, ...noDocument },
    files: { ...noFiles, face_photo: facePhoto },
  };
}

/** The other members of a reply: whoever reads them finds nothing there. */
const noDocument = { result_json: null, extra: null, gender: null, file_status: null, file_changes: [] };
const noFiles = { qrcode: null, barcode: null, document_image: null, document_images: null, document_pdf: null };

/** The moment for which a session is answered: that of the claim, by the clock that its organisation sees. */
export async function answerMoment(
  { leaseExpiresAt, environment, organizationId }: ApprovingSession,
  { rules, readSandboxAhead }: SessionContext,
): Promise<number> {
  const aheadMs = environment === 'test' ? await readSandboxAhead(organizationId) : 0;
  return leaseExpiresAt - rules.leaseMs + aheadMs;
}

export function wantsPhoto({ fields }: Ask): boolean {
  return fields.includes(FACE_PHOTO);
}

/** For a repeat. */
export function recordAnswers(reply: JsonParts): string {
  return JSON.stringify({ answers: Buffer.concat(reply).toString() });
}

/** Undefined where a document was replied. */
export function recallAnswers(text: string): JsonParts | undefined {
  const { answers } = JSON.parse(text) as { answers?: string };
  return answers === undefined ? undefined : [Buffer.from(answers)];
}
