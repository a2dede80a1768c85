/**
 * Brings a database up to the newest schema when it is opened. Each migration is one unit of work whose first statement claims
 * its name in the table `migrations`: of several processes that start together exactly one makes the claim, the others wait for
 * its commit and find the work done. Kysely's own Migrator is not used: it needs an advisory lock on PostgreSQL, takes its lock
 * outside the transaction, and knows no lock at all on SQLite.
 */
import { type Kysely, sql } from 'kysely';
import { type Database, mustAffect } from '../database.ts';
import type { Schema } from '../schema.ts';
import type { Migration } from './migration.ts';
import { migrations } from './migrations.ts';

export interface AppliedMigration {
  name: string;
  /** See `Migration`. Null where any earlier version may run on a store with it. */
  needs: string | null;
}

export type MigrationSchema = Schema & { migrations: AppliedMigration & { applied_at: number } };

/** @throws Error where the database has seen a migration that needs another which this version does not know. */
export async function migrate(database: Database, known: readonly Migration[] = migrations): Promise<void> {
  const query = database.query.withTables<Pick<MigrationSchema, 'migrations'>>();
  const applied = await appliedMigrations(database, query);
  const unknown = unknownOf(applied, known);
  if (needsNewer(unknown, known)) throw new Error(newerStore(unknown.map(({ name }) => name)));
  for (const migration of known) {
    if (!applied.some(({ name }) => name === migration.name)) await applyMigration(database, query, migration);
  }
}

/** What a newer version has added. */
export function unknownOf(
  applied: readonly AppliedMigration[],
  known: readonly Migration[] = migrations,
): AppliedMigration[] {
  return applied.filter(({ name }) => !known.some((migration) => migration.name === name));
}

/** Whether a version that does not know these may not run on the store: otherwise it starts, as after an upgrade that is taken back. */
export function needsNewer(unknown: readonly AppliedMigration[], known: readonly Migration[] = migrations): boolean {
  return unknown.some(({ needs }) => needs !== null && !known.some(({ name }) => name === needs));
}

/** What is said of migrations that this version does not know. */
export function newerStore(unknown: readonly string[]): string {
  return `The database was written by a newer version of Qujat: it has the migration ${unknown.join(', ')}`;
}

async function appliedMigrations(database: Database, query: Kysely<MigrationSchema>): Promise<AppliedMigration[]> {
  const createTable = query.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('applied_at', 'bigint', (column) => column.notNull())
    .addColumn('needs', 'text');
  // On PostgreSQL even `if not exists` fails where two processes create the table in the same moment. So what counts is
  // whether the table is there afterwards.
  const createError = await database.commit([createTable]).then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    return await query.selectFrom('migrations').select(['name', 'needs']).execute();
  } catch (error) {
    throw createError ?? error;
  }
}

async function applyMigration(database: Database, query: Kysely<MigrationSchema>, migration: Migration): Promise<void> {
  const { name, needs = null } = migration;
  // The machine's clock will do here: nothing is decided by this time, it is for people.
  const claim = query
    .insertInto('migrations')
    .values({ name, needs, applied_at: sql`cast(${Date.now()} as bigint)` })
    .onConflict((conflict) => conflict.column('name').doNothing());
  await database.commit([mustAffect(claim), ...migration.statements(query.schema, database.query)]);
}
