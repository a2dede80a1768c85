/** What the gateways themselves need: data keys, turns of the maintenance, counters of the limits, sightings, and mails that wait. */
import type { SchemaModule } from 'kysely';

export function operationTables(schema: SchemaModule) {
  return [
    schema
      .createTable('data_keys')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('encrypted_key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema
      .createTable('maintenance_turns')
      .addColumn('task', 'text', (column) => column.primaryKey().notNull())
      .addColumn('begun_at', 'bigint', (column) => column.notNull())
      .addColumn('every_ms', 'bigint', (column) => column.notNull().defaultTo(0)),
    schema
      .createTable('sightings')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('says', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull()),
    ...limitTable(schema),
    ...mailTable(schema),
  ];
}

function limitTable(schema: SchemaModule) {
  return [
    schema
      .createTable('limit_counters')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('used', 'integer', (column) => column.notNull())
      .addColumn('held', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('max', 'integer', (column) => column.notNull())
      .addColumn('lock_ms', 'bigint', (column) => column.notNull())
      .addColumn('window_ends_at', 'bigint', (column) => column.notNull()),
    // For the clean-up; a use within a window changes nothing of it.
    schema.createIndex('limit_counters_by_end').on('limit_counters').column('window_ends_at'),
  ];
}

function mailTable(schema: SchemaModule) {
  return [
    schema
      .createTable('mails')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('encrypted', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('mails_by_due_time').on('mails').columns(['due_at', 'created_at']),
  ];
}
