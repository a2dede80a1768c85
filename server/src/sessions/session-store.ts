/**
 * Sessions in the database: each write is one commit, durable before anybody is answered, made of the statements of `session-statements.ts`, also where it is
 * one statement, so that a database which could not serialise it repeats it. The store's own clock stamps and decides expiry, so
 * that several gateways agree.
 */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { type AlmatyDay, almatyDayOf } from '../calendar/almaty-date.ts';
import { markConsentUsed } from '../consents/consent-statements.ts';
import type { Counter, CounterUse } from '../limits/limit-store.ts';
import { consumeCounters, countUses, endHolds, giveBackUses, holdUses, usesOf } from '../limits/limit-store.ts';
import {
  type Database,
  type Durability,
  mustAffect,
  type StatementResult,
  tryCommit,
  type UnitStatement,
} from '../storage/database.ts';
import { readClock } from '../storage/read-clock.ts';
import { insertWebhookEvent } from '../webhooks/webhook-event-statements.ts';
import { createHearings } from './hearings.ts';
import { keepAnswer } from './idempotency-store.ts';
import { keep } from './kept-store.ts';
import type { ApprovingSession, SessionRules } from './session.ts';
import { endReservation, reserveUnit } from './session-quota-statements.ts';
import {
  approvingSessionOfRow,
  keyOfSessionRow,
  requestedSessionOfRow,
  type SessionRow,
  sessionOfRow,
} from './session-row.ts';
import {
  closeAsDelivered,
  countDelivery,
  giveLeaseBack,
  giveResendBack,
  type Hearing,
  insertRequested,
  selectAdmitted,
  selectSession,
  takeLease,
  takeResend,
} from './session-statements.ts';
import type {
  AttemptClaim,
  AttemptRelease,
  Delivery,
  FoundSession,
  NewSession,
  OpenedSession,
  ResendClaim,
  ResendReturn,
  SessionDiscard,
  SubjectReplacement,
  UnreadAdmission,
  UsedConsent,
} from './session-writes.ts';

export function createSessionStore(database: Database) {
  return { ...requests(database), ...attempts(database) };
}

export type SessionStore = ReturnType<typeof createSessionStore>;

