/** The turns of the maintenance tasks in the database, and what becomes of its dates where its clock was set back. */
import { type Compilable, sql } from 'kysely';
import type { Database } from '../storage/database.ts';

export interface StoredTurns {
  turns: MaintenanceTurn[];
  nowMs: number;
}

export interface MaintenanceTurn {
  task: string;
  begunAt: number;
  everyMs: number;
}

/** How long what has no beginning in the store may last. */
export interface Lengths {
  leaseMs: number;
  sessionMs: number;
  answerMs: number;
  /** The longest window of the counters whose id begins so. */
  counters: readonly { prefix: string; lengthMs: number }[];
}

export function createMaintenanceStore(database: Database) {
  return {
    /**
     * Takes the task's next turn, in ONE conditional write: true where its last turn began at least `everyMs` ago by the store's
     * clock, or in the future, or where it never had one. Of several processes exactly one is told true.
     */
    async claimTurn({ task, everyMs }: { task: string; everyMs: number }): Promise<boolean> {
      const { query, nowMs } = database;
      // Most looks find nothing due: a read spares them the write.
      const early = await query
        .selectFrom('maintenance_turns')
        .select('task')
        .where('task', '=', task)
        .where(sql<boolean>`begun_at + ${everyMs} > ${nowMs} and begun_at <= ${nowMs}`)
        .executeTakeFirst();
      if (early !== undefined) return false;
      const statement = query
        .insertInto('maintenance_turns')
        .values({ task, begun_at: nowMs, every_ms: everyMs })
        .onConflict((conflict) =>
          conflict
            .column('task')
            .doUpdateSet({ begun_at: nowMs, every_ms: everyMs })
            .where(
              sql<boolean>`(maintenance_turns.begun_at + ${everyMs} <= ${nowMs} or maintenance_turns.begun_at > ${nowMs})`,
            ),
        )
        .returning('task');
      return (await database.commit([{ statement, mustAffect: true }])) !== undefined;
    },

    /** The last turn of each task, in whichever process, and the store's time (epoch ms). */
    async readTurns(): Promise<StoredTurns> {
      const { query, nowMs } = database;
      // From the clock outwards, so that the time comes also where no task had a turn yet.
      const rows = await query
        .selectFrom(sql<{ now_ms: number }>`(select ${nowMs} as now_ms)`.as('clock'))
        .leftJoin('maintenance_turns', (join) => join.onTrue())
        .select(['task', 'begun_at', 'every_ms', 'clock.now_ms'])
        .execute();
      const turns = rows.flatMap(({ task, begun_at: begunAt, every_ms: everyMs }) =>
        task === null || begunAt === null || everyMs === null ? [] : [{ task, begunAt, everyMs }],
      );
      return { turns, nowMs: rows[0]?.now_ms ?? 0 };
    },

    /** Forgets the turns of all other tasks: an earlier version had them. */
    async retireTurns(tasks: readonly string[]): Promise<void> {
      const statement = database.query.deleteFrom('maintenance_turns').where('task', 'not in', [...tasks]);
      await database.commit([{ statement }]);
    },

    /**
     * Cuts what the store's clock dated before it was set back: each lease, lock, code and session lasts no longer than its length
     * from now on. Resolves to the number of dates.
     */
    async cutFutureDates(lengths: Lengths): Promise<number> {
      const results = await database.commit(datesToCut(database, lengths).map((statement) => ({ statement })));
      return (results ?? []).reduce((sum, { affectedRows }) => sum + affectedRows, 0);
    },
  };
}

/** What the maintenance needs of a store. */
export type MaintenanceStore = ReturnType<typeof createMaintenanceStore>;

/**
 * What the store's clock dated before it was set back, and what becomes of it. What has a beginning in the store is moved as a whole,
 * so that it begins now and keeps its length; of the rest the end is cut.
 */
function datesToCut({ query, nowMs }: Database, { leaseMs, sessionMs, answerMs, counters }: Lengths): Compilable[] {
  const cut = (table: string, end: string, lengthMs: number, where = sql`1 = 1`) =>
    raw(sql`update ${sql.table(table)} set ${sql.ref(end)} = ${nowMs} + ${sql.lit(lengthMs)}
      where ${sql.ref(end)} > ${nowMs} + ${sql.lit(lengthMs)} and ${where}`);
  const move = (table: string, start: string, end: string, where = sql`1 = 1`) =>
    raw(sql`update ${sql.table(table)} set ${sql.ref(end)} = ${sql.ref(end)} - (${sql.ref(start)} - ${nowMs}),
      ${sql.ref(start)} = ${nowMs} where ${sql.ref(start)} > ${nowMs} and ${where}`);
  const raw = (statement: ReturnType<typeof sql>): Compilable => ({ compile: () => statement.compile(query) });
  // An index finds the open ones, which are few.
  const isOpen = sql`expires_at > ${nowMs}`;
  return [
    raw(sql`update maintenance_turns set begun_at = ${nowMs} where begun_at > ${nowMs}`),
    cut('sessions', 'lease_expires_at', leaseMs, isOpen),
    move('sessions', 'otp_sent_at', 'otp_expires_at', isOpen),
    move('sessions', 'created_at', 'expires_at', isOpen),
    cut('quota_reservations', 'ends_at', sessionMs),
    cut('idempotent_calls', 'lease_expires_at', leaseMs),
    cut('idempotent_calls', 'expires_at', answerMs),
    cut('kept_documents', 'expires_at', answerMs),
    move('throttles', 'last_try_at', 'blocked_until', sql`blocked_until > 0`),
    move('cabinet_sessions', 'last_seen_at', 'idle_expires_at'),
    move('mails', 'created_at', 'due_at'),
    ...counters.map(({ prefix, lengthMs }) =>
      cut(
        'limit_counters',
        'window_ends_at',
        lengthMs,
        sql`substr(id, 1, ${sql.lit(prefix.length)}) = ${sql.lit(prefix)}`,
      ),
    ),
  ];
}
