/**
 * Sessions in the database: the conditional writes behind `sessions/session-store.ts`. Every write goes through `commit`, also
 * where it is one statement, so that a database which could not serialise it repeats it.
 */
import { type Compilable, type ExpressionBuilder, sql } from 'kysely';
import { almatyIsoDate } from '../../documents/almaty-date.ts';
import type { RequestedSession, SessionRules } from '../../sessions/session.ts';
import type { SessionStore } from '../../sessions/session-store.ts';
import type { Database, StatementResult } from '../database.ts';
import { type NumberedValues, prepareShapes, prepareStatement, type StatementSource } from '../prepared-statement.ts';
import { readClock } from '../read-clock.ts';
import type { Schema } from '../schema.ts';
import { insertAudit } from './audit-statement.ts';
import { keepAnswer } from './idempotency-store.ts';
import { consumeCounters, countUses, giveBackUses, noneIsUsedUp, usedUpValues, usesOf } from './limit-store.ts';
import { approvingSessionOfRow, requestedSessionOfRow, type SessionRow, sessionOfRow } from './session-row.ts';

type SessionWrite<Method extends keyof SessionStore> = Parameters<SessionStore[Method]>[0];

export function createSessionStore(database: Database): SessionStore {
  return {
    async insertSession(session, rules, audit, counters = []) {
      const results = await database.commit([
        { statement: insertRequested(database, session, rules) },
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
      return row && { session: sessionOfRow(row), nowMs: row.now_ms };
    },

    async claimAttempt(claim) {
      const row = sessionRow(await database.commit([{ statement: takeLease(database, claim), mustAffect: true }]));
      return row && approvingSessionOfRow(row);
    },

    async claimResend({ idHash, rules, audit, counters = [] }) {
      const results = await database.commit([
        { statement: takeResend(database, idHash, rules), mustAffect: true },
        { statement: insertAudit(database, audit) },
        ...consumeCounters(database, counters),
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
        ...countUses(database, release.counters ?? []),
      ]);
      return results !== undefined;
    },

    async deliver(delivery) {
      // The time is read first, and one value both stamps the session and names the day. So they cannot differ at midnight, and
      // no database need know the time zone of Almaty: SQLite has none, and a server's own rules may be older than ours.
      const nowMs = await readClock(database);
      const { idHash, fence, audit, kept } = delivery;
      const results = await database.commit([
        { statement: closeAsDelivered(database, { idHash, fence, nowMs }), mustAffect: true },
        { statement: insertAudit(database, audit) },
        ...keepAnswer(database, kept),
        // Last, because other deliveries of the same organisation wait for this row.
        { statement: countDelivery(database, { idHash, day: almatyIsoDate(nowMs) }) },
      ]);
      return results !== undefined;
    },
  };
}

function insertRequested(
  database: Database,
  session: SessionWrite<'insertSession'>,
  { otpTtlMs, sessionTtlMs }: SessionRules,
): Compilable {
  return insertSessionRow(database, { ...session, otpTtlMs, sessionTtlMs });
}

const insertSessionRow = prepareStatement(
  ({
    query,
    nowMs,
    value,
  }: StatementSource<SessionWrite<'insertSession'> & Pick<SessionRules, 'otpTtlMs' | 'sessionTtlMs'>>) =>
    query
      .insertInto('sessions')
      .values({
        id_hash: value('idHash'),
        organization_id: value('organizationId'),
        environment: value('environment'),
        document_type: value('documentType'),
        egov_request_id: value('egovRequestId'),
        sealed_subject: value('sealedSubject'),
        state: 'requested',
        attempts_used: 0,
        resends_used: 0,
        created_at: nowMs,
        otp_sent_at: nowMs,
        otp_expires_at: sql`${nowMs} + ${value('otpTtlMs')}`,
        expires_at: sql`${nowMs} + ${value('sessionTtlMs')}`,
      })
      .returningAll(),
);

const selectSession = prepareStatement(({ query, nowMs, value }: StatementSource<{ idHash: string }>) =>
  query.selectFrom('sessions').selectAll().select(nowMs.as('now_ms')).where('id_hash', '=', value('idHash')),
);

function takeLease(
  database: Database,
  { idHash, fence, rules, unlessUsedUp = [] }: SessionWrite<'claimAttempt'>,
): Compilable {
  const { leaseMs, maxAttempts } = rules;
  const values = { idHash, fence, leaseMs, maxAttempts, ...usedUpValues(unlessUsedUp) };
  return takeLeaseUnless(unlessUsedUp.length)(database, values);
}

type Lease = { idHash: string; fence: string; leaseMs: number; maxAttempts: number } & NumberedValues;

/** The conditions are those of `assertAwaitingCode`, in one statement: of any number of concurrent claims one wins. */
const takeLeaseUnless = prepareShapes((counters: number, source: StatementSource<Lease>) => {
  const { query, nowMs, value } = source;
  return query
    .updateTable('sessions')
    .set({
      state: 'approving',
      fence: value('fence'),
      lease_expires_at: sql`${nowMs} + ${value('leaseMs')}`,
      attempts_used: sql`attempts_used + 1`,
    })
    .where('id_hash', '=', value('idHash'))
    .where(awaitsCode(nowMs))
    .where('attempts_used', '<', value('maxAttempts'))
    .where('otp_expires_at', '>', nowMs)
    .where('expires_at', '>', nowMs)
    .$if(counters > 0, (update) => update.where(noneIsUsedUp(counters, source)))
    .returningAll();
});

/** The conditions are those of `assertMayResend`. */
function takeResend({ query, nowMs }: Database, idHash: string, rules: SessionRules): Compilable {
  return query
    .updateTable('sessions')
    .set({
      state: 'requested',
      fence: null,
      lease_expires_at: null,
      resends_used: sql`resends_used + 1`,
      otp_sent_at: nowMs,
      otp_expires_at: sql`${nowMs} + ${rules.otpTtlMs}`,
    })
    .where('id_hash', '=', idHash)
    .where(awaitsCode(nowMs))
    .where('attempts_used', '<', rules.maxAttempts)
    .where('resends_used', '<', rules.maxResends)
    .where(sql<boolean>`otp_sent_at + ${rules.resendAfterMs} <= ${nowMs}`)
    .where('expires_at', '>', nowMs)
    .returningAll();
}

/** `requested`, or `approving` with a lease that has run out. */
function awaitsCode(nowMs: Database['nowMs']) {
  return (where: ExpressionBuilder<Schema, 'sessions'>) =>
    where.or([
      where('state', '=', 'requested'),
      where.and([where('state', '=', 'approving'), where('lease_expires_at', '<=', nowMs)]),
    ]);
}

function giveResendBack({ query }: Database, before: RequestedSession, claimed: RequestedSession): Compilable {
  return query
    .updateTable('sessions')
    .set({
      resends_used: before.resendsUsed,
      otp_sent_at: before.otpSentAt,
      otp_expires_at: before.otpExpiresAt,
    })
    .where('id_hash', '=', claimed.idHash)
    .where('resends_used', '=', claimed.resendsUsed)
    .where('otp_sent_at', '=', claimed.otpSentAt);
}

function giveLeaseBack(
  { query }: Database,
  { idHash, fence, attempt, rules }: SessionWrite<'releaseAttempt'>,
): Compilable {
  return query
    .updateTable('sessions')
    .set((set) => ({
      ...(attempt === 'given_back'
        ? { state: 'requested', attempts_used: sql<number>`attempts_used - 1` }
        : {
            state: set.case().when('attempts_used', '>=', rules.maxAttempts).then('locked').else('requested').end(),
            sealed_subject: set
              .case()
              .when('attempts_used', '>=', rules.maxAttempts)
              .then('')
              .else(set.ref('sealed_subject'))
              .end(),
          }),
      fence: null,
      lease_expires_at: null,
    }))
    .where('id_hash', '=', idHash)
    .where('state', '=', 'approving')
    .where('fence', '=', fence);
}

const closeAsDelivered = prepareStatement(
  ({ query, value }: StatementSource<{ idHash: string; fence: string; nowMs: number }>) =>
    query
      .updateTable('sessions')
      .set({
        state: 'delivered',
        sealed_subject: '',
        fence: null,
        lease_expires_at: null,
        delivered_at: value('nowMs'),
      })
      .where('id_hash', '=', value('idHash'))
      .where('state', '=', 'approving')
      .where('fence', '=', value('fence')),
);

/** What is metered is what the session says, whatever the caller says. */
const countDelivery = prepareStatement(({ query, value }: StatementSource<{ idHash: string; day: string }>) =>
  query
    .insertInto('usage')
    .columns(['organization_id', 'environment', 'technology', 'document_type', 'day', 'delivered'])
    .expression((from) =>
      from
        .selectFrom('sessions')
        .select((select) => [
          'organization_id',
          'environment',
          select.val('e_document').as('technology'),
          'document_type',
          value('day').as('day'),
          select.lit(1).as('delivered'),
        ])
        .where('id_hash', '=', value('idHash')),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'environment', 'technology', 'document_type', 'day'])
        .doUpdateSet({ delivered: sql`usage.delivered + 1` }),
    ),
);

/** The row that the unit's first statement returned. */
function sessionRow(results: readonly StatementResult[] | undefined): SessionRow | undefined {
  return results?.[0]?.rows[0] as SessionRow | undefined;
}
