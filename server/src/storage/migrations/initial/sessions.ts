/** Sessions, calls that carried an `Idempotency-Key`, documents whose file was not ready, quotas in use, and what was delivered. */
import { type SchemaModule, sql } from 'kysely';

export function sessionTables(schema: SchemaModule) {
  return [
    ...sessionTable(schema),
    ...idempotencyTable(schema),
    ...keptDocumentTable(schema),
    ...quotaTable(schema),
    ...usageTable(schema),
  ];
}

function sessionTable(schema: SchemaModule) {
  return [
    schema
      .createTable('sessions')
      .addColumn('id_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('api_key_id', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('document_type', 'text', (column) => column.notNull())
      .addColumn('egov_request_id', 'text', (column) => column.notNull())
      .addColumn('client_reference', 'text')
      .addColumn('ask', 'text')
      .addColumn('encrypted_subject', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts_used', 'integer', (column) => column.notNull())
      .addColumn('unresolved_codes', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('fence', 'text')
      .addColumn('lease_expires_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('otp_sent_at', 'bigint', (column) => column.notNull())
      .addColumn('otp_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('resends_used', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('delivered_at', 'bigint'),
    schema.createIndex('sessions_by_expiry').on('sessions').column('expires_at'),
    // For the clock of a sandbox: an organisation that moves it must not read the sessions of all. Live sessions are not in it.
    schema
      .createIndex('test_sessions')
      .on('sessions')
      .columns(['organization_id', 'expires_at'])
      .where(sql<boolean>`environment = 'test'`),
    // The empty text is written out: SQLite uses such an index only for the very same condition, without a parameter.
    schema
      .createIndex('sessions_with_subject')
      .on('sessions')
      .column('expires_at')
      .where(sql<boolean>`encrypted_subject <> ''`),
  ];
}

function idempotencyTable(schema: SchemaModule) {
  return [
    schema
      .createTable('idempotent_calls')
      .addColumn('key_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('fence', 'text', (column) => column.notNull())
      .addColumn('lease_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('encrypted_answer', 'text')
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('idempotent_calls_by_end').on('idempotent_calls').column('expires_at'),
  ];
}

function keptDocumentTable(schema: SchemaModule) {
  return [
    schema
      .createTable('kept_documents')
      .addColumn('id_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('encrypted_document', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('kept_documents_by_expiry').on('kept_documents').column('expires_at'),
  ];
}

function quotaTable(schema: SchemaModule) {
  return [
    schema
      .createTable('quota_reservations')
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('id_hash', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('quota_reservations_key', ['organization_id', 'id_hash']),
    schema.createIndex('quota_reservations_by_end').on('quota_reservations').column('ends_at'),
  ];
}

function usageTable(schema: SchemaModule) {
  return [
    schema
      .createTable('usage')
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('technology', 'text', (column) => column.notNull())
      .addColumn('document_type', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('delivered', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('usage_key', ['organization_id', 'environment', 'technology', 'document_type', 'day']),
  ];
}
