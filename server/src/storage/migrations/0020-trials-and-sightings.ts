/** Subscriptions of a try-out, which admit test keys alone; and what running gateways have seen that the operator should know of. */
import type { Migration } from './migration.ts';

export const trialsAndSightings: Migration = {
  name: '0020-trials-and-sightings',
  statements: (schema, query) => [
    schema.alterTable('subscriptions').addColumn('trial', 'integer', (column) => column.notNull().defaultTo(0)),
    query.updateTable('subscriptions').set({ trial: 1 }).where('organization_id', '=', 'demonstration'),
    schema
      .createTable('sightings')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('says', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull()),
  ],
};
