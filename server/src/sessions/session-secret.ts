/**
 * `backend_session_id` is a bearer secret: approve carries no API key. The store keeps only its SHA-256, and the subject's IIN
 * and phone, with the state's reference, encrypted under a key derived from it: nobody can read them from the store alone.
 */
import { createHash, createHmac } from 'node:crypto';
import type { Subject } from '../citizens/subject.ts';
import type { NamedHolder } from '../claims/ask.ts';
import { decrypt, encrypt } from '../crypto/encrypt.ts';
import type { OtpRequested } from '../egov/egov.ts';

/** Whose document was requested, and by what the state knows that request. */
export interface RequestedSubject extends Subject, OtpRequested {
  /** Whom the organisation takes for the holder of the document, where it asks whether it is so. */
  holder: NamedHolder | null;
}

const REFERENCE_LENGTH = 24;
const CODE_HASH_LENGTH = 32;
const SUBJECT_PURPOSE = 'qujat session subject v1';

/**
 * Begins the id of a session whose document goes into a wallet. The mark is part of what is hashed, so nobody can take it off, or add it: what
 * was asked for a wallet is handed to nobody else, and the other way round.
 */
const WALLET_MARK = 'wallet-';

export function markForWallet(id: string): string {
  return `${WALLET_MARK}${id}`;
}

export function isForWallet(backendSessionId: string): boolean {
  return backendSessionId.startsWith(WALLET_MARK);
}

/** 64 hex digits. */
export function hashSessionId(backendSessionId: string): string {
  return createHash('sha256').update(backendSessionId).digest('hex');
}

/** Names the session in the log of its organisation, and opens nothing: 96 bits, hex. Whoever has the id can find its calls. */
export function referenceOfSession(idHash: string): string {
  return idHash.slice(0, REFERENCE_LENGTH);
}

/** Stands for a code that was tried, and only within its session: 128 bits, hex. From the store alone nobody can try out the codes. */
export function hashCode(backendSessionId: string, code: string): string {
  const hash = createHmac('sha256', backendSessionId).update(`qujat session code v1\n${code}`).digest('hex');
  return hash.slice(0, CODE_HASH_LENGTH);
}

export function encryptSubject(backendSessionId: string, subject: RequestedSubject): string {
  const { iin, phone, stateReference, holder } = subject;
  return encrypt(backendSessionId, SUBJECT_PURPOSE, JSON.stringify({ iin, phone, stateReference, holder }));
}

export function decryptSubject(backendSessionId: string, encrypted: string): RequestedSubject {
  return JSON.parse(decrypt(backendSessionId, SUBJECT_PURPOSE, encrypted));
}
