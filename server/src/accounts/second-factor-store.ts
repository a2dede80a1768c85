/** Authenticators, recovery codes and passkeys in the database. */
import { type Compilable, sql } from 'kysely';
import { type Database, mustAffect, tryCommit, type UnitStatement } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';
import { proofByPasskey, proveNow } from './account-statements.ts';
import { type Traces, traceStatements } from './trace-statements.ts';

export interface Passkey {
  /** The credential's id, base64url. */
  id: string;
  accountId: string;
  /** COSE key, base64url. */
  publicKey: string;
  counter: number;
  transports: string[];
  name: string;
  /** Whether the authenticator keeps it on other devices too. */
  backedUp: boolean;
  createdAt: number;
  lastUsedAt: number | null;
}

export type ChallengePurpose = 'register' | 'log_in' | 'confirm';

interface TotpEnabling {
  accountId: string;
  sessionId: string;
  encryptedSecret: string;
  step: number;
  recoveryCodeHashes: readonly string[];
}

interface NewPasskey extends Omit<Passkey, 'createdAt' | 'lastUsedAt'> {
  sessionId: string;
  recoveryCodeHashes: readonly string[];
}

interface Challenge {
  challengeHash: string;
  purpose: ChallengePurpose;
  accountId: string | null;
}

export function createSecondFactorStore(database: Database) {
  return { ...totp(database), ...recovery(database), ...passkeys(database), ...challenges(database) };
}

export type SecondFactorStore = ReturnType<typeof createSecondFactorStore>;

function totp(database: Database) {
  return {
    /** Keeps a secret that was shown. False where the account has an authenticator. */
    async draftTotp({ accountId, encryptedSecret }: { accountId: string; encryptedSecret: string }): Promise<boolean> {
      const draft = database.query
        .updateTable('accounts')
        .set({ encrypted_totp_draft: encryptedSecret })
        .where('id', '=', accountId)
        .where('encrypted_totp', 'is', null);
      return tryCommit(database, [mustAffect(draft)]);
    },

    /**
     * The draft becomes the authenticator; in this log-in it counts as proved. False where it is not this draft, or the account has an
     * authenticator.
     */
    async enableTotp(
      { accountId, sessionId, encryptedSecret, step, recoveryCodeHashes }: TotpEnabling,
      traces: Traces,
    ): Promise<boolean> {
      const enable = database.query
        .updateTable('accounts')
        .set({ encrypted_totp: encryptedSecret, encrypted_totp_draft: null, totp_last_step: step })
        .where('id', '=', accountId)
        .where('encrypted_totp', 'is', null)
        .where('encrypted_totp_draft', '=', encryptedSecret);
      return tryCommit(database, [
        mustAffect(enable),
        proveNow(database, sessionId, 'totp'),
        ...replaceCodes(database, accountId, recoveryCodeHashes),
        ...traceStatements(database, traces),
      ]);
    },

    /** The recovery codes go too where no passkey is left. False where there is no authenticator. */
    async disableTotp(accountId: string, traces: Traces): Promise<boolean> {
      const disable = database.query
        .updateTable('accounts')
        .set({ encrypted_totp: null, encrypted_totp_draft: null })
        .where('id', '=', accountId)
        .where('encrypted_totp', 'is not', null);
      return tryCommit(database, [
        mustAffect(disable),
        dropCodesOfNothing(database, accountId),
        ...traceStatements(database, traces),
      ]);
    },
  };
}