/** A session is opened, found, or waits for another code. */
function requests(database: Database) {
  return {
    /**
     * The session, the audit row, and one use of each counter, in one commit. Undefined where a counter is used up: then nothing was
     * changed. The uses are as they stand after it.
     */
    async insertSession(
      session: NewSession,
      rules: SessionRules,
      audit: AuditEntry,
      counters: readonly Counter[] = [],
    ): Promise<OpenedSession | undefined> {
      const unit = [
        mustAffect(insertRequested(database, session, rules)),
        insertAudit(database, audit),
        ...consumeCounters(database, counters),
      ];
      const results = await database.commit(unit, durabilityOf(session));
      const row = sessionRow(results);
      return row && { session: requestedSessionOfRow(row), uses: usesOf(results?.[2]) };
    },

    /**
     * As `insertSession`, where nothing was read before: only where the key works and has just these ranges, its organisation is
     * subscribed without a quota, and the counters are those of the day. Undefined where any of that does not hold, or a counter is
     * used up: then nothing was changed, and which it was is to be read.
     */
    async admitUnread(admission: UnreadAdmission): Promise<OpenedSession | undefined> {
      const { session, rules, audit, counters } = admission;
      const unit = [
        mustAffect(insertRequested(database, session, rules)),
        mustAffect(selectAdmitted(database, admission)),
        insertAudit(database, audit),
        ...consumeCounters(database, counters),
      ];
      const results = await database.commit(unit, durabilityOf(session));
      const row = sessionRow(results);
      return row && { session: requestedSessionOfRow(row), uses: usesOf(results?.[3]) };
    },

    /** Resolves when all that was written is durable. */
    settle: () => database.settle(),

    /** Deletes the session that the state did not take, and takes uses back that were none, with the audit row, in one commit. */
    async discardSession({ idHash, audit, unused }: SessionDiscard): Promise<void> {
      await database.commit([
        database.query.deleteFrom('sessions').where('id_hash', '=', idHash),
        insertAudit(database, audit),
        ...giveBackUses(database, unused),
      ]);
    },

    /** The session, what the key that opened it may do, and the store's time; undefined where there is no such session. */
    async findSession(idHash: string): Promise<FoundSession | undefined> {
      const [row] = (await database.query.executeQuery(selectSession(database, { idHash }))).rows;
      if (row === undefined) return undefined;
      const takesUnit = row.takes_unit === 1;
      return { session: sessionOfRow(row), apiKey: keyOfSessionRow(row), takesUnit, nowMs: row.now_ms };
    },

    /**
     * Counts a resend and starts the life of another code, in ONE conditional write: only where the session awaits a code, has not
     * expired, has attempts and resends left, the last code was sent long enough ago, key and subscription are as `claimAttempt`
     * wants them, and none of the counters is used up: each is used once, in the same commit. Undefined where any of that does not
     * hold: then nothing was changed. The attempts are not given back.
     */
    async claimResend(claim: ResendClaim): Promise<OpenedSession | undefined> {
      const results = await database.commit([
        mustAffect(takeResend(database, claim)),
        insertAudit(database, claim.audit),
        ...consumeCounters(database, claim.counters ?? []),
      ]);
      const row = sessionRow(results);
      return row && { session: requestedSessionOfRow(row), uses: usesOf(results?.[2]) };
    },

    /**
     * Another encrypted subject in place of the one before: where the state knows the request by a new reference. Without effect where
     * the subject was erased. `kept`, here and below: the answer of an idempotent call, written in the same commit.
     */
    async replaceSubject({ idHash, encryptedSubject, kept }: SubjectReplacement): Promise<void> {
      const { query } = database;
      const statement = query
        .updateTable('sessions')
        .set({ encrypted_subject: encryptedSubject })
        .where('id_hash', '=', idHash)
        // What was erased stays erased.
        .where('encrypted_subject', '<>', '');
      await database.commit([statement, ...keepAnswer(database, kept)]);
    },

    /**
     * Undoes a `claimResend` after which no code was sent: count and times are those of `before` again and the uses are taken back,
     * with the audit row, in one commit. False where another code was sent since: then nothing was changed.
     */
    async returnResend({ before, claimed, audit, unused = [] }: ResendReturn): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(giveResendBack(database, before, claimed)),
        insertAudit(database, audit),
        ...giveBackUses(database, unused),
      ]);
    },
  };
}

