/** What an opened database holds, before anything is made or migrated in it: for `qujat doctor`, and for the proof before a start. */
import type { SealedDataKey } from '../crypto/data-key-store.ts';
import type { Sighting } from '../health/sighting-store.ts';
import type { StoredTurns } from '../maintenance/maintenance-store.ts';
import type { Database } from './database.ts';
import { columnsMadeBy } from './migrations/columns-made-by.ts';
import { migrations } from './migrations/migrations.ts';
import { createDataKeyStore } from './stores/data-key-store.ts';
import { createMaintenanceStore } from './stores/maintenance-store.ts';
import { createSightingStore } from './stores/sighting-store.ts';

export type StoreState =
  /** No file yet: the first start makes it. */
  { state: 'missing' } | PresentStore;

export interface PresentStore {
  state: 'present';
  /** Migrations that a start would still have to apply: all of them where the database is new. */
  missingMigrations: string[];
  /** Migrations of a newer version, which this one does not know. */
  unknownMigrations: string[];
  /** What the migrations that it has had must have made, and is not there, such as `audit.position`. */
  missingColumns: string[];
  sealedKeys: SealedDataKey[];
  /** The oldest test key, as it is sealed. */
  sealedApiKey: string | undefined;
  /** Null where the tables are older. */
  maintenance: StoredTurns | null;
  /** What gateways on it have seen of late. */
  sightings: Sighting[];
}

export async function readStoreState(database: Database): Promise<PresentStore> {
  const columns = new Set<string>();
  for (const table of await database.query.introspection.getTables()) {
    for (const { name } of table.columns) columns.add(`${table.name}.${name}`);
  }
  const applied = columns.has('migrations.name') ? await appliedMigrations(database) : [];
  const known = migrations.filter(({ name }) => applied.includes(name));
  return {
    state: 'present',
    missingMigrations: migrations.map(({ name }) => name).filter((name) => !applied.includes(name)),
    unknownMigrations: applied.filter((name) => !migrations.some((migration) => migration.name === name)),
    missingColumns: columnsMadeBy(known).filter((column) => !columns.has(column)),
    sealedKeys: columns.has('data_keys.name') ? await createDataKeyStore(database).listDataKeys() : [],
    sealedApiKey: columns.has('api_keys.sealed_key') ? await oldestSealedApiKey(database) : undefined,
    maintenance: columns.has('maintenance_turns.every_ms') ? await createMaintenanceStore(database).readTurns() : null,
    sightings: columns.has('sightings.name') ? await createSightingStore(database).listSightings() : [],
  };
}

async function appliedMigrations({ query }: Database): Promise<string[]> {
  const withMigrations = query.withTables<{ migrations: { name: string; applied_at: number } }>();
  return (await withMigrations.selectFrom('migrations').select('name').execute()).map(({ name }) => name);
}

async function oldestSealedApiKey({ query }: Database): Promise<string | undefined> {
  const keys = query.selectFrom('api_keys').select('sealed_key').where('sealed_key', 'is not', null);
  const oldest = await keys.orderBy('created_at').orderBy('id').limit(1).executeTakeFirst();
  return oldest?.sealed_key ?? undefined;
}