/** What stands in for a lost factor, and the end of all of them. */
function recovery(database: Database) {
  return {
    /** False where there is neither authenticator nor passkey. */
    async replaceRecoveryCodes(
      { accountId, recoveryCodeHashes }: { accountId: string; recoveryCodeHashes: readonly string[] },
      traces: Traces,
    ): Promise<boolean> {
      // Takes the account's row, so that two replacements follow each other.
      const hold = database.query
        .updateTable('accounts')
        .set({ language: sql`language` })
        .where('id', '=', accountId)
        .where((where) =>
          where.or([where('encrypted_totp', 'is not', null), where.exists(passkeysOf(database, accountId))]),
        );
      return tryCommit(database, [
        mustAffect(hold),
        ...replaceCodes(database, accountId, recoveryCodeHashes),
        ...traceStatements(database, traces),
      ]);
    },

    /** Authenticator, passkeys and recovery codes go, and all log-ins of the account end. */
    async resetSecondFactors(accountId: string, traces: Traces): Promise<void> {
      const forget = database.query
        .updateTable('accounts')
        .set({ encrypted_totp: null, encrypted_totp_draft: null })
        .where('id', '=', accountId);
      const owned = (['passkeys', 'recovery_codes', 'cabinet_sessions'] as const).map((table) =>
        database.query.deleteFrom(table).where('account_id', '=', accountId),
      );
      await database.commit([forget, ...owned, ...traceStatements(database, traces)]);
    },

    async countRecoveryCodes(accountId: string): Promise<number> {
      const row = await database.query
        .selectFrom('recovery_codes')
        .select((select) => select.fn.countAll<number | string>().as('count'))
        .where('account_id', '=', accountId)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}

function passkeys(database: Database) {
  return {
    /** Oldest first. */
    async listPasskeys(accountId: string): Promise<Passkey[]> {
      const rows = await database.query
        .selectFrom('passkeys')
        .selectAll()
        .where('account_id', '=', accountId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(passkeyOfRow);
    },

    async findPasskey(id: string): Promise<Passkey | undefined> {
      const row = await database.query.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst();
      return row && passkeyOfRow(row);
    },

    /** In this log-in it counts as proved; recovery codes take the place of older ones. False where the id is taken. */
    async insertPasskey({ sessionId, recoveryCodeHashes, ...passkey }: NewPasskey, traces: Traces): Promise<boolean> {
      const insert = database.query
        .insertInto('passkeys')
        .values({
          id: passkey.id,
          account_id: passkey.accountId,
          public_key: passkey.publicKey,
          counter: passkey.counter,
          transports: JSON.stringify(passkey.transports),
          name: passkey.name,
          backed_up: passkey.backedUp ? 1 : 0,
          created_at: database.nowMs,
        })
        .onConflict((conflict) => conflict.column('id').doNothing());
      return tryCommit(database, [
        mustAffect(insert),
        proveNow(database, sessionId, proofByPasskey(passkey.id)),
        ...(recoveryCodeHashes.length === 0 ? [] : replaceCodes(database, passkey.accountId, recoveryCodeHashes)),
        ...traceStatements(database, traces),
      ]);
    },

    /** False where the account has no such passkey. */
    async renamePasskey({ accountId, id, name }: { accountId: string; id: string; name: string }): Promise<boolean> {
      const rename = database.query
        .updateTable('passkeys')
        .set({ name })
        .where('id', '=', id)
        .where('account_id', '=', accountId);
      return tryCommit(database, [mustAffect(rename)]);
    },

    /** The recovery codes go too where no second factor is left. */
    async removePasskey({ accountId, id }: { accountId: string; id: string }, traces: Traces): Promise<boolean> {
      const remove = database.query.deleteFrom('passkeys').where('id', '=', id).where('account_id', '=', accountId);
      return tryCommit(database, [
        mustAffect(remove),
        dropCodesOfNothing(database, accountId),
        ...traceStatements(database, traces),
      ]);
    },
  };
}

function challenges(database: Database) {
  return {
    async insertChallenge({
      challengeHash,
      purpose,
      accountId,
      lifeMs,
    }: Challenge & { lifeMs: number }): Promise<void> {
      const insert = database.query.insertInto('passkey_challenges').values({
        challenge_hash: challengeHash,
        purpose,
        account_id: accountId,
        expires_at: sql`${database.nowMs} + ${lifeMs}`,
      });
      await database.commit([insert]);
    },

    /** Spends it: true once, and only within its life, for its purpose and its account. */
    async takeChallenge({ challengeHash, purpose, accountId }: Challenge): Promise<boolean> {
      const take = database.query
        .deleteFrom('passkey_challenges')
        .where('challenge_hash', '=', challengeHash)
        .where('purpose', '=', purpose)
        .where('expires_at', '>', database.nowMs)
        .where((where) => (accountId === null ? where('account_id', 'is', null) : where('account_id', '=', accountId)));
      return tryCommit(database, [mustAffect(take)]);
    },
  };
}

function passkeysOf({ query }: Database, accountId: string) {
  return query.selectFrom('passkeys').select('id').where('account_id', '=', accountId);
}

/** Where no second factor is left, there is nothing for which its recovery codes could stand in. */
function dropCodesOfNothing(database: Database, accountId: string): Compilable {
  const authenticator = database.query
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('encrypted_totp', 'is not', null);
  return database.query
    .deleteFrom('recovery_codes')
    .where('account_id', '=', accountId)
    .where((where) => where.not(where.exists(authenticator)))
    .where((where) => where.not(where.exists(passkeysOf(database, accountId))));
}

function replaceCodes({ query }: Database, accountId: string, hashes: readonly string[]): UnitStatement[] {
  return [
    query.deleteFrom('recovery_codes').where('account_id', '=', accountId),
    ...hashes.map((hash) => query.insertInto('recovery_codes').values({ account_id: accountId, code_hash: hash })),
  ];
}

function passkeyOfRow(row: Schema['passkeys']): Passkey {
  return {
    id: row.id,
    accountId: row.account_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports),
    name: row.name,
    backedUp: row.backed_up === 1,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
