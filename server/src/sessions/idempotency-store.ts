/** Idempotent calls in the database: one row per call that carried an `Idempotency-Key`, for ten minutes. */
import { type Compilable, sql } from 'kysely';
import { type Database, mustAffect, type UnitStatement } from '../storage/database.ts';
import { deleteOldest } from '../storage/delete-oldest.ts';

interface BeginningCall {
  /** SHA-256 over operation, caller's secret and header, 64 hex digits. */
  keyHash: string;
  /** Keyed hash of the body, so that another body under the same key is noticed. */
  bodyHash: string;
  /** Random; only the call that holds it may keep an answer. */
  fence: string;
  leaseMs: number;
  keepMs: number;
}

/** An answer to be kept; the session's store writes it in the same commit as what it answers. */
export interface KeptAnswer {
  keyHash: string;
  fence: string;
  /** Encrypted under a key that only the caller can derive. */
  encryptedAnswer: string;
}

export type BegunCall =
  | { outcome: 'begun' }
  | { outcome: 'running' }
  | { outcome: 'other_body' }
  | { outcome: 'answered'; encryptedAnswer: string };

export function createIdempotencyStore(database: Database) {
  return {
    /**
     * Begins the call in ONE conditional write, where the key is new, its answer is forgotten, or a call with the same body died
     * and its lease has run out. Otherwise tells what became of the first call.
     */
    async beginCall(call: BeginningCall): Promise<BegunCall> {
      const begun = await database.commit([mustAffect(takeKey(database, call))]);
      return begun === undefined ? await firstCall(database, call) : { outcome: 'begun' };
    },

    /** Frees the key of a call that ended without an answer worth keeping. Without effect where the fence is lost. */
    async abandonCall({ keyHash, fence }: { keyHash: string; fence: string }): Promise<void> {
      await database.commit([
        database.query
          .deleteFrom('idempotent_calls')
          .where('key_hash', '=', keyHash)
          .where('fence', '=', fence)
          .where('encrypted_answer', 'is', null),
      ]);
    },

    /** Deletes what is past its time; gives the number of calls, `most` at most. */
    forgetAnswers(most: number): Promise<number> {
      return deleteOldest(database, { table: 'idempotent_calls', key: 'key_hash', time: 'expires_at', agoMs: 0, most });
    },
  };
}

export type IdempotencyStore = ReturnType<typeof createIdempotencyStore>;

/** The statement that keeps an answer, as part of the unit that it answers; none where nothing is to be kept. */
export function keepAnswer(database: Database, kept: KeptAnswer | undefined): UnitStatement[] {
  if (kept === undefined) return [];
  const statement = database.query
    .updateTable('idempotent_calls')
    .set({ encrypted_answer: kept.encryptedAnswer })
    .where('key_hash', '=', kept.keyHash)
    .where('fence', '=', kept.fence);
  return [statement];
}

function takeKey({ query, nowMs }: Database, call: BeginningCall): Compilable {
  return query
    .insertInto('idempotent_calls')
    .values({
      key_hash: call.keyHash,
      body_hash: call.bodyHash,
      fence: call.fence,
      lease_expires_at: sql`${nowMs} + ${call.leaseMs}`,
      encrypted_answer: null,
      expires_at: sql`${nowMs} + ${call.keepMs}`,
    })
    .onConflict((conflict) =>
      conflict
        .column('key_hash')
        .doUpdateSet((update) => ({
          body_hash: update.ref('excluded.body_hash'),
          fence: update.ref('excluded.fence'),
          lease_expires_at: update.ref('excluded.lease_expires_at'),
          encrypted_answer: null,
          expires_at: update.ref('excluded.expires_at'),
        }))
        .where((where) =>
          where.or([
            where('idempotent_calls.expires_at', '<=', nowMs),
            where.and([
              where('idempotent_calls.encrypted_answer', 'is', null),
              where('idempotent_calls.lease_expires_at', '<=', nowMs),
              where('idempotent_calls.body_hash', '=', call.bodyHash),
            ]),
          ]),
        ),
    )
    .returning('key_hash');
}

/** What became of the call that holds the key. */
async function firstCall({ query }: Database, { keyHash, bodyHash }: BeginningCall): Promise<BegunCall> {
  const row = await query
    .selectFrom('idempotent_calls')
    .select(['body_hash', 'encrypted_answer'])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  // Freed or forgotten in this very moment: the client may ask again.
  if (row === undefined) return { outcome: 'running' };
  if (row.body_hash !== bodyHash) return { outcome: 'other_body' };
  return row.encrypted_answer === null
    ? { outcome: 'running' }
    : { outcome: 'answered', encryptedAnswer: row.encrypted_answer };
}
