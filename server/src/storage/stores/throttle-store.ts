/** The count of tries in the database: behind `accounts/throttle-store.ts`. */
import { type Compilable, sql } from 'kysely';
import type { ThrottleKey, ThrottleRule, ThrottleStore } from '../../accounts/throttle-store.ts';
import type { Database } from '../database.ts';

export function createThrottleStore(database: Database): ThrottleStore {
  return {
    async takeTry(keys) {
      // Always in the same order: so two callers never wait for each other.
      const ordered = keys.toSorted((one, other) => (one.keyHash < other.keyHash ? -1 : 1));
      const taken = await database.commit(
        ordered.map((key) => ({ statement: countTry(database, key), mustAffect: true })),
      );
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

    async giveTryBack(keyHashes) {
      const giveBack = database.query
        .updateTable('throttles')
        .set({ tries: sql`tries - 1`, blocked_until: 0 })
        .where('key_hash', 'in', keyHashes)
        .where('tries', '>', 0);
      await database.commit([{ statement: giveBack }]);
    },

    async forgetTries(keyHashes) {
      await database.commit([{ statement: database.query.deleteFrom('throttles').where('key_hash', 'in', keyHashes) }]);
    },

    async sweepTries(olderThanMs) {
      const { nowMs } = database;
      await database.commit([
        {
          statement: database.query
            .deleteFrom('throttles')
            .where(sql<boolean>`last_try_at + ${sql.lit(olderThanMs)} <= ${nowMs}`)
            .where('blocked_until', '<=', nowMs),
        },
      ]);
    },
  };
}

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
