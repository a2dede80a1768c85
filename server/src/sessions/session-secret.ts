/**
 * `backend_session_id` is a bearer secret: approve carries no API key. The store keeps only its SHA-256, and the subject's IIN
 * and phone sealed under a key derived from it, so that nobody can read them from the store alone.
 */
import { createHash } from 'node:crypto';
import { seal, unseal } from '../crypto/seal.ts';

export interface Subject {
  /** 12 digits. */
  iin: string;
  /** 11 digits, `77XXXXXXXXX`. */
  phone: string;
}

const SUBJECT_PURPOSE = 'qujat session subject v1';

/** 64 hex digits. */
export function hashSessionId(backendSessionId: string): string {
  return createHash('sha256').update(backendSessionId).digest('hex');
}

export function sealSubject(backendSessionId: string, subject: Subject): string {
  return seal(backendSessionId, SUBJECT_PURPOSE, `${subject.iin} ${subject.phone}`);
}

export function unsealSubject(backendSessionId: string, sealed: string): Subject {
  const [iin = '', phone = ''] = unseal(backendSessionId, SUBJECT_PURPOSE, sealed).split(' ');
  return { iin, phone };
}
