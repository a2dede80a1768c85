/** Log-ins in the database. Only the SHA-256 of a token is kept; the store's clock decides what has expired. */
import { type Compilable, type ExpressionBuilder, sql } from 'kysely';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import type { Account } from './account.ts';
import { accountOfRow, insertSessionRow, proofByPasskey, proveNow } from './account-statements.ts';
import {
  type CabinetSession,
  type CabinetSessionState,
  MOST_LOG_INS,
  type NewCabinetSession,
} from './cabinet-session.ts';
import { type Traces, traceStatements } from './trace-statements.ts';

/** What proves the second factor; it is spent in the same commit. */
export type SpentFactor = { kind: 'totp'; step: number } | { kind: 'recovery_code'; codeHash: string };

/** Its signature counter before and after (WebAuthn, 6.1.1). */
interface PasskeyUse {
  id: string;
  fromCounter: number;
  toCounter: number;
}

/** The log-in, and what its token is from now on: the one before is dead. */
export interface TokenRenewal {
  id: string;
  tokenHash: string;
}

interface Completion {
  id: string;
  accountId: string;
  tokenHash: string;
  factor: SpentFactor;
  idleMs: number;
  lifeMs: number;
}

export function createCabinetSessionStore(database: Database) {
  return { ...openings(database), ...uses(database), ...endings(database) };
}

/** Where one log-in becomes active, those of the account that were unused longest end, so that `MOST_LOG_INS` are left. */
export type CabinetSessionStore = ReturnType<typeof createCabinetSessionStore>;

function openings(database: Database) {
  return {
    async insertSession(session: NewCabinetSession, traces: Traces): Promise<void> {
      await database.commit([
        insertSessionRow(database, session),
        endSurplus(database, session.accountId),
        ...traceStatements(database, traces),
      ]);
    },

    /**
     * `awaiting_second_factor` → `active` under a new token, in ONE conditional commit that spends the factor: a TOTP step only once
     * and only later than the last, a recovery code only once. False where any of that does not hold.
     */
    async completeSession(completion: Completion, traces: Traces): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(spendFactor(database, completion.accountId, completion.factor)),
        mustAffect(activate(database, completion)),
        endSurplus(database, completion.accountId),
        ...traceStatements(database, traces),
      ]);
    },

    /** A log-in by passkey; false where the passkey is gone or its counter has moved on. */
    async insertSessionByPasskey(session: NewCabinetSession, passkey: PasskeyUse, traces: Traces): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(usePasskey(database, passkey)),
        insertSessionRow(database, session),
        proveNow(database, session.id, proofByPasskey(passkey.id)),
        endSurplus(database, session.accountId),
        ...traceStatements(database, traces),
      ]);
    },
  };
}

function uses(database: Database) {
  return {
    /** Only one that has expired neither by age nor by lying unused. */
    async findSession(
      tokenHash: string,
    ): Promise<{ session: CabinetSession; account: Account; nowMs: number } | undefined> {
      const { nowMs } = database;
      const row = await database.query
        .selectFrom('cabinet_sessions')
        .selectAll()
        .select(nowMs.as('now_ms'))
        .where('token_hash', '=', tokenHash)
        .where(isLive(nowMs))
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const account = await database.query
        .selectFrom('accounts')
        .selectAll()
        .where('id', '=', row.account_id)
        .executeTakeFirst();
      // Also of a log-in that was under way while the account was locked.
      if (account?.locked_at != null) return undefined;
      return account && { session: sessionOfRow(row), account: accountOfRow(account), nowMs: row.now_ms };
    },

    /** It was used just now. */
    async touchSession(id: string): Promise<void> {
      const { nowMs } = database;
      const touch = database.query
        .updateTable('cabinet_sessions')
        .set({ last_seen_at: nowMs, idle_expires_at: sql`${nowMs} + idle_ms` })
        .where('id', '=', id)
        .where(isLive(nowMs));
      await database.commit([touch]);
    },

    /** The person has just proved again who they are. */
    async confirmSession(renewal: TokenRenewal, traces: Traces): Promise<void> {
      await database.commit([
        renewToken(database, renewal),
        confirmNow(database, renewal.id),
        ...traceStatements(database, traces),
      ]);
    },

    /** The same by a factor, which is spent; false where it was used before. It is no proof of the password. */
    async confirmSessionByFactor(
      { accountId, factor, ...renewal }: TokenRenewal & { accountId: string; factor: SpentFactor },
      traces: Traces,
    ): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(spendFactor(database, accountId, factor)),
        mustAffect(renewToken(database, renewal)),
        proveNow(database, renewal.id, factor.kind),
        ...traceStatements(database, traces),
      ]);
    },

    /** The same by passkey; false where the passkey is gone or its counter has moved on. */
    async confirmSessionByPasskey(renewal: TokenRenewal, passkey: PasskeyUse, traces: Traces): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(usePasskey(database, passkey)),
        mustAffect(renewToken(database, renewal)),
        confirmNow(database, renewal.id),
        proveNow(database, renewal.id, proofByPasskey(passkey.id)),
        ...traceStatements(database, traces),
      ]);
    },

    /** All active ones of the account that have not expired, last used first. */
    async listSessions(accountId: string): Promise<CabinetSession[]> {
      const rows = await database.query
        .selectFrom('cabinet_sessions')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('state', '=', 'active')
        .where(isLive(database.nowMs))
        .orderBy('last_seen_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(sessionOfRow);
    },
  };
}

