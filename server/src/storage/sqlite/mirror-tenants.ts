/**
 * Test equipment: every organisation of the contract suite has a neighbour, whose rows are the same as its own, on the same day, of the
 * same type and under the same names. So a statement that forgets whose rows it asks for finds twice as much, whatever the test is
 * about. Triggers of SQLite do it, so no test can leave it out.
 */
import { type RawBuilder, sql } from 'kysely';
import { DAY_MS } from '../../clock.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';

/** The tables that have an organisation's rows and are read by organisation: which columns name something of its own. */
export const tenantTables = {
  credentials: ['id'],
  flows: ['id'],
  flow_sessions: ['id_hash'],
  consents: ['id', 'subject', 'receipt_hash'],
  webhook_attempts: ['id'],
  api_keys: ['id', 'key_hash'],
  subscriptions: ['id'],
  usage: [],
  calls: ['request_id'],
  call_outcomes: [],
  call_types: [],
  state_times: [],
  memberships: ['account_id'],
  invitations: ['id', 'token_hash'],
  quota_reservations: [],
  sandbox_messages: ['id', 'request_id'],
  sandbox_arms: ['id'],
  sandbox_people: ['id'],
  webhook_endpoints: ['id'],
} as const satisfies Partial<Record<keyof Schema, readonly string[]>>;

/** Those that have no neighbour's rows, because what reads them works over all organisations, and would find the neighbour's too. */
export const withoutNeighbour = {
  audit: 'one log chains the rows of all',
  audit_heads: 'they go with the rows of the audit',
  sessions: 'they are found by the hash of their id, and the clean-up erases and deletes those of all',
  webhook_deliveries: 'the sender takes what is due of all',
} as const satisfies Partial<Record<keyof Schema, string>>;

/** What is deleted by its age, over all organisations, is deleted of the test's own alone. */
const agedTables = [
  { table: 'flow_sessions', column: 'expires_at' },
  { table: 'consents', column: 'expires_at' },
  { table: 'calls', column: 'created_at' },
  { table: 'sandbox_messages', column: 'sent_at' },
];

/** Rows that grow: which of their columns do. */
const growingSums = {
  usage: ['delivered'],
  call_outcomes: ['calls'],
  call_types: ['requested', 'failed'],
  state_times: ['calls'],
};

const LATER_MS = 10 * 365 * DAY_MS;

const NEIGHBOUR = 'neighbour of ';

export async function mirrorTenants(database: Database): Promise<void> {
  await run(database, await mirrorOf(database, 'organizations', 'id', ['id']));
  await run(database, await mirrorOf(database, 'accounts', 'id', ['id', 'email']));
  for (const [table, own] of Object.entries(tenantTables)) {
    await run(database, await mirrorOf(database, table, 'organization_id', ['organization_id', ...own]));
  }
  for (const [table, sums] of Object.entries(growingSums)) {
    await run(database, await growthOf(database, table, sums));
  }
}

/** @param renamed the columns in which the neighbour's row differs */
async function mirrorOf(
  { query }: Database,
  table: string,
  owner: string,
  renamed: readonly string[],
): Promise<RawBuilder<unknown>> {
  const columns = await columnsOf(query, table);
  const values = columns.map((name) => {
    if (renamed.includes(name)) return sql`${sql.lit(NEIGHBOUR)} || new.${sql.ref(name)}`;
    const isAge = agedTables.some((aged) => aged.table === table && aged.column === name);
    return isAge ? sql`new.${sql.ref(name)} + ${sql.lit(LATER_MS)}` : sql`new.${sql.ref(name)}`;
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
