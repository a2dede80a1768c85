/** The count of tries in the database, which slows down guessing. Keys are HMACs, so it does not tell whom they stand for. */
import { type Compilable, sql } from 'kysely';
import { type Database, mustAffect } from '../storage/database.ts';

export interface ThrottleRule {
  /** So many tries cost nothing. */
  freeTries: number;
  /** The wait after each further try; the last one repeats. */
  delaysMs: readonly number[];
  /** After so long without a try all is forgotten. */
  forgetAfterMs: number;
}

interface ThrottleKey {
  keyHash: string;
  rule: ThrottleRule;
}

export function createThrottleStore(database: Database) {
  return {
    /**
     * Counts a try against every key, in ONE conditional commit and before the try is made: only where none of them is held back.
     * Undefined where the try may be made; else nothing was counted, and the answer says how long to wait.
     */
    async takeTry(keys: readonly ThrottleKey[]): Promise<{ retryAfterMs: number } | undefined> {
      // Always in the same order: so two callers never wait for each other.
      const ordered = keys.toSorted((one, other) => (one.keyHash < other.keyHash ? -1 : 1));
      const taken = await database.commit(ordered.map((key) => mustAffect(countTry(database, key))));
      if (taken !== undefined) return undefined;
      const row = await database.query
        .selectFrom('throttles')
        .select((select) => select.fn.max('blocked_until').as('blocked_until'))
        .select(database.nowMs.as('now_ms'))
        .where(
          'key_hash',
          'in',
          keys.map((key) => key.keyHash),
        )
        .executeTakeFirst();
      // It may have ended in this very moment.
      return { retryAfterMs: Math.max(1, Number(row?.blocked_until ?? 0) - (row?.now_ms ?? 0)) };
    },

    /** The try was no guess: it counts no longer. */
    async giveTryBack(keyHashes: readonly string[]): Promise<void> {
      const giveBack = database.query
        .updateTable('throttles')
        .set({ tries: sql`tries - 1`, blocked_until: 0 })
        .where('key_hash', 'in', keyHashes)
        .where('tries', '>', 0);
      await database.commit([giveBack]);
    },

    /** All tries of these keys are forgotten. */
    async forgetTries(keyHashes: readonly string[]): Promise<void> {
      await database.commit([database.query.deleteFrom('throttles').where('key_hash', 'in', keyHashes)]);
    },

    /** Removes what no longer counts. */
    async deleteOldTries(olderThanMs: number): Promise<void> {
      const { nowMs } = database;
      await database.commit([
        database.query
          .deleteFrom('throttles')
          .where('last_try_at', '<=', sql<number>`${nowMs} - ${sql.lit(olderThanMs)}`)
          .where('blocked_until', '<=', nowMs),
      ]);
    },
  };
}

export type ThrottleStore = ReturnType<typeof createThrottleStore>;

/** Affects no row while the key is held back. The numbers are the rules' own, so they stand in the text. */
function countTry({ query, nowMs }: Database, { keyHash, rule }: ThrottleKey): Compilable {
  const tries = sql<number>`(case when throttles.last_try_at + ${sql.lit(rule.forgetAfterMs)} <= ${nowMs} then 1 else throttles.tries + 1 end)`;
  return query
    .insertInto('throttles')
    .values({ key_hash: keyHash, tries: 1, last_try_at: nowMs, blocked_until: 0 })
    .onConflict((conflict) =>
      conflict
        .column('key_hash')
        .doUpdateSet({
          tries,
          last_try_at: nowMs,
          blocked_until: sql<number>`case ${delays(tries, rule)} end`,
        })
        .where('throttles.blocked_until', '<=', nowMs),
    );

  function delays(count: typeof tries, { freeTries, delaysMs }: ThrottleRule) {
    const last = delaysMs.at(-1) ?? 0;
    const steps = delaysMs.map(
      (delayMs, index) => sql`when ${count} = ${sql.lit(freeTries + 1 + index)} then ${nowMs} + ${sql.lit(delayMs)}`,
    );
    return sql`when ${count} <= ${sql.lit(freeTries)} then 0 ${sql.join(steps, sql` `)} else ${nowMs} + ${sql.lit(last)}`;
  }
}
