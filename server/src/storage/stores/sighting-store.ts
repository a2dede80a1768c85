/** Sightings in the database: behind `health/sighting-store.ts`. */
import { sql } from 'kysely';
import type { Sighting, SightingStore } from '../../health/sighting-store.ts';
import type { Database } from '../database.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

export function createSightingStore(database: Database): SightingStore {
  return {
    async recordSighting({ name, says }) {
      const { query, nowMs } = database;
      const statement = query
        .insertInto('sightings')
        .values({ name, says, seen_at: nowMs })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ says, seen_at: nowMs }));
      await database.commit([{ statement }]);
    },

    async listSightings() {
      const rows = await database.query
        .selectFrom('sightings')
        .select(['name', 'says'])
        .where(sql<boolean>`seen_at + ${WEEK_MS} > ${database.nowMs}`)
        .execute();
      return rows as Sighting[];
    },
  };
}
