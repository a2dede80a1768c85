/** Codes of which nobody knows what the state made of them: the same code again is no new guess. */
import type { Migration } from './migration.ts';

export const unresolvedCodes: Migration = {
  name: '0017-unresolved-codes',
  statements: (schema) => [
    schema.alterTable('sessions').addColumn('unresolved_codes', 'text', (column) => column.notNull().defaultTo('')),
  ],
};
