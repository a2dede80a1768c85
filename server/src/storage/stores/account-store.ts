/** Accounts, sign-ups and password resets in the database: behind `accounts/account-store.ts`. */
import { type Compilable, sql } from 'kysely';
import type { AccountStore, SignUp } from '../../accounts/account-store.ts';
import type { Database } from '../database.ts';
import { readClock } from '../read-clock.ts';
import { accountOfRow, insertAccountRow, insertMembershipRow, insertSessionRow } from './account-row.ts';
import { traceStatements } from './trace-statements.ts';

export function createAccountStore(database: Database): AccountStore {
  return { ...readAccounts(database), ...signUps(database), ...passwords(database), ...others(database) };
}

function readAccounts(database: Database) {
  return {
    async nowMs() {
      return readClock(database);
    },
    async findAccount(id) {
      const row = await database.query.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
      return row && accountOfRow(row);
    },
    async findAccountByEmail(email) {
      const row = await database.query.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
      return row && accountOfRow(row);
    },
  } satisfies Partial<AccountStore>;
}

function signUps(database: Database) {
  return {
    async insertSignUp(signUp, traces) {
      await database.commit([{ statement: insertSignUpRow(database, signUp) }, ...traceStatements(database, traces)]);
    },

    async findSignUp(tokenHash) {
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

    async confirmSignUp({ tokenHash, account, organization, session }, traces) {
      const results = await database.commit([
        { statement: spendToken(database, 'sign_ups', tokenHash), mustAffect: true },
        { statement: insertAccountRow(database, account), mustAffect: true },
        {
          statement: database.query.insertInto('organizations').values({ ...organization, created_at: database.nowMs }),
        },
        {
          statement: insertMembershipRow(database, {
            organizationId: organization.id,
            accountId: account.id,
            role: 'owner',
          }),
        },
        { statement: insertSessionRow(database, session) },
        ...traceStatements(database, traces),
      ]);
      return results !== undefined;
    },
  } satisfies Partial<AccountStore>;
}

function passwords(database: Database) {
  return {
    async insertPasswordReset({ tokenHash, accountId, lifeMs }, traces) {
      const insert = database.query.insertInto('password_resets').values({
        token_hash: tokenHash,
        account_id: accountId,
        expires_at: sql`${database.nowMs} + ${lifeMs}`,
      });
      await database.commit([{ statement: insert }, ...traceStatements(database, traces)]);
    },

    async findPasswordReset(tokenHash) {
      const row = await database.query
        .selectFrom('password_resets')
        .innerJoin('accounts', 'accounts.id', 'password_resets.account_id')
        .selectAll('accounts')
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', database.nowMs)
        .executeTakeFirst();
      return row && accountOfRow(row);
    },

    async resetPassword({ tokenHash, accountId, passwordHash }, traces) {
      const results = await database.commit([
        { statement: spendToken(database, 'password_resets', tokenHash), mustAffect: true },
        {
          statement: database.query
            .updateTable('accounts')
            .set({ password_hash: passwordHash })
            .where('id', '=', accountId),
        },
        { statement: database.query.deleteFrom('password_resets').where('account_id', '=', accountId) },
        { statement: database.query.deleteFrom('cabinet_sessions').where('account_id', '=', accountId) },
        ...traceStatements(database, traces),
      ]);
      return results !== undefined;
    },

    async changePassword({ accountId, from, to, keepSessionId }, traces) {
      const results = await database.commit([
        { statement: replaceHash(database, accountId, from, to), mustAffect: true },
        { statement: database.query.deleteFrom('password_resets').where('account_id', '=', accountId) },
        {
          statement: database.query
            .deleteFrom('cabinet_sessions')
            .where('account_id', '=', accountId)
            .where('id', '!=', keepSessionId),
        },
        ...traceStatements(database, traces),
      ]);
      return results !== undefined;
    },

    async upgradePasswordHash({ accountId, from, to }) {
      await database.commit([{ statement: replaceHash(database, accountId, from, to) }]);
    },
  } satisfies Partial<AccountStore>;
}

function others(database: Database) {
  return {
    async insertAccount({ ownerOf, ...account }, traces) {
      const owner =
        ownerOf === undefined
          ? []
          : [
              {
                statement: insertMembershipRow(database, {
                  organizationId: ownerOf,
                  accountId: account.id,
                  role: 'owner',
                }),
              },
            ];
      const results = await database.commit([
        { statement: insertAccountRow(database, account), mustAffect: true },
        ...owner,
        ...traceStatements(database, traces),
      ]);
      return results !== undefined;
    },

    async setLanguage(accountId, language) {
      await database.commit([
        { statement: database.query.updateTable('accounts').set({ language }).where('id', '=', accountId) },
      ]);
    },

    async lockAccount({ accountId, by, reason }, traces) {
      const lock = database.query
        .updateTable('accounts')
        .set({ locked_at: database.nowMs, locked_by: by, lock_reason: reason })
        .where('id', '=', accountId);
      const ways = (['cabinet_sessions', 'password_resets'] as const).map((table) => ({
        statement: database.query.deleteFrom(table).where('account_id', '=', accountId),
      }));
      const results = await database.commit([
        { statement: lock, mustAffect: true },
        ...ways,
        ...traceStatements(database, traces),
      ]);
      return results !== undefined;
    },

    async unlockAccount(accountId, traces) {
      const unlock = database.query
        .updateTable('accounts')
        .set({ locked_at: null, locked_by: null, lock_reason: null })
        .where('id', '=', accountId)
        .where('locked_at', 'is not', null);
      const results = await database.commit([
        { statement: unlock, mustAffect: true },
        ...traceStatements(database, traces),
      ]);
      return results !== undefined;
    },

    async record(traces) {
      await database.commit(traceStatements(database, traces));
    },

    async sweepExpired() {
      const { nowMs } = database;
      await database.commit([
        ...(['sign_ups', 'password_resets', 'invitations', 'passkey_challenges'] as const).map((table) => ({
          statement: database.query.deleteFrom(table).where('expires_at', '<=', nowMs),
        })),
        { statement: database.query.deleteFrom('cabinet_sessions').where('idle_expires_at', '<=', nowMs) },
        { statement: database.query.deleteFrom('cabinet_sessions').where('expires_at', '<=', nowMs) },
      ]);
    },
  } satisfies Partial<AccountStore>;
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
