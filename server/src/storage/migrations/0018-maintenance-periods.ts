/** How often each maintenance task wants its turn, so that whoever looks at the store can tell which one stands still. */
import type { Migration } from './migration.ts';

export const maintenancePeriods: Migration = {
  name: '0018-maintenance-periods',
  statements: (schema) => [
    schema
      .alterTable('maintenance_turns')
      // 0 until the task's next turn.
      .addColumn('every_ms', 'bigint', (column) => column.notNull().defaultTo(0)),
  ],
};
