/**
 * The store as it is, for `qujat doctor`: nothing is made, migrated or written, so that a look at it cannot surprise a gateway
 * that runs.
 */
import type { Database } from '../storage/database.ts';
import { assertDatabaseUrl, type DatabaseOptions } from '../storage/open-database.ts';
import { connectPostgres } from '../storage/postgres/postgres-database.ts';
import { connectSqlite } from '../storage/sqlite/sqlite-database.ts';
import { readStoreState, type StoreState } from './store-state.ts';

/** @throws Error where the store cannot be reached or does not take a commit */
export async function inspectStore({ databaseUrl, dataDirectory }: DatabaseOptions): Promise<StoreState> {
  const database = databaseUrl === undefined ? connectSqlite(dataDirectory) : openUrl(databaseUrl);
  if (database === undefined) return { state: 'missing' };
  try {
    await database.ping();
    return await readStoreState(database);
  } finally {
    await database.close();
  }
}

function openUrl(databaseUrl: string): Database {
  assertDatabaseUrl(databaseUrl);
  return connectPostgres(databaseUrl);
}
