/**
 * The secrets of a Flow session. Its id opens the page, so the store keeps only its SHA-256, and encrypts under it what the page shows and
 * what it needs to go on. The result is encrypted to the organisation: to open it takes the id and the flow's key, and the store has neither.
 */
import { createHash } from 'node:crypto';
import type { Subject } from '../citizens/subject.ts';
import type { Ask, NamedHolder } from '../claims/ask.ts';
import { decrypt, encrypt } from '../crypto/encrypt.ts';
import { decryptAsRecipient, encryptTo, recipientOf } from '../crypto/encrypt-to.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { FlowPurpose } from './flow.ts';
import type { FlowFileType } from './page-schemas.ts';

/** What the organisation asks for with a session. */
export interface FlowOrder {
  documentTypes: readonly DocumentTypeName[];
  /** What of the document is handed over; null for all of it. */
  ask: Ask | null;
  /** Whom the organisation takes for the holder, where it asks for that. */
  holder: NamedHolder | null;
  /** Null where no file comes with the answers. */
  fileType: FlowFileType | null;
  purpose: FlowPurpose;
  returnUrl: string | null;
  clientReference: string | null;
  /** Given back with the result, as it is. */
  metadata: Record<string, unknown>;
  /** The header `Qujat-Sandbox`. */
  scenario: string | null;
}

/** What is known of the citizen: what the organisation gave, then what was entered, with the session that was opened with it. */
export interface FlowSubject extends Partial<Subject> {
  backendSessionId?: string;
}

const ORDER_PURPOSE = 'qujat flow order v1';
const SUBJECT_PURPOSE = 'qujat flow subject v1';
const RESULT_PURPOSE = 'qujat flow result v1';

export function encryptOrder(sessionId: string, order: FlowOrder): string {
  return encrypt(sessionId, ORDER_PURPOSE, JSON.stringify(order));
}

export function decryptOrder(sessionId: string, encrypted: string): FlowOrder {
  return JSON.parse(decrypt(sessionId, ORDER_PURPOSE, encrypted));
}

export function encryptFlowSubject(sessionId: string, subject: FlowSubject): string {
  return encrypt(sessionId, SUBJECT_PURPOSE, JSON.stringify(subject));
}

/** Nothing is known of one that was erased. */
export function decryptFlowSubject(sessionId: string, encrypted: string): FlowSubject {
  return encrypted === '' ? {} : JSON.parse(decrypt(sessionId, SUBJECT_PURPOSE, encrypted));
}

export function recipientOfResult(sessionId: string, flowKey: string): string {
  return recipientOf(readerOf(sessionId, flowKey), RESULT_PURPOSE);
}

export function encryptResult(recipient: string, text: string): string {
  return encryptTo(recipient, RESULT_PURPOSE, text);
}

export function openResult(sessionId: string, flowKey: string, encrypted: string): string {
  return decryptAsRecipient(readerOf(sessionId, flowKey), RESULT_PURPOSE, encrypted);
}

function readerOf(sessionId: string, flowKey: string): string {
  return `${sessionId}\n${flowKey}`;
}

/** Of what the hand-over gives to a device. 64 hex digits. */
export function hashDeviceSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