/** An attempt is claimed, then released, or ended by the delivery. */
function attempts(database: Database) {
  let latestDay: AlmatyDay | undefined;
  const hearings = createHearings();
  return {
    /**
     * Counts the attempt of a new code and takes the lease, in ONE conditional write: only where the session awaits a code (state
     * `requested`, or `approving` with a lease that has run out), has attempts left for a new code, has not expired, nor has its OTP
     * for a new code, its key works and has just these ranges, its organisation is subscribed, and none of the counters is used up.
     * Undefined where any of that does not hold: then nothing was changed. A unit that is to be reserved is so in the same commit, or
     * the claim is refused: over all gateways no more units are delivered and reserved than the quota has. So it is with the wrong
     * codes of the citizen, of which the claim holds one: over all sessions no more codes are tried than may be wrong.
     */
    async claimAttempt(
      claim: AttemptClaim,
    ): Promise<{ session: ApprovingSession; held: readonly CounterUse[] } | undefined> {
      const reservation = reserveUnit(database, claim);
      const lease = mustAffect(takeLease(database, claim));
      const unit = [...reservation, lease, ...holdUses(database, claim.hold ?? [])];
      // Whoever waits for the answer is gone with the machine, and no answer comes before the attempt's end is durable.
      const results = await database.commit(unit, 'with_next');
      const [leased, held] = results?.slice(reservation.length) ?? [];
      const row = leased?.rows[0] as SessionRow | undefined;
      return row && { session: approvingSessionOfRow(row), held: usesOf(held) };
    },

    /**
     * `approving` → `requested`, or `locked` where no attempt is left, the audit row, and one use of each counter that is not used
     * up already, in one commit. `locked` erases the subject. A new code's attempt is given back only where the state certainly was
     * not asked, so that no code was evaluated; an unresolved one stays counted, and its code may be tried again.
     * False where the fence is not the session's any more: then nothing was changed.
     */
    async releaseAttempt(release: AttemptRelease): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(giveLeaseBack(database, release)),
        insertAudit(database, release.audit),
        ...(release.events ?? []).map((event) => insertWebhookEvent(database, event)),
        ...keepAnswer(database, release.kept),
        ...endReservation(database, release),
        ...endHolds(database, release.held ?? []),
        ...countUses(database, release.counters ?? []),
      ]);
    },

    /**
     * `approving` → `delivered`, which erases the subject, the metered unit in place of the reserved one, and the audit row, in one commit.
     * False where the fence is not the session's any more: then nothing was changed, and the document must not be handed out.
     */
    async deliver(delivery: Delivery): Promise<boolean> {
      // One value of the store's clock both stamps the session and names the day, so they cannot differ at midnight. No database need
      // know the time zone of Almaty: SQLite has none, and a server's own rules may be older than ours. So the day is that of the
      // delivery before, and where the stamp is of another one, nothing is stored and the clock is read.
      for (;;) {
        const day = latestDay ?? almatyDayOf(await readClock(database));
        latestDay = day;
        const hearing = hearings.of(delivery);
        if (await tryCommit(database, deliveryOn(day, { ...delivery, hearing }, database))) return true;
        latestDay = almatyDayOf(await readClock(database));
        if (latestDay.date !== day.date) continue;
        // It was the right day, so it was the fence, or somebody listens of whom nothing was known.
        if (hearing !== 'unheard') return false;
        hearings.expect(delivery);
      }
    },
  };
}

/**
 * Before a live session is durable, the state must not send a code that nobody would count. The state of a test session is the sandbox,
 * whose SMS lie in this very store: a power cut takes them together.
 */
function durabilityOf({ environment }: NewSession): Durability {
  return environment === 'test' ? 'with_next' : 'at_once';
}

function deliveryOn(day: AlmatyDay, delivery: Delivery & { hearing: Hearing }, database: Database): UnitStatement[] {
  const { idHash, fence, audit, kept, keptDocument, keptResult, readerEvent, hearing, event, consent } = delivery;
  return [
    mustAffect(closeAsDelivered(database, { idHash, fence, hearing })),
    insertAudit(database, audit),
    ...(hearing === 'heard' && event !== undefined ? [insertWebhookEvent(database, event)] : []),
    ...keepAnswer(database, kept),
    ...keep(database, 'kept_documents', idHash, keptDocument),
    ...keep(database, 'kept_results', idHash, keptResult),
    ...(readerEvent === undefined ? [] : [insertWebhookEvent(database, readerEvent)]),
    ...(consent === undefined ? [] : useConsent(database, consent)),
    ...endReservation(database, delivery),
    ...endHolds(database, delivery.held ?? []),
    ...countUses(database, delivery.counters ?? []),
    // Last, because other deliveries of the same organisation wait for this row.
    mustAffect(countDelivery(database, { idHash, ...day })),
  ];
}

function useConsent(database: Database, { id, audit }: UsedConsent): UnitStatement[] {
  return [markConsentUsed(database, id), insertAudit(database, audit)];
}

/** The row that the unit's first statement returned. */
function sessionRow(results: readonly StatementResult[] | undefined): SessionRow | undefined {
  return results?.[0]?.rows[0] as SessionRow | undefined;
}
