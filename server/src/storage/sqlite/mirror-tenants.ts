/**
 * Test equipment: every organisation of the contract suite has a neighbour, whose rows are the same as its own, on the same day, of the
 * same type and under the same names. So a statement that forgets whose rows it asks for finds twice as much, whatever the test is
 * about. Triggers of SQLite do it, on every table that has a column `organization_id`, so no test and no table is left out by chance.
 */
import { type RawBuilder, sql } from 'kysely';
import { DAY_MS } from '../../clock.ts';
import type { Table } from '../columns.ts';
import type { Database } from '../database.ts';
import { type Schema, tables } from '../schema.ts';

/** Those that have no neighbour's rows, because what reads them works over all organisations, and would find the neighbour's too. */
const withoutNeighbour: Partial<Record<keyof Schema, string>> = {
  audit: 'one log chains the rows of all',
  audit_heads: 'they go with the rows of the audit',
  sessions: 'they are found by the hash of their id, and the clean-up erases and deletes those of all',
  webhook_deliveries: 'the sender takes what is due of all',
};

/** What an organisation has of its own though no two rows must differ in it. */
const ownColumns: Partial<Record<keyof Schema, readonly string[]>> = {
  consents: ['subject'],
  memberships: ['account_id'],
  sandbox_messages: ['request_id'],
};

/** What is deleted by its age, over all organisations, is deleted of the test's own alone. */
const agedTables = [
  { table: 'flow_sessions', column: 'expires_at' },
  { table: 'consents', column: 'expires_at' },
  { table: 'request_log', column: 'created_at' },
  { table: 'sandbox_messages', column: 'sent_at' },
];

/** Rows that grow: which of their columns do. */
const growingSums = {
  usage: ['delivered'],
  request_log_outcomes: ['calls'],
  request_log_types: ['requested', 'failed'],
  state_times: ['calls'],
};

const LATER_MS = 10 * 365 * DAY_MS;

const NEIGHBOUR = 'neighbour of ';

export async function mirrorTenants(database: Database): Promise<void> {
  await run(database, await mirrorOf(database, 'organizations', 'id', ['id']));
  await run(database, await mirrorOf(database, 'accounts', 'id', ['id', 'email']));
  for (const table of tablesOfTenants()) {
    const own = [...(await uniqueColumnsOf(database.query, table)), ...(ownColumns[table] ?? [])];
    await run(database, await mirrorOf(database, table, 'organization_id', ['organization_id', ...own]));
  }
  for (const [table, sums] of Object.entries(growingSums)) {
    await run(database, await growthOf(database, table, sums));
  }
}

function tablesOfTenants(): (keyof Schema)[] {
  const names = Object.keys(tables) as (keyof Schema)[];
  return names.filter((name) => 'organization_id' in tables[name].columns && withoutNeighbour[name] === undefined);
}

/** In which no two rows are alike, of whichever organisation. */
async function uniqueColumnsOf(query: Database['query'], table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct columns.name from pragma_index_list(${table}) as indexes
    join pragma_index_info(indexes.name) as columns where indexes."unique" and not exists (
      select 1 from pragma_index_info(indexes.name) as others where others.name = 'organization_id')`.execute(query);
  // Both of a pair need not differ: most statements name the environment.
  return rows.map(({ name }) => name).filter((name) => name !== 'environment');
}

/** @param renamed the columns in which the neighbour's row differs */
async function mirrorOf(
  { query }: Database,
  table: keyof Schema,
  owner: string,
  renamed: readonly string[],
): Promise<RawBuilder<unknown>> {
  const columns = await columnsOf(query, table);
  const values = columns.map((name) => {
    const value = sql`new.${sql.ref(name)}`;
    const isAge = agedTables.some((aged) => aged.table === table && aged.column === name);
    if (!renamed.includes(name) && !isAge) return value;
    const { holds } = (tables[table].columns as Table['columns'])[name] ?? {};
    return holds === 'number' ? sql`${value} + ${sql.lit(LATER_MS)}` : sql`${sql.lit(NEIGHBOUR)} || ${value}`;
  });
  return sql`create trigger ${sql.ref(`neighbour_${table}`)} after insert on ${sql.table(table)}
    when new.${sql.ref(owner)} not like ${sql.lit(`${NEIGHBOUR}%`)} begin
      insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
        values (${sql.join(values)}) on conflict do nothing;
    end`;
}

async function growthOf({ query }: Database, table: string, sums: readonly string[]): Promise<RawBuilder<unknown>> {
  const key = (await columnsOf(query, table)).filter((name) => !sums.includes(name) && name !== 'organization_id');
  const isSame = key.map((name) => sql`${sql.ref(name)} = new.${sql.ref(name)}`);
  const grown = sums.map((name) => sql`${sql.ref(name)} = new.${sql.ref(name)}`);
  return sql`create trigger ${sql.ref(`neighbour_${table}_grows`)} after update on ${sql.table(table)}
    when new.organization_id not like ${sql.lit(`${NEIGHBOUR}%`)} begin
      update ${sql.table(table)} set ${sql.join(grown)}
        where organization_id = ${sql.lit(NEIGHBOUR)} || new.organization_id and ${sql.join(isSame, sql` and `)};
    end`;
}

async function columnsOf(query: Database['query'], table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(query);
  return rows.map(({ name }) => name);
}

async function run(database: Database, statement: RawBuilder<unknown>): Promise<void> {
  await database.commit([{ compile: () => statement.compile(database.query) }]);
}
