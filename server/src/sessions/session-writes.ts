/** What the session operations hand to their store, each for one unit of work, and what they find there. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { AlmatyDay } from '../calendar/almaty-date.ts';
import type { Counter, CounterUse } from '../limits/limit-store.ts';
import type { ApiKey } from '../organizations/organization.ts';
import type { Quota } from '../subscriptions/quota.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import type { KeptAnswer } from './idempotency-store.ts';
import type { Kept } from './kept-store.ts';
import type { RequestedSession, SessionRules, StoredSession } from './session.ts';

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

/** The session as it stands after a write that waits for a code, and the counters that it used. */
export interface OpenedSession {
  session: RequestedSession;
  uses: readonly CounterUse[];
}

/** A request for whose admission nothing was read: what it rests on is checked by the write itself. */
export interface UnreadAdmission {
  session: NewSession;
  rules: SessionRules;
  audit: AuditEntry;
  /** The key's, as they were known when the caller's address was checked. */
  allowedIpRanges: readonly string[];
  counters: readonly Counter[];
  unlessUsedUp: readonly Counter[];
  /** The day for which the counters were planned. */
  day: AlmatyDay;
  /** A counter that was left out of them because it is in use. */
  inUse: string | undefined;
  /** How far the clock of the caller's sandbox was known to be ahead. */
  aheadMs: number;
}

export interface SessionDiscard {
  idHash: string;
  audit: AuditEntry;
  unused: readonly CounterUse[];
}

export interface SubjectReplacement {
  idHash: string;
  encryptedSubject: string;
  kept?: KeptAnswer | undefined;
}

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
  /** What the claim has held. */
  held?: readonly CounterUse[];
}

export interface AttemptClaim {
  idHash: string;
  fence: string;
  code: TriedCode;
  rules: SessionRules;
  /** The key's, as they were when the caller's address was checked. */
  allowedIpRanges: readonly string[];
  /** For a session that takes a unit; without it, a session that takes one is not claimed. */
  reserve?: UnitReservation | undefined;
  unlessUsedUp?: readonly Counter[];
  /** What a wrong code uses of the citizen's. */
  hold?: readonly Counter[];
}

export interface ResendClaim {
  idHash: string;
  rules: SessionRules;
  allowedIpRanges: readonly string[];
  audit: AuditEntry;
  counters?: readonly Counter[];
}

export interface ResendReturn {
  before: RequestedSession;
  claimed: RequestedSession;
  audit: AuditEntry;
  unused?: readonly CounterUse[];
}

export interface AttemptRelease extends ClaimedAttempt {
  attempt: AttemptOutcome;
  code: TriedCode;
  rules: SessionRules;
  audit: AuditEntry;
  counters?: readonly Counter[];
  kept?: KeptAnswer | undefined;
  /** What webhooks tell of it. */
  events?: readonly WebhookEvent[] | undefined;
}

export interface Delivery extends ClaimedAttempt {
  audit: AuditEntry;
  counters?: readonly Counter[];
  kept?: KeptAnswer | undefined;
  /** What webhooks tell of it, where anybody listens. */
  event?: WebhookEvent | undefined;
  /** For files that are still to be made. */
  keptDocument?: Kept | undefined;
  /** For a reader who is not the one who approves. */
  keptResult?: Kept | undefined;
  /** What webhooks tell of it to that reader. */
  readerEvent?: WebhookEvent | undefined;
  /** The consent by which it is delivered, which it uses. */
  consent?: UsedConsent | undefined;
}

export interface UsedConsent {
  id: string;
  audit: AuditEntry;
}
