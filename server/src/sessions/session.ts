/**
 * The session: the life of one document request, as a state machine.
 *
 *   requested ──claim──▶ approving ──deliver──▶ delivered
 *       ▲                   │  │
 *       └──wrong code, fail─┘  └──last wrong code──▶ locked
 *
 * A `requested` or `approving` session past its end is `expired`. An `approving` session whose lease has run out, because its
 * process died, is `requested` again with the attempt spent: only the code of that attempt may be tried again for nothing. Both follow from the time alone, so nothing need be written.
 *
 * Everything here is pure. What may happen only once is a conditional write of the store (`session-store.ts`), which applies
 * these same rules in one statement.
 */
import type { Ask } from '../claims/ask.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';

interface SessionData {
  /** SHA-256 of `backend_session_id`, 64 hex digits. The id itself is a bearer secret and is not kept. */
  idHash: string;
  organizationId: string;
  /** The key that opened it. What ends the key ends the session. */
  apiKeyId: string;
  environment: Environment;
  documentType: DocumentTypeName;
  /** The id by which the state knows this request. */
  egovRequestId: string;
  /** What of the document is handed out; null for all of it. */
  ask: Ask | null;
  /** By what the organisation knows it, for its webhooks; null where the request gave nothing. */
  clientReference: string | null;
  /**
   * IIN and phone, encrypted under a key derived from `backend_session_id`: the store alone cannot read them. Empty once the session
   * is closed: nobody needs them any more.
   */
  encryptedSubject: string;
  /** Epoch milliseconds, by the store's clock. */
  createdAt: number;
  /** When the state was last asked to send a code. */
  otpSentAt: number;
  otpExpiresAt: number;
  expiresAt: number;
  /** Different codes: one whose outcome is unknown counts once, however often it is tried. */
  attemptsUsed: number;
  /**
   * The codes among them of which nobody knows what the state made: the answer was lost, or is still awaited. Keyed hashes, see
   * `hashCode`. Each may be tried again until the session ends.
   */
  unresolvedCodes: readonly string[];
  /** Codes sent after the first. */
  resendsUsed: number;
}

export type RequestedSession = SessionData & { state: 'requested' };
export type ApprovingSession = SessionData & { state: 'approving'; fence: string; leaseExpiresAt: number };
export type DeliveredSession = SessionData & { state: 'delivered'; deliveredAt: number };
export type LockedSession = SessionData & { state: 'locked' };
export type ExpiredSession = SessionData & { state: 'expired' };

/** A session as it is stored. */
export type StoredSession = RequestedSession | ApprovingSession | DeliveredSession | LockedSession;
/** A session as it stands at a moment. */
export type Session = StoredSession | ExpiredSession;

export interface SessionRules {
  otpTtlMs: number;
  sessionTtlMs: number;
  /** How long one approve may hold the session. It must exceed the deadline of the state plus the rendering. */
  leaseMs: number;
  /** From the beginning of an approve until its files are ready or pending. Clients give up after 25 to 30 s. */
  filesWithinMs: number;
  /** What the files have after the state's answer, however long that took. */
  filesAtLeastMs: number;
  maxAttempts: number;
  /** How long to wait before another code may be sent. */
  resendAfterMs: number;
  maxResends: number;
}

export const defaultSessionRules: SessionRules = {
  otpTtlMs: 3 * 60_000,
  sessionTtlMs: 30 * 60_000,
  leaseMs: 60_000,
  filesWithinMs: 15_000,
  filesAtLeastMs: 2_000,
  maxAttempts: 5,
  resendAfterMs: 60_000,
  maxResends: 5,
};

/** After so many seconds the same call may be repeated: where another one is under way, or nobody knows how the last one ended. */
export const REPEAT_AFTER_SECONDS = 5;

/** Another approve holds the session. */
export function sessionInProgress(cause?: unknown): GatewayError {
  return new GatewayError('session_in_progress', { cause, extras: { retry_after: REPEAT_AFTER_SECONDS } });
}

/** What a stored session is at `nowMs`: leases run out, sessions expire. */
export function sessionAt(stored: StoredSession, nowMs: number): Session {
  if (stored.state === 'delivered' || stored.state === 'locked') return stored;
  if (stored.state === 'approving' && nowMs < stored.leaseExpiresAt) return stored;
  // Without its subject a session has ended before, even where the clock was set back since.
  if (nowMs >= stored.expiresAt || stored.encryptedSubject === '') return { ...stored, state: 'expired' };
  return { ...stored, state: 'requested' };
}

/**
 * Asserts that the session waits for a code and has one to wait for, or that this very code may be tried again.
 * @throws GatewayError as `assertOpen`, and `otp_code_expired`
 */
export function assertAwaitingCode(
  session: Session,
  nowMs: number,
  rules: SessionRules,
  codeHash: string,
): asserts session is RequestedSession {
  if (session.state === 'requested' && session.unresolvedCodes.includes(codeHash)) return;
  assertOpen(session, rules);
  if (nowMs >= session.otpExpiresAt) throw new GatewayError('otp_code_expired');
}

/**
 * Asserts that another code may be sent now.
 * @throws GatewayError as `assertOpen`, `too_many_resends`, and `resend_too_early` with the seconds to wait
 */
export function assertMayResend(
  session: Session,
  nowMs: number,
  rules: SessionRules,
): asserts session is RequestedSession {
  assertOpen(session, rules);
  const resendAt = resendAllowedAt(session, rules);
  if (resendAt === null) throw new GatewayError('too_many_resends');
  if (nowMs < resendAt) {
    throw new GatewayError('resend_too_early', { extras: { retry_after: Math.ceil((resendAt - nowMs) / 1000) } });
  }
}

/** @throws GatewayError `document_already_received`, `session_in_progress`, `too_many_attempts`, `session_expired` */
function assertOpen(session: Session, rules: SessionRules): asserts session is RequestedSession {
  switch (session.state) {
    case 'delivered':
      throw new GatewayError('document_already_received');
    case 'approving':
      throw sessionInProgress();
    case 'locked':
      throw new GatewayError('too_many_attempts');
    case 'expired':
      throw new GatewayError('session_expired');
    case 'requested':
      if (session.attemptsUsed >= rules.maxAttempts) throw new GatewayError('too_many_attempts');
  }
}

/** Epoch milliseconds from which another code may be sent; null where none is left. */
export function resendAllowedAt(session: RequestedSession, rules: SessionRules): number | null {
  return session.resendsUsed >= rules.maxResends ? null : session.otpSentAt + rules.resendAfterMs;
}

export function attemptsLeft(session: Session, rules: SessionRules): number {
  return Math.max(0, rules.maxAttempts - session.attemptsUsed);
}
