/** Where organisations want to be told of events, what waits to be told, and how each attempt went. */
import { type SchemaModule, sql } from 'kysely';

export function webhookTables(schema: SchemaModule) {
  return [...endpointTable(schema), ...deliveryTable(schema), ...attemptTable(schema)];
}

function endpointTable(schema: SchemaModule) {
  return [
    schema
      .createTable('webhook_endpoints')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('events', 'text', (column) => column.notNull())
      .addColumn('form', 'text', (column) => column.notNull().defaultTo('standard'))
      .addColumn('sends_result', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('encrypted_secret', 'text', (column) => column.notNull())
      .addColumn('encrypted_previous_secret', 'text')
      .addColumn('previous_secret_ends_at', 'bigint')
      .addColumn('encrypted_oldest_secret', 'text')
      .addColumn('oldest_secret_ends_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('failing_since', 'bigint')
      .addColumn('disabled_at', 'bigint')
      .addColumn('disabled_because', 'text'),
    schema
      .createIndex('webhook_endpoints_by_organization')
      .on('webhook_endpoints')
      .columns(['organization_id', 'environment', 'created_at']),
    // Listeners, by when each was last heard.
    schema
      .createIndex('webhook_endpoints_listening')
      .on('webhook_endpoints')
      .column('disabled_at')
      .where(sql<boolean>`disabled_because = 'listening'`),
  ];
}

function deliveryTable(schema: SchemaModule) {
  return [
    schema
      .createTable('webhook_deliveries')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('event_id', 'text', (column) => column.notNull())
      .addColumn('endpoint_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('encrypted_session', 'text')
      .addColumn('encrypted_result', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('fence', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull()),
    // What is sent leaves it.
    schema
      .createIndex('webhook_deliveries_waiting')
      .on('webhook_deliveries')
      .columns(['due_at', 'created_at'])
      .where(sql<boolean>`state = 'waiting'`),
    schema
      .createIndex('webhook_deliveries_by_endpoint')
      .on('webhook_deliveries')
      .columns(['endpoint_id', 'created_at', 'id']),
    schema.createIndex('webhook_deliveries_by_age').on('webhook_deliveries').column('created_at'),
  ];
}

function attemptTable(schema: SchemaModule) {
  return [
    schema
      .createTable('webhook_attempts')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('delivery_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('status', 'integer')
      .addColumn('encrypted_answer', 'text')
      .addColumn('duration_ms', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('webhook_attempts_by_delivery').on('webhook_attempts').columns(['delivery_id', 'created_at']),
    schema.createIndex('webhook_attempts_by_age').on('webhook_attempts').column('created_at'),
  ];
}
