/** Flows, the sessions on their pages, and what these hand over. */
import { type SchemaModule, sql } from 'kysely';

export function flowTables(schema: SchemaModule) {
  return [...ownTable(schema), ...flowSessionTable(schema), ...keptResultTable(schema)];
}

function ownTable(schema: SchemaModule) {
  return [
    schema
      .createTable('flows')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('document_types', 'text', (column) => column.notNull())
      .addColumn('origins', 'text', (column) => column.notNull())
      .addColumn('return_urls', 'text', (column) => column.notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('claims_only', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('enabled', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('flows_by_organization').on('flows').columns(['organization_id', 'created_at']),
  ];
}

function flowSessionTable(schema: SchemaModule) {
  return [
    schema
      .createTable('flow_sessions')
      .addColumn('id_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('flow_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('api_key_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('encrypted_order', 'text', (column) => column.notNull())
      .addColumn('encrypted_subject', 'text', (column) => column.notNull())
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('client_reference', 'text')
      .addColumn('encrypted_for_provider', 'text')
      .addColumn('requests_used', 'integer', (column) => column.notNull())
      .addColumn('request_fence', 'text')
      .addColumn('request_lease_expires_at', 'bigint')
      .addColumn('document_id_hash', 'text')
      .addColumn('end_reason', 'text')
      .addColumn('ended_at', 'bigint')
      .addColumn('hand_over_hash', 'text')
      .addColumn('hand_over_expires_at', 'bigint')
      .addColumn('device_hash', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('flow_sessions_by_expiry').on('flow_sessions').column('expires_at'),
    schema
      .createIndex('test_flow_sessions')
      .on('flow_sessions')
      .columns(['organization_id', 'expires_at'])
      .where(sql<boolean>`environment = 'test'`),
    schema
      .createIndex('flow_sessions_with_subject')
      .on('flow_sessions')
      .column('expires_at')
      .where(sql<boolean>`encrypted_subject <> ''`),
  ];
}

function keptResultTable(schema: SchemaModule) {
  return [
    schema
      .createTable('kept_results')
      .addColumn('id_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('encrypted_result', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('kept_results_by_expiry').on('kept_results').column('expires_at'),
  ];
}
