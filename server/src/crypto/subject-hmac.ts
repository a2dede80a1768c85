/** What stands for an IIN or a phone where the store must recognise it but must not hold it: in limits and in the audit. */
import { createHmac } from 'node:crypto';

export type SubjectKind = 'iin' | 'phone';

/** A citizen as the limits count one. Made once for each call. */
export interface SubjectMarks {
  iinHmac: string;
  phoneHmac: string;
}

export function markSubject({ iin, phone }: { iin: string; phone: string }, key: Uint8Array): SubjectMarks {
  return { iinHmac: subjectHmac(key, 'iin', iin), phoneHmac: subjectHmac(key, 'phone', phone) };
}

/** HMAC-SHA256 (RFC 2104) as 64 hex digits. Without the key nobody can try out the few billion IINs. */
export function subjectHmac(key: Uint8Array, kind: SubjectKind, value: string): string {
  return createHmac('sha256', key).update(`${kind} ${value}`).digest('hex');
}
