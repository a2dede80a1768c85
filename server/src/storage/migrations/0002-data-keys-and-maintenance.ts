/** The sealed data keys, and the turns of the maintenance tasks. */
import type { Migration } from './migration.ts';

export const dataKeysAndMaintenance: Migration = {
  name: '0002-data-keys-and-maintenance',
  statements: (schema) => [
    schema
      .createTable('data_keys')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('sealed_key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema
      .createTable('maintenance_turns')
      .addColumn('task', 'text', (column) => column.primaryKey().notNull())
      .addColumn('begun_at', 'bigint', (column) => column.notNull()),
  ],
};
