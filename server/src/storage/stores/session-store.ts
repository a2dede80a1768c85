/**
 * Sessions in the database: the units of work behind `sessions/session-store.ts`, made of the statements of `session-statements.ts`.
 * Every write goes through `commit`, also where it is one statement, so that a database which could not serialise it repeats it.
 */
import { almatyIsoDate } from '../../documents/almaty-date.ts';
import type { SessionStore } from '../../sessions/session-store.ts';
import type { Database, StatementResult } from '../database.ts';
import { readClock } from '../read-clock.ts';
import { insertAudit } from './audit-statement.ts';
import { keepAnswer } from './idempotency-store.ts';
import { keepDocument } from './kept-document-store.ts';
import { consumeCounters, countUses, giveBackUses, usesOf } from './limit-store.ts';
import { endReservation, reserveUnit } from './session-quota.ts';
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
  insertRequested,
  selectSession,
  takeLease,
  takeResend,
} from './session-statements.ts';

export function createSessionStore(database: Database): SessionStore {
  return {
    async insertSession(session, rules, audit, counters = []) {
      const results = await database.commit([
        { statement: insertRequested(database, session, rules), mustAffect: true },
        { statement: insertAudit(database, audit) },
        ...consumeCounters(database, counters),
      ]);
      const row = sessionRow(results);
      return row && { session: requestedSessionOfRow(row), uses: usesOf(results?.[2]) };
    },

    async discardSession({ idHash, audit, unused }) {
      await database.commit([
        { statement: database.query.deleteFrom('sessions').where('id_hash', '=', idHash) },
        { statement: insertAudit(database, audit) },
        ...giveBackUses(database, unused),
      ]);
    },

    async findSession(idHash) {
      const [row] = (await database.query.executeQuery(selectSession(database, { idHash }))).rows;
      if (row === undefined) return undefined;
      const takesUnit = row.takes_unit === 1;
      return { session: sessionOfRow(row), apiKey: keyOfSessionRow(row), takesUnit, nowMs: row.now_ms };
    },

    async claimAttempt(claim) {
      const reservation = reserveUnit(database, claim);
      const lease = { statement: takeLease(database, claim), mustAffect: true };
      const results = await database.commit([...reservation, lease]);
      const row = sessionRow(results?.slice(reservation.length));
      return row && approvingSessionOfRow(row);
    },

    async claimResend(claim) {
      const results = await database.commit([
        { statement: takeResend(database, claim), mustAffect: true },
        { statement: insertAudit(database, claim.audit) },
        ...consumeCounters(database, claim.counters ?? []),
      ]);
      const row = sessionRow(results);
      return row && { session: requestedSessionOfRow(row), uses: usesOf(results?.[2]) };
    },

    async replaceSubject({ idHash, sealedSubject, kept }) {
      const { query } = database;
      const statement = query
        .updateTable('sessions')
        .set({ sealed_subject: sealedSubject })
        .where('id_hash', '=', idHash)
        // What was erased stays erased.
        .where('sealed_subject', '<>', '');
      await database.commit([{ statement }, ...keepAnswer(database, kept)]);
    },

    async returnResend({ before, claimed, audit, unused = [] }) {
      const results = await database.commit([
        { statement: giveResendBack(database, before, claimed), mustAffect: true },
        { statement: insertAudit(database, audit) },
        ...giveBackUses(database, unused),
      ]);
      return results !== undefined;
    },

    async releaseAttempt(release) {
      const results = await database.commit([
        { statement: giveLeaseBack(database, release), mustAffect: true },
        { statement: insertAudit(database, release.audit) },
        ...keepAnswer(database, release.kept),
        ...endReservation(database, release),
        ...countUses(database, release.counters ?? []),
      ]);
      return results !== undefined;
    },

    async deliver(delivery) {
      // The time is read first, and one value both stamps the session and names the day. So they cannot differ at midnight, and
      // no database need know the time zone of Almaty: SQLite has none, and a server's own rules may be older than ours.
      const nowMs = await readClock(database);
      const { idHash, fence, audit, kept, keptDocument } = delivery;
      const results = await database.commit([
        { statement: closeAsDelivered(database, { idHash, fence, nowMs }), mustAffect: true },
        { statement: insertAudit(database, audit) },
        ...keepAnswer(database, kept),
        ...keepDocument(database, idHash, keptDocument),
        ...endReservation(database, delivery),
        ...countUses(database, delivery.counters ?? []),
        // Last, because other deliveries of the same organisation wait for this row.
        { statement: countDelivery(database, { idHash, day: almatyIsoDate(nowMs) }) },
      ]);
      return results !== undefined;
    },
  };
}

/** The row that the unit's first statement returned. */
function sessionRow(results: readonly StatementResult[] | undefined): SessionRow | undefined {
  return results?.[0]?.rows[0] as SessionRow | undefined;
}