function endings(database: Database) {
  return {
    /** False where the account has no such log-in. */
    async endSession({ accountId, id }: { accountId: string; id: string }, traces: Traces): Promise<boolean> {
      const end = database.query
        .deleteFrom('cabinet_sessions')
        .where('id', '=', id)
        .where('account_id', '=', accountId);
      return tryCommit(database, [mustAffect(end), ...traceStatements(database, traces)]);
    },

    /** Those of all accounts but this one log-in. */
    async endEverySession(keepId: string, traces: Traces): Promise<void> {
      await database.commit([
        database.query.deleteFrom('cabinet_sessions').where('id', '!=', keepId),
        ...traceStatements(database, traces),
      ]);
    },

    async endSessions(accountId: string, traces: Traces): Promise<void> {
      await database.commit([
        database.query.deleteFrom('cabinet_sessions').where('account_id', '=', accountId),
        ...traceStatements(database, traces),
      ]);
    },
  };
}

function spendFactor({ query }: Database, accountId: string, factor: SpentFactor): Compilable {
  if (factor.kind === 'recovery_code') {
    return query
      .deleteFrom('recovery_codes')
      .where('account_id', '=', accountId)
      .where('code_hash', '=', factor.codeHash);
  }
  return query
    .updateTable('accounts')
    .set({ totp_last_step: factor.step })
    .where('id', '=', accountId)
    .where('encrypted_totp', 'is not', null)
    .where('totp_last_step', '<', factor.step);
}

function activate({ query, nowMs }: Database, completion: Completion): Compilable {
  return query
    .updateTable('cabinet_sessions')
    .set({
      state: 'active',
      token_hash: completion.tokenHash,
      authenticated_at: nowMs,
      proved_by: completion.factor.kind,
      proved_at: nowMs,
      last_seen_at: nowMs,
      idle_ms: completion.idleMs,
      idle_expires_at: sql`${nowMs} + ${completion.idleMs}`,
      expires_at: sql`${nowMs} + ${completion.lifeMs}`,
    })
    .where('id', '=', completion.id)
    .where('account_id', '=', completion.accountId)
    .where('state', '=', 'awaiting_second_factor')
    .where(isLive(nowMs));
}

function isLive(nowMs: Database['nowMs']) {
  return (where: ExpressionBuilder<Schema, 'cabinet_sessions'>) =>
    where.and([where('expires_at', '>', nowMs), where('idle_expires_at', '>', nowMs)]);
}

function sessionOfRow(row: Schema['cabinet_sessions']): CabinetSession {
  return {
    id: row.id,
    accountId: row.account_id,
    state: row.state as CabinetSessionState,
    userAgent: row.user_agent,
    network: row.network,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    authenticatedAt: row.authenticated_at,
    proof: proofOfRow(row),
    idleExpiresAt: row.idle_expires_at,
    expiresAt: row.expires_at,
  };
}

function proofOfRow({ proved_by: by, proved_at: at }: Schema['cabinet_sessions']): CabinetSession['proof'] {
  if (by === null || at === null) return null;
  return { passkeyId: /^passkey:(.+)$/.exec(by)?.[1] ?? null, at };
}

function renewToken({ query }: Database, { id, tokenHash }: TokenRenewal): Compilable {
  return query.updateTable('cabinet_sessions').set({ token_hash: tokenHash }).where('id', '=', id);
}

/** All but the last used. A log-in that still waits for its second factor ends none: it proves too little. */
function endSurplus({ query }: Database, accountId: string): Compilable {
  const activeOnes = query
    .selectFrom('cabinet_sessions')
    .select('id')
    .where('account_id', '=', accountId)
    .where('state', '=', 'active');
  const kept = activeOnes.orderBy('last_seen_at', 'desc').orderBy('id').limit(MOST_LOG_INS);
  return query
    .deleteFrom('cabinet_sessions')
    .where('account_id', '=', accountId)
    .where('state', '=', 'active')
    .where('id', 'not in', kept);
}

function confirmNow({ query, nowMs }: Database, id: string): Compilable {
  return query.updateTable('cabinet_sessions').set({ authenticated_at: nowMs }).where('id', '=', id);
}

/** Two uses of one counter exclude each other. */
function usePasskey({ query, nowMs }: Database, { id, fromCounter, toCounter }: PasskeyUse): Compilable {
  return query
    .updateTable('passkeys')
    .set({ counter: toCounter, last_used_at: nowMs })
    .where('id', '=', id)
    .where('counter', '=', fromCounter);
}
