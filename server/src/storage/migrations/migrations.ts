/** All migrations, in the order in which they run. A new one goes to the end. */
import { initialMigration } from './0001-initial.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [initialMigration];
