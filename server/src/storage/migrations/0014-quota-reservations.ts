/** The units of quotas that approves under way hold: one row for each session that does. */
import type { Migration } from './migration.ts';

export const quotaReservations: Migration = {
  name: '0014-quota-reservations',
  statements: (schema) => [
    schema
      .createTable('quota_reservations')
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('id_hash', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('quota_reservations_key', ['organization_id', 'id_hash']),
    schema.createIndex('quota_reservations_by_end').on('quota_reservations').column('ends_at'),
  ],
};
