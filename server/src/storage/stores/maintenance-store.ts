/** The turns of the maintenance tasks in the database, behind `maintenance/maintenance-store.ts`. */
import { sql } from 'kysely';
import type { MaintenanceStore } from '../../maintenance/maintenance-store.ts';
import type { Database } from '../database.ts';
import { cutFutureDates } from './cut-future-dates.ts';

export function createMaintenanceStore(database: Database): MaintenanceStore {
  return {
    async claimTurn({ task, everyMs }) {
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

    async readTurns() {
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

    async retireTurns(tasks) {
      const statement = database.query.deleteFrom('maintenance_turns').where('task', 'not in', [...tasks]);
      await database.commit([{ statement }]);
    },

    async cutFutureDates(lengths) {
      const results = await database.commit(cutFutureDates(database, lengths).map((statement) => ({ statement })));
      return (results ?? []).reduce((sum, { affectedRows }) => sum + affectedRows, 0);
    },
  };
}
