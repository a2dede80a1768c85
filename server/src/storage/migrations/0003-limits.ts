/** The counters of the limits. The index serves the sweep; a use within a window changes nothing of it. */
import type { Migration } from './migration.ts';

export const limits: Migration = {
  name: '0003-limits',
  statements: (schema) => [
    schema
      .createTable('limit_counters')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('used', 'integer', (column) => column.notNull())
      .addColumn('max', 'integer', (column) => column.notNull())
      .addColumn('lock_ms', 'bigint', (column) => column.notNull())
      .addColumn('window_ends_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('limit_counters_by_end').on('limit_counters').column('window_ends_at'),
  ],
};
