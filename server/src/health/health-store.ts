/** How the store is, for the operator's page of the system's health. */
import { type Kysely, sql } from 'kysely';
import type { MaintenanceTurn } from '../maintenance/maintenance-store.ts';
import type { Database } from '../storage/database.ts';
import type { Schema } from '../storage/schema.ts';

interface StoreHealth {
  /** The name of the newest migration that the store has seen. */
  newestMigration: string;
  /** When each task had its last turn, by its name; in whichever process. */
  turns: MaintenanceTurn[];
  mails: WaitingMails;
  /** The store's time, epoch milliseconds. */
  nowMs: number;
}

export interface WaitingMails {
  waiting: number;
  /** How many of them were tried before, and failed. */
  retried: number;
  /** When the oldest of them was written, epoch milliseconds; null where none waits. */
  oldestAt: number | null;
}

export function createHealthStore(database: Database) {
  return {
    async readHealth(): Promise<StoreHealth> {
      const { query, nowMs } = database;
      const turns = await query
        .selectFrom('maintenance_turns')
        .select(['task', 'begun_at', 'every_ms'])
        .orderBy('task')
        .execute();
      const mails = await query
        .selectFrom('mails')
        .select((select) => [
          select.fn.countAll<number | string>().as('waiting'),
          sql<number | string | null>`sum(case when tries > 0 then 1 else 0 end)`.as('retried'),
          select.fn.min<number | null>('created_at').as('oldest_at'),
          nowMs.as('now_ms'),
        ])
        .executeTakeFirstOrThrow();
      return {
        newestMigration: await findNewestMigration(query),
        turns: turns.map(({ task, begun_at: begunAt, every_ms: everyMs }) => ({ task, begunAt, everyMs })),
        mails: { waiting: Number(mails.waiting), retried: Number(mails.retried ?? 0), oldestAt: mails.oldest_at },
        nowMs: mails.now_ms,
      };
    },
  };
}

export type HealthStore = ReturnType<typeof createHealthStore>;

/** Their numbers order them. */
async function findNewestMigration(query: Kysely<Schema>): Promise<string> {
  const { name } = await query
    .withTables<{ migrations: { name: string } }>()
    .selectFrom('migrations')
    .select('name')
    .orderBy('name', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return name;
}
