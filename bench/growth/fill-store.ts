/**
 * Makes a store large: copies of the rows that some flows have left there, with keys of their own and times before. What the gateway
 * reads of the copies is their place in tables and indexes, so they need not be rows that it would have written.
 */
import { DatabaseSync } from 'node:sqlite';

/** The columns that say which row it is, of each table that every flow adds to, and how many rows a flow adds. */
const TABLES = {
  sessions: { own: ['id_hash', 'egov_request_id'], perFlow: 1 },
  audit: { own: ['id', 'request_id'], perFlow: 2 },
  request_log: { own: ['request_id'], perFlow: 2 },
  sandbox_messages: { own: ['id', 'request_id', 'phone_hash'], perFlow: 1 },
} as const;

export type FilledTable = keyof typeof TABLES;

const MODELS = 1_000;
/** What is older than a day is cleaned up. */
const SPREAD_MS = 20 * 3_600_000;
/** Beyond all that the gateway chains itself. */
const FIRST_POSITION = 1_000_000_000;

/** With what so many flows leave, but that nobody was delivered more. */
export function fillWithFlows(file: string, flows: number): void {
  const tables = Object.entries(TABLES) as [FilledTable, (typeof TABLES)[FilledTable]][];
  for (const [table, { perFlow }] of tables) fillTable(file, table, flows * perFlow);
}

/** Up to this number of rows. */
export function fillTable(file: string, table: FilledTable, rows: number): void {
  const database = new DatabaseSync(file);
  // A store that is being filled can be made anew.
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -1000000');
  const count = (name: string) => Number(database.prepare(`select count(*) as rows from ${name}`).get()?.['rows']);
  const columns = database
    .prepare(`pragma table_info(${table})`)
    .all()
    .map(({ name }) => String(name));
  database.exec(`create temp table models as select * from ${table} limit ${MODELS}`);
  const missing = rows - count(table);
  if (count('temp.models') === 0) throw new Error(`no flow has left a row in ${table}`);
  database.exec(
    `with recursive copies (number) as (select 1 union all select number + 1 from copies where number < ${missing})
    insert into ${table} (${columns.join()}) select ${columns.map((column) => copyOf(table, column)).join()}
    from copies join models on models.rowid = 1 + copies.number % ${count('temp.models')}
    where ${missing} > 0`,
  );
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

function copyOf(table: FilledTable, column: string): string {
  const own: readonly string[] = TABLES[table].own;
  if (own.includes(column)) return 'lower(hex(randomblob(16)))';
  if (column === 'position') return `${FIRST_POSITION} + copies.number`;
  return column.endsWith('_at') ? `models.${column} - (copies.number * 7919) % ${SPREAD_MS}` : `models.${column}`;
}
