/** What an operator has the sandbox's state play: at most one fault for everybody, and one for each person. */
import type { Migration } from './migration.ts';

export const sandboxFaultsMigration: Migration = {
  name: '0012-sandbox-faults',
  statements: (schema) => [
    schema
      .createTable('sandbox_faults')
      .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
      .addColumn('fault', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull()),
  ],
};
