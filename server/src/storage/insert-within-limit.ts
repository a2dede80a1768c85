/** insertWithinLimit: a row of an organisation, where it has fewer of them than it may. */
import { type InsertObject, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Database, mustAffect, type UnitStatement } from './database.ts';
import { holdOrganization } from './hold-organization.ts';
import type { Schema } from './schema.ts';

/** Which of the organisation's rows count, and how many there may be. */
interface Limit {
  most: number;
  counted?: RawBuilder<SqlBool>;
}

/**
 * Two who make one in the same moment go one after the other, and the second one counts the first. The second statement gives the row
 * back. The unit is undone where there are as many already, or where there is no such organisation.
 */
export function insertWithinLimit<Table extends 'flows' | 'webhook_endpoints'>(
  database: Database,
  table: Table,
  row: InsertObject<Schema, Table> & { organization_id: string },
  { most, counted = sql<SqlBool>`1 = 1` }: Limit,
): UnitStatement[] {
  const { organization_id: organizationId } = row;
  const columns = Object.keys(row).map((name) => sql.ref(name));
  // PostgreSQL takes what has no type for text.
  const values = Object.values(row).map((value) => (typeof value === 'number' ? sql`cast(${value} as bigint)` : value));
  const insert = sql`
    insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join(values)} from organizations where organizations.id = ${organizationId} and (
      select count(*) from ${sql.table(table)} where organization_id = ${organizationId} and ${counted}
    ) < ${sql.lit(most)}
    returning *`;
  return [
    mustAffect(holdOrganization(database, organizationId)),
    mustAffect({ compile: () => insert.compile(database.query) }),
  ];
}
