/**
 * A session of a Flow: from its creation by the organisation to its end on the page. What it is at a moment follows from its row and
 * from that of the document's session, which it opens by the operations of the Backend API; nothing of that is kept twice.
 *
 *   created ──citizen──▶ waiting_for_code ──code──▶ done
 *      └── cancelled, five wrong phones ──▶ failed ◀── locked, closed by the state ──┘
 *
 * Past its end it is `expired`; that follows from the time and is never written.
 */

import type { ApprovingSession, DeliveredSession, RequestedSession, StoredSession } from '../sessions/session.ts';
import { sessionAt } from '../sessions/session.ts';
import type { Environment } from '../words/environment.ts';
import type { FlowFailure } from './page-schemas.ts';

export interface FlowSession {
  /** SHA-256 of its id, 64 hex digits. The id itself opens the page and is not kept. */
  idHash: string;
  flowId: string;
  organizationId: string;
  /** The key that made it. What ends the key ends the session, and this key alone opens its result. */
  apiKeyId: string;
  environment: Environment;
  /** What the organisation asks for: see `flow-secret.ts`. */
  encryptedOrder: string;
  /** Whose document: see `flow-secret.ts`. Empty once the session has ended. */
  encryptedSubject: string;
  /** To whom the result is encrypted. */
  recipient: string;
  /** Its id and metadata for webhooks in the provider's form; null where there are none, and once the session has ended. */
  encryptedForProvider: string | null;
  /** Requests that ended with a citizen or a phone that the state does not know. */
  requestsUsed: number;
  /** The document's session, once it is requested. */
  documentIdHash: string | null;
  /** Why it ended, where that does not follow from the document's session. */
  end: { reason: FlowFailure; at: number } | null;
  /** SHA-256 of the secret of the device that has taken over; null where none has. */
  deviceHash: string | null;
  /** Epoch milliseconds, by the store's clock. */
  createdAt: number;
  expiresAt: number;
}

/** What it is at a moment. */
export type FlowStanding =
  | { state: 'created' }
  | { state: 'waiting_for_code'; document: RequestedSession | ApprovingSession }
  | { state: 'done'; document: DeliveredSession }
  | { state: 'failed' | 'expired'; reason: FlowFailure; endedAt: number };

/** So many requests may name a citizen or a phone that the state does not know. */
export const REQUESTS_MAX = 5;

/** @param stored the document's session; undefined where there is none, or not any more */
export function standingOf(
  { end, documentIdHash, expiresAt }: FlowSession,
  stored: StoredSession | undefined,
  nowMs: number,
): FlowStanding {
  if (end !== null) return { state: stateAfter(end.reason), reason: end.reason, endedAt: end.at };
  const expired = (endedAt: number) => ({ state: 'expired', reason: 'expired', endedAt }) as const;
  if (documentIdHash === null) return nowMs < expiresAt ? { state: 'created' } : expired(expiresAt);
  const document = stored && sessionAt(stored, nowMs);
  switch (document?.state) {
    case 'delivered':
      return { state: 'done', document };
    case 'requested':
    case 'approving':
      return { state: 'waiting_for_code', document };
    case 'locked':
      return { state: 'failed', reason: 'otp', endedAt: document.otpExpiresAt };
    default:
      return expired(document?.expiresAt ?? expiresAt);
  }
}

export type FlowEndState = Exclude<FlowStanding['state'], 'created' | 'waiting_for_code'>;

export function stateAfter(reason: FlowFailure): Exclude<FlowEndState, 'done'> {
  return reason === 'expired' ? 'expired' : 'failed';
}

export function hasEnded({ state }: FlowStanding): boolean {
  return state !== 'created' && state !== 'waiting_for_code';
}
