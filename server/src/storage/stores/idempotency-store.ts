/** Idempotent calls in the database: the conditional write behind `sessions/idempotency-store.ts`. */
import { type Compilable, sql } from 'kysely';
import type { BegunCall, IdempotencyStore, KeptAnswer } from '../../sessions/idempotency-store.ts';
import type { Database, UnitStatement } from '../database.ts';

type BeginCall = Parameters<IdempotencyStore['beginCall']>[0];

export function createIdempotencyStore(database: Database): IdempotencyStore {
  return {
    async beginCall(call) {
      const begun = await database.commit([{ statement: takeKey(database, call), mustAffect: true }]);
      return begun === undefined ? await firstCall(database, call) : { outcome: 'begun' };
    },

    async abandonCall({ keyHash, fence }) {
      await database.commit([
        {
          statement: database.query
            .deleteFrom('idempotent_calls')
            .where('key_hash', '=', keyHash)
            .where('fence', '=', fence)
            .where('sealed_answer', 'is', null),
        },
      ]);
    },

    async forgetAnswers(most) {
      const { query, nowMs } = database;
      const old = query
        .selectFrom('idempotent_calls')
        .select('key_hash')
        .where('expires_at', '<=', nowMs)
        .orderBy('expires_at')
        .limit(most);
      // Asked again in the delete: in between, a new call may have taken the key.
      const statement = query
        .deleteFrom('idempotent_calls')
        .where('key_hash', 'in', old)
        .where('expires_at', '<=', nowMs);
      const results = await database.commit([{ statement }]);
      return results?.[0]?.affectedRows ?? 0;
    },
  };
}

/** The statement that keeps an answer, as part of the unit that it answers; none where nothing is to be kept. */
export function keepAnswer(database: Database, kept: KeptAnswer | undefined): UnitStatement[] {
  if (kept === undefined) return [];
  const statement = database.query
    .updateTable('idempotent_calls')
    .set({ sealed_answer: kept.sealedAnswer })
    .where('key_hash', '=', kept.keyHash)
    .where('fence', '=', kept.fence);
  return [{ statement }];
}

function takeKey({ query, nowMs }: Database, call: BeginCall): Compilable {
  return query
    .insertInto('idempotent_calls')
    .values({
      key_hash: call.keyHash,
      body_hash: call.bodyHash,
      fence: call.fence,
      lease_expires_at: sql`${nowMs} + ${call.leaseMs}`,
      sealed_answer: null,
      expires_at: sql`${nowMs} + ${call.keepMs}`,
    })
    .onConflict((conflict) =>
      conflict
        .column('key_hash')
        .doUpdateSet((update) => ({
          body_hash: update.ref('excluded.body_hash'),
          fence: update.ref('excluded.fence'),
          lease_expires_at: update.ref('excluded.lease_expires_at'),
          sealed_answer: null,
          expires_at: update.ref('excluded.expires_at'),
        }))
        .where((where) =>
          where.or([
            where('idempotent_calls.expires_at', '<=', nowMs),
            where.and([
              where('idempotent_calls.sealed_answer', 'is', null),
              where('idempotent_calls.lease_expires_at', '<=', nowMs),
              where('idempotent_calls.body_hash', '=', call.bodyHash),
            ]),
          ]),
        ),
    )
    .returning('key_hash');
}

/** What became of the call that holds the key. */
async function firstCall({ query }: Database, { keyHash, bodyHash }: BeginCall): Promise<BegunCall> {
  const row = await query
    .selectFrom('idempotent_calls')
    .select(['body_hash', 'sealed_answer'])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  // Freed or forgotten in this very moment: the client may ask again.
  if (row === undefined) return { outcome: 'running' };
  if (row.body_hash !== bodyHash) return { outcome: 'other_body' };
  return row.sealed_answer === null ? { outcome: 'running' } : { outcome: 'answered', sealedAnswer: row.sealed_answer };
}
