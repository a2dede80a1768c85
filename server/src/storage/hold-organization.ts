/** holdOrganization: takes the organisation's row, for a unit that counts what the organisation has. */
import { type Compilable, sql } from 'kysely';
import type { Database } from './database.ts';

/** Of two units that count its rows in the same moment, the second one sees what the first one did. */
export function holdOrganization({ query }: Database, organizationId: string): Compilable {
  return query.updateTable('organizations').set({ name: sql`name` }).where('id', '=', organizationId);
}
