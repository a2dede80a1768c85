/** Accounts, sign-ups and password resets in the database. Each write is one durable commit; the store's clock decides expiry. */
import { type Compilable, sql } from 'kysely';
import { type Database, mustAffect, tryCommit, type UnitStatement } from '../storage/database.ts';
import { readClock } from '../storage/read-clock.ts';
import type { Language } from '../words/languages.ts';
import type { Account, NewAccount } from './account.ts';
import { accountOfRow, insertAccountRow, insertMembershipRow, insertSessionRow } from './account-statements.ts';
import type { NewCabinetSession } from './cabinet-session.ts';
import { type Traces, traceStatements } from './trace-statements.ts';

/** Someone who has not shown yet that the e-mail is theirs. */
export interface SignUp {
  tokenHash: string;
  email: string;
  passwordHash: string;
  language: Language;
  organizationName: string;
  bin: string;
}

export interface NewOrganization {
  id: string;
  name: string;
  bin: string;
}

interface SignUpConfirmation {
  tokenHash: string;
  account: NewAccount;
  organization: NewOrganization;
  session: NewCabinetSession;
}

export function createAccountStore(database: Database) {
  return { ...readAccounts(database), ...signUps(database), ...passwords(database), ...others(database) };
}

export type AccountStore = ReturnType<typeof createAccountStore>;

function readAccounts(database: Database) {
  return {
    /** The store's time, epoch ms. */
    async nowMs(): Promise<number> {
      return readClock(database);
    },
    async findAccount(id: string): Promise<Account | undefined> {
      const row = await database.query.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && accountOfRow(row);
    },
    async findAccountByEmail(email: string): Promise<Account | undefined> {
      const row = await database.query.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
      return row && accountOfRow(row);
    },
  };
}

function signUps(database: Database) {
  return {
    async insertSignUp(signUp: SignUp & { lifeMs: number }, traces: Traces): Promise<void> {
      await database.commit([insertSignUpRow(database, signUp), ...traceStatements(database, traces)]);
    },

    /** Only one that has not expired. */
    async findSignUp(tokenHash: string): Promise<SignUp | undefined> {
      const row = await database.query
        .selectFrom('sign_ups')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', database.nowMs)
        .executeTakeFirst();
      return (
        row && {
          tokenHash,
          email: row.email,
          passwordHash: row.password_hash,
          language: row.language as SignUp['language'],
          organizationName: row.organization_name,
          bin: row.bin,
        }
      );
    },

    /**
     * Account, organisation, ownership and log-in, in one commit that spends the token. False where the token is spent or too old, or
     * the e-mail has an account by now: then nothing was changed.
     */
    async confirmSignUp(
      { tokenHash, account, organization, session }: SignUpConfirmation,
      traces: Traces,
    ): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(spendToken(database, 'sign_ups', tokenHash)),
        mustAffect(insertAccountRow(database, account)),
        database.query.insertInto('organizations').values({ ...organization, created_at: database.nowMs }),
        insertMembershipRow(database, { organizationId: organization.id, accountId: account.id, role: 'owner' }),
        insertSessionRow(database, session),
        ...traceStatements(database, traces),
      ]);
    },
  };
}

function passwords(database: Database) {
  return {
    async insertPasswordReset(
      { tokenHash, accountId, lifeMs }: { tokenHash: string; accountId: string; lifeMs: number },
      traces: Traces,
    ): Promise<void> {
      const insert = database.query.insertInto('password_resets').values({
        token_hash: tokenHash,
        account_id: accountId,
        expires_at: sql`${database.nowMs} + ${lifeMs}`,
      });
      await database.commit([insert, ...traceStatements(database, traces)]);
    },

    /** The account of a link that has not expired. */
    async findPasswordReset(tokenHash: string): Promise<Account | undefined> {
      const row = await database.query
        .selectFrom('password_resets')
        .innerJoin('accounts', 'accounts.id', 'password_resets.account_id')
        .selectAll('accounts')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', database.nowMs)
        .executeTakeFirst();
      return row && accountOfRow(row);
    },

    /** Spends the link and all others of the account, sets the password, ends all log-ins. False where the link is spent or too old. */
    async resetPassword(
      { tokenHash, accountId, passwordHash }: { tokenHash: string; accountId: string; passwordHash: string },
      traces: Traces,
    ): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(spendToken(database, 'password_resets', tokenHash)),
        database.query.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', accountId),
        database.query.deleteFrom('password_resets').where('account_id', '=', accountId),
        database.query.deleteFrom('cabinet_sessions').where('account_id', '=', accountId),
        ...traceStatements(database, traces),
      ]);
    },

    /** Only where the password is still `from`; ends all log-ins but one, and spends all links. */
    async changePassword(
      { accountId, from, to, keepSessionId }: { accountId: string; from: string; to: string; keepSessionId: string },
      traces: Traces,
    ): Promise<boolean> {
      return tryCommit(database, [
        mustAffect(replaceHash(database, accountId, from, to)),
        database.query.deleteFrom('password_resets').where('account_id', '=', accountId),
        database.query
          .deleteFrom('cabinet_sessions')
          .where('account_id', '=', accountId)
          .where('id', '!=', keepSessionId),
        ...traceStatements(database, traces),
      ]);
    },

    /** The same password under newer parameters, only where it is still `from`. */
    async upgradePasswordHash({ accountId, from, to }: { accountId: string; from: string; to: string }): Promise<void> {
      await database.commit([replaceHash(database, accountId, from, to)]);
    },
  };
}

