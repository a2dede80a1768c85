/** What running gateways have seen of the world around them: `qujat doctor` tells it, which sees none of their requests. */
import { sql } from 'kysely';
import { DAY_MS } from '../clock.ts';
import type { Database } from '../storage/database.ts';

export interface Sighting {
  name: 'proxy';
  /** In words for an operator; nothing of a person, and nothing that a caller has typed. */
  says: string;
}

const WEEK_MS = 7 * DAY_MS;

export function createSightingStore(database: Database) {
  return {
    /** Seen now, by the store's clock. */
    async recordSighting({ name, says }: Sighting): Promise<void> {
      const { query, nowMs } = database;
      const statement = query
        .insertInto('sightings')
        .values({ name, says, seen_at: nowMs })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ says, seen_at: nowMs }));
      await database.commit([statement]);
    },

    /** The newest of each name, of the last week: what stays as it is, is seen again every hour. */
    async listSightings(): Promise<Sighting[]> {
      const rows = await database.query
        .selectFrom('sightings')
        .select(['name', 'says'])
        .where(sql<boolean>`seen_at + ${WEEK_MS} > ${database.nowMs}`)
        .execute();
      return rows as Sighting[];
    },
  };
}

export type SightingStore = ReturnType<typeof createSightingStore>;
