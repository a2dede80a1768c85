/** Which plans and subscriptions let an organisation check in the MCDB whose phone it is. The demonstration may use everything. */
import type { Migration } from './migration.ts';

export const mcdbCheck: Migration = {
  name: '0022-mcdb-check',
  statements: (schema, query) => [
    schema.alterTable('plans').addColumn('mcdb_check', 'integer', (column) => column.notNull().defaultTo(0)),
    schema.alterTable('subscriptions').addColumn('mcdb_check', 'integer', (column) => column.notNull().defaultTo(0)),
    query
      .updateTable('subscriptions')
      .set({ mcdb_check: 1 })
      .where('organization_id', '=', 'demonstration')
      .where('trial', '=', 1),
  ],
};
