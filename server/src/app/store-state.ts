/** What an opened database holds, before anything is made or migrated in it: for `qujat doctor`, and for the proof before a start. */
import { storeColumns } from '../backup/restore-backup.ts';
import type { EncryptedDataKey } from '../crypto/data-key-store.ts';
import { createDataKeyStore } from '../crypto/data-key-store.ts';
import type { Sighting } from '../health/sighting-store.ts';
import { createSightingStore } from '../health/sighting-store.ts';
import type { StoredTurns } from '../maintenance/maintenance-store.ts';
import { createMaintenanceStore } from '../maintenance/maintenance-store.ts';
import type { Database } from '../storage/database.ts';
import { type AppliedMigration, type MigrationSchema, needsNewer, unknownOf } from '../storage/migrations/migrate.ts';
import type { Migration } from '../storage/migrations/migration.ts';
import { migrations } from '../storage/migrations/migrations.ts';

export type StoreState =
  /** No file yet: the first start makes it. */
  { state: 'missing' } | PresentStore;

export interface PresentStore {
  state: 'present';
  /** Migrations that a start would still have to apply: all of them where the database is new. */
  missingMigrations: string[];
  /** Those that this version does not know: of a newer one, unless `isOfDevelopment`. */
  unknownMigrations: string[];
  /** Whether these leave no room for this version: it may not start. */
  needsNewer: boolean;
  /** What the migrations that it has had must have made, and is not there, such as `audit.position`. */
  missingColumns: string[];
  encryptedKeys: EncryptedDataKey[];
  /** The oldest test key, as it is encrypted. */
  encryptedApiKey: string | undefined;
  /** Null where the tables are not there yet. */
  maintenance: StoredTurns | null;
  /** What gateways on it have seen of late. */
  sightings: Sighting[];
}

/**
 * Another process may be making the store at this moment. So what follows from something is read after it: the columns after the
 * migrations that made them, the data keys after a key that is encrypted under them.
 */
export async function readStoreState(database: Database): Promise<PresentStore> {
  const before = await readColumns(database);
  const isNew = !before.has('migrations.name');
  const applied = isNew ? [] : await appliedMigrations(database, before);
  const unknown = unknownOf(applied);
  const isApplied = ({ name }: Migration) => applied.some((migration) => migration.name === name);
  const columns = await readColumns(database);
  const encryptedApiKey = columns.has('api_keys.encrypted_key') ? await oldestEncryptedApiKey(database) : undefined;
  return {
    state: 'present',
    missingMigrations: migrations.filter((migration) => !isApplied(migration)).map(({ name }) => name),
    unknownMigrations: unknown.map(({ name }) => name),
    needsNewer: needsNewer(unknown),
    missingColumns: isNew ? [] : storeColumns(migrations.filter(isApplied)).filter((column) => !columns.has(column)),
    encryptedKeys: columns.has('data_keys.encrypted_key') ? await createDataKeyStore(database).listDataKeys() : [],
    encryptedApiKey,
    maintenance: columns.has('maintenance_turns.every_ms') ? await createMaintenanceStore(database).readTurns() : null,
    sightings: columns.has('sightings.name') ? await createSightingStore(database).listSightings() : [],
  };
}

/** Before the first release `0001-initial` made fewer columns, and this one came next: each of those stores lacks columns or has it. */
const SECOND_OF_DEVELOPMENT = '0002-data-keys-and-maintenance';

/**
 * Whether a version from before the first release made it, which is not converted. A newer version has its migrations behind those
 * that are known: one that stands before their end is none of its own.
 */
export function isOfDevelopment({ unknownMigrations, missingColumns }: PresentStore): boolean {
  const newestKnown = migrations.at(-1)?.name ?? '';
  return (
    missingColumns.length > 0 || unknownMigrations.some((name) => name === SECOND_OF_DEVELOPMENT || name < newestKnown)
  );
}

/** What whoever wants to use such a store is told. */
export const OF_DEVELOPMENT =
  'This store was made by a development version of Qujat, from before 0.1.0, and cannot be used any more. Nothing in it was changed. ' +
  'To begin with a new store, set QUJAT_DATA_DIR to another folder, or DATABASE_URL to another database.';

/** Such as `sessions.id_hash`. */
async function readColumns({ query }: Database): Promise<Set<string>> {
  const tables = await query.introspection.getTables();
  return new Set(tables.flatMap((table) => table.columns.map(({ name }) => `${table.name}.${name}`)));
}

async function appliedMigrations({ query }: Database, columns: ReadonlySet<string>): Promise<AppliedMigration[]> {
  const rows = query.withTables<Pick<MigrationSchema, 'migrations'>>().selectFrom('migrations').select('name');
  if (columns.has('migrations.needs')) return rows.select('needs').execute();
  // Only a development version has left it out.
  return (await rows.execute()).map(({ name }) => ({ name, needs: null }));
}

async function oldestEncryptedApiKey({ query }: Database): Promise<string | undefined> {
  const keys = query.selectFrom('api_keys').select('encrypted_key').where('encrypted_key', 'is not', null);
  const oldest = await keys.orderBy('created_at').orderBy('id').limit(1).executeTakeFirst();
  return oldest?.encrypted_key ?? undefined;
}
