/**
 * The store as it is, for `qujat doctor`: nothing is made, migrated or written, so that a look at it cannot surprise a gateway
 * that runs.
 */
import type { Database } from '../storage/database.ts';
import { assertDatabaseUrl } from '../storage/open-database.ts';
import { connectPostgres } from '../storage/postgres/postgres-database.ts';
import { connectSqlite } from '../storage/sqlite/sqlite-database.ts';
import type { StorePlace } from '../storage/whole-store.ts';
import { readStoreState, type StoreState } from './store-state.ts';

/** @throws Error where the store cannot be reached or does not take a commit */
export async function inspectStore(place: StorePlace): Promise<StoreState> {
  const database = connectStore(place);
  if (database === undefined) return { state: 'missing' };
  try {
    await database.ping();
    return await readStoreState(database);
  } finally {
    await database.close();
  }
}

/** The store as it is, not migrated. Undefined where there is no file. */
export function connectStore({ databaseUrl, dataDirectory }: StorePlace): Database | undefined {
  if (databaseUrl === undefined) return connectSqlite(dataDirectory);
  assertDatabaseUrl(databaseUrl);
  return connectPostgres(databaseUrl);
}
