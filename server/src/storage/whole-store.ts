/**
 * A store as it was at one moment, read while gateways go on writing it, and a new store that nobody sees before it is whole: what a
 * backup is made from, and what is made from a backup. `sqlite/` and `postgres/` provide both.
 */
import type { Database } from './database.ts';
import { assertDatabaseUrl } from './open-database.ts';
import type { Snapshot } from './snapshot.ts';
import { makeSqliteStore } from './sqlite/make-sqlite-store.ts';
import { readSqliteSnapshot } from './sqlite/read-sqlite-snapshot.ts';

export interface StorePlace {
  databaseUrl?: string | undefined;
  dataDirectory: string;
}

/** Undefined where there is no file: nothing is made, and nothing migrated. */
export async function readSnapshot<Result>(
  { databaseUrl, dataDirectory }: StorePlace,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result | undefined> {
  if (databaseUrl === undefined) return readSqliteSnapshot(dataDirectory, work);
  assertDatabaseUrl(databaseUrl);
  const { readPostgresSnapshot } = await import('./postgres/one-transaction.ts');
  return readPostgresSnapshot(databaseUrl, work);
}

/**
 * Runs `work` on a new store without a table. It is there, whole, when this resolves; where `work` fails or the process dies, there is
 * none.
 * @throws Error a sentence, where there is a store already, or a gateway runs on the folder
 */
export async function makeStore<Result>(
  { databaseUrl, dataDirectory }: StorePlace,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  if (databaseUrl === undefined) return makeSqliteStore(dataDirectory, work);
  assertDatabaseUrl(databaseUrl);
  const { makePostgresStore } = await import('./postgres/one-transaction.ts');
  return makePostgresStore(databaseUrl, work);
}
