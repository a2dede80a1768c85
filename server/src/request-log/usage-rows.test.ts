/** What the usage of a year reads: its days, types and outcomes, and not its calls. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { Kysely } from 'kysely';
import { DAY_MS } from '../clock.ts';
import { openDatabase } from '../storage/open-database.ts';
import type { Schema } from '../storage/schema.ts';
import type { SqliteResult, SqliteStatement } from '../storage/sqlite/messages.ts';
import { createSqliteDialect } from '../storage/sqlite/sqlite-dialect.ts';
import { openStoreFile } from '../storage/sqlite/store-file-test-setup.ts';
import { createRequestLogStore } from './request-log-store.ts';
import { sampleRequest } from './request-samples.ts';
import { summarizeUsage } from './summarize-usage.ts';
import { createUsageStore, type UsagePeriod } from './usage-store.ts';

const NOW_MS = Date.parse('2026-11-28T06:00:00Z');
const YEAR_DAYS = 365;
const tables = ['request_log_outcomes', 'request_log_types', 'state_times'];

test('ten times as many calls in a year leave the usage the same rows to read, by an index that begins with whose they are', async (t) => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'qujat-usage-'));
  t.after(() => rm(dataDirectory, { recursive: true }));
  const database = await openDatabase({ dataDirectory, nowMs: () => NOW_MS });
  t.after(() => database.close());
  const log = createRequestLogStore(database);
  const usage = createUsageStore(database.reports);
  const file = openStoreFile(dataDirectory);
  t.after(() => file.close());
  const rowsOf = (table: string) => file.prepare(`select count(*) as rows from ${table}`).get()?.['rows'];
  const writeYear = async () => {
    const days = Array.from({ length: YEAR_DAYS }, (_, day) => day * DAY_MS);
    const calls = days.flatMap((ageMs) => [
      sampleRequest({ ageMs, stateMs: 300 }),
      sampleRequest({ ageMs, operation: 'approveSession', stateMs: 700 }),
      sampleRequest({ ageMs, outcome: 'invalid_iin', stateMs: null }),
    ]);
    await log.insertRequests(calls);
  };
  const period = { organizationId: 'alma', environment: 'test', fromDay: '2025-11-29', toDay: '2026-11-28' };

  await writeYear();
  const once = tables.map(rowsOf);
  assert.deepEqual(once, [2 * YEAR_DAYS, YEAR_DAYS, 2 * YEAR_DAYS]);
  for (let more = 1; more < 10; more += 1) await writeYear();
  assert.deepEqual(tables.map(rowsOf), once);
  const { days, state } = await summarizeUsage(period, usage);
  assert.deepEqual(
    [days.length, days[0], state.calls],
    [365, { day: '2025-11-29', ok: 20, failed: 10, delivered: 0 }, 7_300],
  );

  const plans = await plansOf(file, period);
  assert.equal(plans.length, 4);
  for (const plan of plans)
    assert.match(plan, /^SEARCH (usage|request_log_outcomes|request_log_types|state_times) USING INDEX/);
  const ofDays = plans.filter((plan) => plan.includes('(organization_id=? AND environment=? AND day>? AND day<?)'));
  // The meter has a row for each type and day, of which its index has the types first.
  assert.equal(ofDays.length, 3);
});

/** How SQLite runs each statement of the usage. */
async function plansOf(file: DatabaseSync, period: UsagePeriod): Promise<string[]> {
  const plans: string[] = [];
  const explain = async ({ sql, parameters }: SqliteStatement): Promise<SqliteResult> => {
    const steps = file.prepare(`explain query plan ${sql}`).all(...(parameters as string[]));
    plans.push(steps.map(({ detail }) => detail).join());
    return { rows: [], affectedRows: 0 };
  };
  const dialect = createSqliteDialect({ read: explain, commit: () => assert.fail('a report only reads') });
  await summarizeUsage(period, createUsageStore({ read: new Kysely<Schema>({ dialect }) }));
  return plans;
}
