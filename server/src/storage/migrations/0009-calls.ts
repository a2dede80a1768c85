/** The organisations' log of their calls. Each index serves one query: the list of an organisation, its usage by day, the sweep. */
import type { Migration } from './migration.ts';

export const calls: Migration = {
  name: '0009-calls',
  statements: (schema) => [
    schema
      .createTable('calls')
      .addColumn('request_id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('document_type', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('iin_masked', 'text')
      .addColumn('phone_masked', 'text')
      .addColumn('duration_ms', 'bigint', (column) => column.notNull())
      .addColumn('state_ms', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull()),
    schema.createIndex('calls_by_time').on('calls').columns(['organization_id', 'created_at', 'request_id']),
    schema.createIndex('calls_by_day').on('calls').columns(['organization_id', 'environment', 'day']),
    schema.createIndex('calls_by_age').on('calls').column('created_at'),
  ],
};
