/**
 * What the session operations need of a store. Each write is one durable commit. The store's own clock stamps and decides
 * expiry, so that several gateways agree.
 */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Counter, CounterUse } from '../limits/limit-store.ts';
import type { ApiKey } from '../organizations/organization.ts';
import type { Quota } from '../organizations/quota.ts';
import type { KeptAnswer } from './idempotency-store.ts';
import type { KeptDocument } from './kept-document-store.ts';
import type { ApprovingSession, RequestedSession, SessionRules, StoredSession } from './session.ts';

/** A new session; the store adds the times from its clock and the rules. */
export type NewSession = Omit<
  RequestedSession,
  | 'state'
  | 'createdAt'
  | 'otpSentAt'
  | 'otpExpiresAt'
  | 'expiresAt'
  | 'attemptsUsed'
  | 'unresolvedCodes'
  | 'resendsUsed'
>;

/** Of the key that opened a session, what decides whether a call for it may go on. */
export type SessionKey = Pick<ApiKey, 'revokedAt' | 'expiresAt' | 'allowedIpRanges'>;

export interface FoundSession {
  session: StoredSession;
  /** Undefined where there is no such key. */
  apiKey: SessionKey | undefined;
  /** Whether its approve takes a unit of a quota: that of a live key does, unless a subscription without a quota runs. */
  takesUnit: boolean;
  /** Epoch milliseconds. */
  nowMs: number;
}

/** The code of an attempt. */
export interface TriedCode {
  /** See `hashCode`. */
  hash: string;
  /** Whether it is one of the session's `unresolvedCodes`: then it is no new attempt. */
  isRepeated: boolean;
}

/** A unit of one of these quotas, held for the session until its approve ends, or until the session does. */
export interface UnitReservation {
  organizationId: string;
  /** The end of the session. */
  expiresAt: number;
  quotas: readonly Quota[];
}

export type AttemptOutcome = 'spent' | 'given_back' | 'unresolved';

interface ClaimedAttempt {
  idHash: string;
  fence: string;
  /** The organisation of whose quota the claim has reserved a unit; undefined where it took none. */
  reservedFor?: string | undefined;
}

export interface SessionStore {
  /**
   * The session, the audit row, and one use of each counter, in one commit. Undefined where a counter is used up: then nothing was
   * changed. The uses are as they stand after it.
   */
  insertSession(
    session: NewSession,
    rules: SessionRules,
    audit: AuditEntry,
    counters?: readonly Counter[],
  ): Promise<{ session: RequestedSession; uses: readonly CounterUse[] } | undefined>;

  /** Deletes the session that the state did not take, and takes uses back that were none, with the audit row, in one commit. */
  discardSession(discard: { idHash: string; audit: AuditEntry; unused: readonly CounterUse[] }): Promise<void>;

  /** The session, what the key that opened it may do, and the store's time; undefined where there is no such session. */
  findSession(idHash: string): Promise<FoundSession | undefined>;

  /**
   * Counts the attempt of a new code and takes the lease, in ONE conditional write: only where the session awaits a code (state `requested`, or
   * `approving` with a lease that has run out), has attempts left for a new code, has not expired, nor has its OTP for a new code, its key works and has just
   * these ranges, its organisation is subscribed, and none of the counters is used up. Undefined where any of that does not hold:
   * then nothing was changed. A unit that is to be reserved is so in the same commit, or the claim is refused: over all gateways no
   * more units are delivered and reserved than the quota has.
   */
  claimAttempt(claim: {
    idHash: string;
    fence: string;
    code: TriedCode;
    rules: SessionRules;
    /** The key's, as they were when the caller's address was checked. */
    allowedIpRanges: readonly string[];
    /** For a session that takes a unit; without it, a session that takes one is not claimed. */
    reserve?: UnitReservation | undefined;
    unlessUsedUp?: readonly Counter[];
  }): Promise<ApprovingSession | undefined>;

  /**
   * Counts a resend and starts the life of another code, in ONE conditional write: only where the session awaits a code, has not
   * expired, has attempts and resends left, the last code was sent long enough ago, key and subscription are as `claimAttempt`
   * wants them, and none of the counters is used up: each is used once, in the same commit. Undefined where any of that does not hold: then nothing was changed. The attempts are
   * not given back.
   */
  claimResend(claim: {
    idHash: string;
    rules: SessionRules;
    allowedIpRanges: readonly string[];
    audit: AuditEntry;
    counters?: readonly Counter[];
  }): Promise<{ session: RequestedSession; uses: readonly CounterUse[] } | undefined>;

  /**
   * Undoes a `claimResend` after which no code was sent: count and times are those of `before` again and the uses are taken back,
   * with the audit row, in one commit. False where another code was sent since: then nothing was changed.
   */
  returnResend(undo: {
    before: RequestedSession;
    claimed: RequestedSession;
    audit: AuditEntry;
    unused?: readonly CounterUse[];
  }): Promise<boolean>;

  /**
   * Another sealed subject in place of the one before: where the state knows the request by a new reference. Without effect where
   * the subject was erased. `kept`, here and below: the answer of an idempotent call, written in the same commit.
   */
  replaceSubject(replacement: { idHash: string; sealedSubject: string; kept?: KeptAnswer | undefined }): Promise<void>;

  /**
   * `approving` → `requested`, or `locked` where no attempt is left, the audit row, and one use of each counter that is not used
   * up already, in one commit. `locked` erases the subject. A new code's attempt is given back only where the state certainly was
   * not asked, so that no code was evaluated; an unresolved one stays counted, and its code may be tried again.
   * False where the fence is not the session's any more: then nothing was changed.
   */
  releaseAttempt(
    release: ClaimedAttempt & {
      attempt: AttemptOutcome;
      code: TriedCode;
      rules: SessionRules;
      audit: AuditEntry;
      counters?: readonly Counter[];
      kept?: KeptAnswer | undefined;
    },
  ): Promise<boolean>;

  /**
   * `approving` → `delivered`, which erases the subject, the metered unit in place of the reserved one, and the audit row, in one commit.
   * False where the fence is not the session's any more: then nothing was changed, and the document must not be handed out.
   */
  deliver(
    delivery: ClaimedAttempt & {
      audit: AuditEntry;
      counters?: readonly Counter[];
      kept?: KeptAnswer | undefined;
      /** For files that are still to be made. */
      keptDocument?: KeptDocument | undefined;
    },
  ): Promise<boolean>;
}
