/** Fills a new database with a backup: in the schema that it was taken from, which is then brought to that of this version. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import type { Database } from '../storage/database.ts';
import { columnsMadeBy } from '../storage/migrations/columns-made-by.ts';
import { migrate } from '../storage/migrations/migrate.ts';
import type { Migration } from '../storage/migrations/migration.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { type BackupEnd, BackupError, type BackupHead, tablesOf } from './backup-format.ts';
import type { OpenedBackup } from './read-backup.ts';
import { clearTable, endWhatWasOpen, insertRows } from './row-statements.ts';

/** @throws BackupError where it is damaged, or not of this version or an earlier one */
export async function restoreBackup(
  { head, portions }: OpenedBackup,
  database: Database,
  audit: AuditEntry,
): Promise<BackupEnd> {
  await migrate(database, migrationsOf(head));
  for (const { table } of tablesOf(head.columns).toReversed()) {
    // A migration may have put rows into it.
    await database.commit([clearTable(database, table)], 'with_next');
  }
  const rows = portions();
  let portion = await rows.next();
  while (portion.done !== true) {
    await database.commit([insertRows(database, portion.value)], 'with_next');
    portion = await rows.next();
  }
  await migrate(database);
  const statements = [...endWhatWasOpen(database), insertAudit(database, audit)];
  await database.commit(statements);
  return portion.value;
}

/**
 * Those that the store of the backup had had.
 * @throws BackupError where this version cannot have made it so
 */
export function migrationsOf({ migrations: applied, columns, version }: BackupHead): readonly Migration[] {
  const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
  if (unknown.length > 0) {
    throw new BackupError(
      `The backup is of another version of Qujat, ${version}: it has the migration ${unknown.join(', ')}. Restore it with that version.`,
    );
  }
  const known = migrations.filter(({ name }) => applied.includes(name));
  if (JSON.stringify(storeColumns(known)) !== JSON.stringify(columns)) {
    throw new BackupError('The backup was made by a development version of Qujat, and cannot be used any more.');
  }
  return known;
}

/** All columns of a store after these migrations, table by table, a table behind those that it refers to. */
export function storeColumns(applied: readonly Migration[]): string[] {
  return ['migrations.name', 'migrations.applied_at', 'migrations.needs', ...columnsMadeBy(applied)];
}
