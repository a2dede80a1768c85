/**
 * A citizen's consent to one handing over: given on the page of a Flow where the code is asked for, used by the delivery, or withdrawn
 * before it. What was shown and agreed to stands in its record and never changes; see `consent-record.ts`.
 *
 *   given ──delivery──▶ used
 *     └──citizen──▶ withdrawn
 *
 * One that is neither by its end is `expired`; that follows from the time and is never written.
 */
import type { Environment } from '../words/environment.ts';

export interface NewConsent {
  id: string;
  organizationId: string;
  environment: Environment;
  /** `subjectHmac` of the citizen's IIN. */
  subject: string;
  /** SHA-256 of the secret in the receipt's link, 64 hex digits. */
  receiptHash: string;
  /** See `consent-secret.ts`, both. */
  encryptedRecord: string;
  encryptedSession: string;
}

/** The times are epoch milliseconds by the store's clock. */
export interface Consent extends NewConsent {
  givenAt: number;
  /** Until when a document may be delivered by it. */
  expiresAt: number;
  usedAt: number | null;
  withdrawnAt: number | null;
}

export const consentStates = ['given', 'used', 'withdrawn', 'expired'] as const;
export type ConsentState = (typeof consentStates)[number];

export function consentStateAt({ usedAt, withdrawnAt, expiresAt }: Consent, nowMs: number): ConsentState {
  if (usedAt !== null) return 'used';
  if (withdrawnAt !== null) return 'withdrawn';
  return nowMs < expiresAt ? 'given' : 'expired';
}
