/** What a statement reads as a whole, by the plan that the database makes for it. */
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

export interface Scan {
  table: string;
  /** That is gone through from one end to the other. */
  index: string | undefined;
}

export interface Planner {
  scansIn(statement: string): Promise<Scan[]>;
  close(): Promise<void>;
}

/** Tables without statistics: SQLite then plans by the indexes alone, however few rows there are. */
export function planOnSqlite(file: string): Planner {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  // What the thread of the reports answers.
  database.function('report_has_time', () => 1);
  const tables = new Set(
    database
      .prepare('select name from sqlite_schema')
      .all()
      .map(({ name }) => String(name)),
  );
  return {
    scansIn: async (statement) => {
      const steps = database.prepare(`explain query plan ${statement}`).all();
      return steps.flatMap(({ detail }) => scansInStep(String(detail), statement, tables));
    },
    close: async () => database.close(),
  };
}

/** Such as "SCAN request_log", "SCAN plans USING INDEX plans_by_time", and an index that is made of all rows for this one statement. */
function scansInStep(step: string, statement: string, tables: ReadonlySet<string>): Scan[] {
  const [, found, index] = /^(?:SCAN|SEARCH(?=.*AUTOMATIC)) (\S+)(?:.* INDEX (\w+))?/.exec(step) ?? [];
  if (found === undefined) return [];
  const [, aliased = ''] = new RegExp(`"?(\\w+)"? as "?${found}"?(?!\\w)`).exec(statement) ?? [];
  const table = [found, aliased].find((name) => tables.has(name));
  // Otherwise it is what the statement itself makes: values, or a part whose own scans stand in the plan as well.
  return table === undefined ? [] : [{ table, index }];
}

/** Told that each table has a million rows, and to scan none where an index would do. */
export async function planOnPostgres(url: string): Promise<Planner> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // Otherwise the server may count the few rows of a test meanwhile, and plan by these.
  await client.query('alter system set autovacuum = off');
  await client.query('select pg_reload_conf()');
  // The rows of a page, times its pages, are the rows that the planner expects.
  await client.query("update pg_class set relpages = 1, reltuples = 1e6 where relnamespace = 'public'::regnamespace");
  await client.query('set enable_seqscan = off; set plan_cache_mode = force_generic_plan');
  return {
    async scansIn(statement) {
      const parameters = Math.max(0, ...[...statement.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
      await client.query(`prepare planned as ${statement}`);
      const values = parameters === 0 ? '' : `(${Array.from({ length: parameters }, () => 'null').join()})`;
      const { rows } = await client.query(`explain (format json) execute planned${values}`);
      await client.query('deallocate planned');
      return scansBelow(rows[0]['QUERY PLAN'][0].Plan);
    },
    close: () => client.end(),
  };
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

/** A bitmap of an index tells no table; the node above it does. */
function scansBelow(node: PlanNode, above = ''): Scan[] {
  const { 'Node Type': type, 'Relation Name': table = above, 'Index Name': index, Plans: below = [] } = node;
  const isScan = type === 'Seq Scan' || (index !== undefined && node['Index Cond'] === undefined);
  return [...(isScan ? [{ table, index }] : []), ...below.flatMap((each) => scansBelow(each, table))];
}
