/** A real SQLite store for one test, in a folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Database } from './database.ts';
import { openSqliteDatabase } from './sqlite/sqlite-database.ts';

export async function openTestDatabase(t: TestContext, nowMs?: () => number): Promise<Database> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'qujat-store-'));
  const database = await openSqliteDatabase({ dataDirectory, nowMs });
  t.after(async () => {
    await database.close();
    await rm(dataDirectory, { recursive: true });
  });
  return database;
}
