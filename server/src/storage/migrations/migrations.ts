/** All migrations, in the order in which they run. A new one goes to the end. */
import { initialMigration } from './0001-initial.ts';
import { dataKeysAndMaintenance } from './0002-data-keys-and-maintenance.ts';
import { sealedSandboxMessages } from './0021-sealed-sandbox-messages.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [initialMigration, dataKeysAndMaintenance, sealedSandboxMessages];
