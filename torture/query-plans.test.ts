/**
 * However much a store holds, a call reads only the rows that it is about. Every operation is called and every clean-up has its turn,
 * while the statements that reach the database are written down; then the database tells how it finds the rows of each. Nobody lists
 * the statements: a new one is among them.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import type { RecordedStatement } from './query-plans/record-statements.ts';
import { type Planner, planOnPostgres, planOnSqlite } from './query-plans/scans-in.ts';
import { overEachStore, type TortureStore } from './stores.ts';

const folder = join(import.meta.dirname, 'query-plans');

/** Tables and indexes that may be read as a whole, as they stay small. */
const SMALL: Record<string, string> = {
  migrations: 'a row for each version that changed the tables',
  data_keys: 'a row for each kind of data',
  maintenance_turns: 'a row for each task',
  plans: 'what operators have made to be granted',
  audit_log: 'one row',
  audit_unchained: 'what is chained leaves it within seconds',
  mails: 'what is sent leaves it, and the rest after some days',
  webhook_deliveries_waiting: 'what is sent leaves it, and the rest after three days',
};

/** What is to read all rows, or the first ones of an index. */
const MEANT: Record<string, RegExp> = {
  'the dates of all rows, after a step of the clock':
    /^update "\w+" set .*> cast\(\S+ as \w+\)( \/ 30000 \+ 1 \+ 1| \+ 2000)\b/s,
  'every log-in ends': /^delete from "cabinet_sessions" where "id" !=/,
  'the newest checkpoint': /from "?audit_checkpoints"?( order by "tree_size" desc limit \S+|\) as "sealed")/,
  'a checkpoint names the end of every chain': /from "audit_log" left join "audit_heads" on true/,
  'the first page of organisations': /from "organizations" order by "created_at" desc, "id" limit/,
};

overEachStore((newStore) => {
  test('no statement reads a table that grows as a whole', async (t) => {
    const store = await newStore(t);
    const statements = await recordStatements(store);
    assert.ok(statements.length > 200, `only ${statements.length} statements were seen`);
    const planner = await plannerOf(store, t);
    assert.deepEqual(await scansOf(statements, planner), []);
    await store.change('drop index sessions_by_expiry');
    const [found] = await scansOf(statements, await plannerOf(store, t));
    assert.match(found ?? 'no scan was found', /^sessions/, 'without its index a table is read as a whole');
  });
});

/** The texts of all statements that read or change rows. */
async function recordStatements({ name, variables }: TortureStore): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'qujat-statements-'));
  const file = join(directory, 'statements');
  const { NODE_TEST_CONTEXT: _ofThisTest, ...environment } = process.env;
  try {
    await promisify(execFile)(
      process.execPath,
      ['--import', join(folder, 'record-statements.ts'), join(folder, 'play-every-operation.ts')],
      { env: { ...environment, ...variables, RECORDED_STATEMENTS: file } },
    );
    const lines = new Set(readFileSync(file, 'utf8').trimEnd().split('\n'));
    const recorded = [...lines].map((line) => JSON.parse(line) as RecordedStatement);
    const own = recorded.filter(({ store }) => store === name).map(({ text }) => text);
    return own.filter((text) => /^\s*(select|insert|update|delete|with)\b/i.test(text));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function plannerOf({ variables }: TortureStore, t: TestContext): Promise<Planner> {
  const { DATABASE_URL, QUJAT_DATA_DIR = '' } = variables;
  const planner = await (DATABASE_URL === undefined
    ? planOnSqlite(join(QUJAT_DATA_DIR, 'qujat.sqlite'))
    : planOnPostgres(DATABASE_URL));
  t.after(() => planner.close());
  return planner;
}

/** Each with the statement in which it is. */
async function scansOf(statements: readonly string[], { scansIn }: Planner): Promise<string[]> {
  const found: string[] = [];
  const meant = Object.values(MEANT);
  for (const statement of statements.filter((each) => !meant.some((pattern) => pattern.test(each)))) {
    const scans = (await scansIn(statement)).filter(({ table, index = '' }) => !(table in SMALL || index in SMALL));
    found.push(
      ...scans.map(({ table, index }) => `${table}${index === undefined ? '' : ` by ${index}`}: ${statement}`),
    );
  }
  return found;
}