function others(database: Database) {
  return {
    /** An account from nowhere: of the demonstration, or of an operator. False where the e-mail is taken. */
    async insertAccount(
      { ownerOf, ...account }: NewAccount & { ownerOf?: string | undefined },
      traces: Traces,
    ): Promise<boolean> {
      const unit: UnitStatement[] = [mustAffect(insertAccountRow(database, account))];
      if (ownerOf !== undefined) {
        unit.push(insertMembershipRow(database, { organizationId: ownerOf, accountId: account.id, role: 'owner' }));
      }
      return tryCommit(database, [...unit, ...traceStatements(database, traces)]);
    },

    async setLanguage(accountId: string, language: Language): Promise<void> {
      await database.commit([database.query.updateTable('accounts').set({ language }).where('id', '=', accountId)]);
    },

    /** All log-ins and mailed links of the account end, and no log-in is found any more. False where there is no such account. */
    async lockAccount(
      { accountId, by, reason }: { accountId: string; by: string; reason: string },
      traces: Traces,
    ): Promise<boolean> {
      const lock = database.query
        .updateTable('accounts')
        .set({ locked_at: database.nowMs, locked_by: by, lock_reason: reason })
        .where('id', '=', accountId);
      const ways = (['cabinet_sessions', 'password_resets'] as const).map((table) =>
        database.query.deleteFrom(table).where('account_id', '=', accountId),
      );
      return tryCommit(database, [mustAffect(lock), ...ways, ...traceStatements(database, traces)]);
    },

    /** False where the account is not locked. */
    async unlockAccount(accountId: string, traces: Traces): Promise<boolean> {
      const unlock = database.query
        .updateTable('accounts')
        .set({ locked_at: null, locked_by: null, lock_reason: null })
        .where('id', '=', accountId)
        .where('locked_at', 'is not', null);
      return tryCommit(database, [mustAffect(unlock), ...traceStatements(database, traces)]);
    },

    /** Only the traces, where nothing else changed. */
    async record(traces: Traces): Promise<void> {
      await database.commit(traceStatements(database, traces));
    },

    /** Removes sign-ups, links, invitations, challenges and log-ins that have expired. */
    async deleteExpired(): Promise<void> {
      const { nowMs } = database;
      await database.commit([
        ...(['sign_ups', 'password_resets', 'invitations', 'passkey_challenges'] as const).map((table) =>
          database.query.deleteFrom(table).where('expires_at', '<=', nowMs),
        ),
        database.query.deleteFrom('cabinet_sessions').where('idle_expires_at', '<=', nowMs),
        database.query.deleteFrom('cabinet_sessions').where('expires_at', '<=', nowMs),
      ]);
    },
  };
}

function insertSignUpRow({ query, nowMs }: Database, signUp: SignUp & { lifeMs: number }): Compilable {
  return query.insertInto('sign_ups').values({
    token_hash: signUp.tokenHash,
    email: signUp.email,
    password_hash: signUp.passwordHash,
    language: signUp.language,
    organization_name: signUp.organizationName,
    bin: signUp.bin,
    expires_at: sql`${nowMs} + ${signUp.lifeMs}`,
  });
}

/** Whoever deletes the row has spent the token; nobody else can. */
function spendToken({ query, nowMs }: Database, table: 'sign_ups' | 'password_resets', tokenHash: string): Compilable {
  return query.deleteFrom(table).where('token_hash', '=', tokenHash).where('expires_at', '>', nowMs);
}

function replaceHash({ query }: Database, accountId: string, from: string, to: string): Compilable {
  return query
    .updateTable('accounts')
    .set({ password_hash: to })
    .where('id', '=', accountId)
    .where('password_hash', '=', from);
}
