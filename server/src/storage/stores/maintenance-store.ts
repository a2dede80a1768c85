/** The turns of the maintenance tasks in the database, behind `maintenance/maintenance-store.ts`. */
import { sql } from 'kysely';
import type { MaintenanceStore } from '../../maintenance/maintenance-store.ts';
import type { Database } from '../database.ts';

export function createMaintenanceStore(database: Database): MaintenanceStore {
  return {
    async claimTurn({ task, everyMs }) {
      const { query, nowMs } = database;
      // Most looks find nothing due: a read spares them the write.
      const early = await query
        .selectFrom('maintenance_turns')
        .select('task')
        .where('task', '=', task)
        .where(sql<boolean>`begun_at + ${everyMs} > ${nowMs}`)
        .executeTakeFirst();
      if (early !== undefined) return false;
      const statement = query
        .insertInto('maintenance_turns')
        .values({ task, begun_at: nowMs })
        .onConflict((conflict) =>
          conflict
            .column('task')
            .doUpdateSet({ begun_at: nowMs })
            .where(sql<boolean>`maintenance_turns.begun_at + ${everyMs} <= ${nowMs}`),
        )
        .returning('task');
      return (await database.commit([{ statement, mustAffect: true }])) !== undefined;
    },
  };
}
