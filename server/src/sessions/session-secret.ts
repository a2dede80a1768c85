/**
 * `backend_session_id` is a bearer secret: approve carries no API key. The store keeps only its SHA-256, and the subject's IIN
 * and phone, with the state's reference, sealed under a key derived from it: nobody can read them from the store alone.
 */
import { createHash } from 'node:crypto';
import { seal, unseal } from '../crypto/seal.ts';
import type { OtpRequested } from '../egov/egov.ts';

export interface Subject {
  /** 12 digits. */
  iin: string;
  /** 11 digits, `77XXXXXXXXX`. */
  phone: string;
}

/** Whose document was requested, and by what the state knows that request. */
export interface RequestedSubject extends Subject, OtpRequested {}

const SUBJECT_PURPOSE = 'qujat session subject v1';

/** 64 hex digits. */
export function hashSessionId(backendSessionId: string): string {
  return createHash('sha256').update(backendSessionId).digest('hex');
}

export function sealSubject(backendSessionId: string, subject: RequestedSubject): string {
  const { iin, phone, stateReference } = subject;
  return seal(backendSessionId, SUBJECT_PURPOSE, JSON.stringify({ iin, phone, stateReference }));
}

export function unsealSubject(backendSessionId: string, sealed: string): RequestedSubject {
  return JSON.parse(unseal(backendSessionId, SUBJECT_PURPOSE, sealed));
}
