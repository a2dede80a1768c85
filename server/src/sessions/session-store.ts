/**
 * What the session operations need of a store. Each write is one durable commit. The store's own clock stamps and decides
 * expiry, so that several gateways agree.
 */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { KeptAnswer } from './idempotency-store.ts';
import type { ApprovingSession, RequestedSession, SessionRules, StoredSession } from './session.ts';

/** A new session; the store adds the times from its clock and the rules. */
export type NewSession = Omit<
  RequestedSession,
  'state' | 'createdAt' | 'otpSentAt' | 'otpExpiresAt' | 'expiresAt' | 'attemptsUsed' | 'resendsUsed'
>;

export interface SessionStore {
  /** `kept`, here and below: the answer of an idempotent call, written in the same commit. */
  insertSession(
    session: NewSession,
    rules: SessionRules,
    audit: AuditEntry,
    kept?: KeptAnswer,
  ): Promise<RequestedSession>;

  /** The session and the store's time (epoch ms), or undefined where there is none. */
  findSession(idHash: string): Promise<{ session: StoredSession; nowMs: number } | undefined>;

  /**
   * Counts an attempt and takes the lease, in ONE conditional write: only where the session awaits a code (state `requested`, or
   * `approving` with a lease that has run out), has attempts left, and neither it nor its OTP has expired.
   * Undefined where any of that does not hold: then nothing was changed.
   */
  claimAttempt(claim: { idHash: string; fence: string; rules: SessionRules }): Promise<ApprovingSession | undefined>;

  /**
   * Counts a resend and starts the life of another code, in ONE conditional write: only where the session awaits a code, has not
   * expired, has attempts and resends left, and the last code was sent long enough ago. Undefined where any of that does not
   * hold: then nothing was changed. The attempts are not given back.
   */
  claimResend(claim: { idHash: string; rules: SessionRules; audit: AuditEntry }): Promise<RequestedSession | undefined>;

  /**
   * Undoes a `claimResend` after which no code was sent: count and times are those of `before` again, with the audit row, in one
   * commit. False where another code was sent since: then nothing was changed.
   */
  returnResend(undo: { before: RequestedSession; claimed: RequestedSession; audit: AuditEntry }): Promise<boolean>;

  /**
   * Another sealed subject in place of the one before: after a resend by which the state knows the request anew. Without effect
   * where the subject was erased.
   */
  replaceSubject(replacement: { idHash: string; sealedSubject: string }): Promise<void>;

  /**
   * `approving` → `requested`, or `locked` where no attempt is left, and the audit row, in one commit. `locked` erases the subject.
   * The attempt is given back only where the state certainly was not asked, so that no code was evaluated.
   * False where the fence is not the session's any more: then nothing was changed.
   */
  releaseAttempt(release: {
    idHash: string;
    fence: string;
    attempt: 'spent' | 'given_back';
    rules: SessionRules;
    audit: AuditEntry;
    kept?: KeptAnswer | undefined;
  }): Promise<boolean>;

  /**
   * `approving` → `delivered`, which erases the subject, the metered unit and the audit row, in one commit.
   * False where the fence is not the session's any more: then nothing was changed, and the document must not be handed out.
   */
  deliver(delivery: {
    idHash: string;
    fence: string;
    audit: AuditEntry;
    kept?: KeptAnswer | undefined;
  }): Promise<boolean>;
}
