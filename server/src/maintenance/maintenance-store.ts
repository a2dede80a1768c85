/** The turns of the maintenance tasks in the database, and what becomes of its dates where its clock was set back. */
import { sql } from 'kysely';
import { cutFutureDates, type Lengths } from '../storage/cut-future-dates.ts';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';

export interface StoredTurns {
  turns: MaintenanceTurn[];
  nowMs: number;
}

export interface MaintenanceTurn {
  task: string;
  begunAt: number;
  everyMs: number;
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
      return tryCommit(database, [mustAffect(statement)]);
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
      await database.commit([statement]);
    },

    /** See `Database.shrink`. */
    shrink: (): Promise<void> => database.shrink(),

    /** Cuts what the store's clock dated before it was set back. Resolves to the number of rows. */
    cutFutureDates: (lengths: Lengths): Promise<number> => cutFutureDates(database, lengths),
  };
}

export type MaintenanceStore = ReturnType<typeof createMaintenanceStore>;
