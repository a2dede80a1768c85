/**
 * The store as it is, for `qujat doctor`: nothing is made, migrated or written, so that a look at it cannot surprise a gateway
 * that runs.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SealedDataKey } from '../crypto/data-key-store.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/migrations.ts';
import { assertDatabaseUrl, type DatabaseOptions } from './open-database.ts';
import { connectPostgres } from './postgres/database.ts';
import { createSqliteDatabase } from './sqlite/database.ts';
import { createSqliteClient, startSqliteWorker } from './sqlite/worker-client.ts';
import { createDataKeyStore } from './stores/data-key-store.ts';

export type InspectedStore =
  /** No file yet: the first start makes it. */
  | { state: 'missing' }
  | {
      state: 'present';
      /** Migrations that a start would still have to apply. */
      missingMigrations: string[];
      /** Migrations of a newer version, which this one does not know. */
      unknownMigrations: string[];
      sealedKeys: SealedDataKey[];
    };

/** @throws Error where the store cannot be reached or does not take a commit */
export async function inspectStore({ databaseUrl, dataDirectory }: DatabaseOptions): Promise<InspectedStore> {
  const database = databaseUrl === undefined ? openFile(dataDirectory) : openUrl(databaseUrl);
  if (database === undefined) return { state: 'missing' };
  try {
    await database.ping();
    const applied = await appliedMigrations(database);
    const known = migrations.map(({ name }) => name);
    const hasKeys = applied.some((name) => name.startsWith('0002'));
    return {
      state: 'present',
      missingMigrations: known.filter((name) => !applied.includes(name)),
      unknownMigrations: applied.filter((name) => !known.includes(name)),
      sealedKeys: hasKeys ? await createDataKeyStore(database).listDataKeys() : [],
    };
  } finally {
    await database.close();
  }
}

function openFile(dataDirectory: string): Database | undefined {
  const path = join(dataDirectory, 'qujat.sqlite');
  return existsSync(path) ? createSqliteDatabase(createSqliteClient(startSqliteWorker(path), path)) : undefined;
}

function openUrl(databaseUrl: string): Database {
  assertDatabaseUrl(databaseUrl);
  return connectPostgres(databaseUrl);
}

/** None where there is no such table: then nobody has opened this database before. */
async function appliedMigrations(database: Database): Promise<string[]> {
  const query = database.query.withTables<{ migrations: { name: string; applied_at: number } }>();
  const tables = await database.query.introspection.getTables();
  if (!tables.some(({ name }) => name === 'migrations')) return [];
  return (await query.selectFrom('migrations').select('name').execute()).map(({ name }) => name);
}
