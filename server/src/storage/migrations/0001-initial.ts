/** The first tables. Each index serves one query of `stores/`, or, for `sessions.expires_at`, the later removal of old sessions. */
import type { SchemaModule } from 'kysely';
import type { Migration } from './migration.ts';

export const initialMigration: Migration = {
  name: '0001-initial',
  statements: (schema) => [
    ...organizationTables(schema),
    ...sessionTables(schema),
    ...idempotencyTable(schema),
    ...auditTable(schema),
    ...sandboxTable(schema),
  ],
};

function organizationTables(schema: SchemaModule) {
  return [
    schema
      .createTable('organizations')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema
      .createTable('api_keys')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('key_hash', 'text', (column) => column.notNull().unique())
      .addColumn('sealed_key', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint'),
    schema.createIndex('api_keys_by_organization').on('api_keys').columns(['organization_id', 'created_at']),
    schema
      .createTable('subscriptions')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('technology', 'text', (column) => column.notNull())
      .addColumn('starts_at', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addColumn('active', 'integer', (column) => column.notNull()),
    schema.createIndex('subscriptions_by_organization').on('subscriptions').columns(['organization_id', 'starts_at']),
  ];
}

function sessionTables(schema: SchemaModule) {
  return [
    schema
      .createTable('sessions')
      .addColumn('id_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('document_type', 'text', (column) => column.notNull())
      .addColumn('egov_request_id', 'text', (column) => column.notNull())
      .addColumn('sealed_subject', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts_used', 'integer', (column) => column.notNull())
      .addColumn('fence', 'text')
      .addColumn('lease_expires_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('otp_sent_at', 'bigint', (column) => column.notNull())
      .addColumn('otp_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('resends_used', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('delivered_at', 'bigint'),
    schema.createIndex('sessions_by_expiry').on('sessions').column('expires_at'),
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

function idempotencyTable(schema: SchemaModule) {
  return [
    schema
      .createTable('idempotent_calls')
      .addColumn('key_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('fence', 'text', (column) => column.notNull())
      .addColumn('lease_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('sealed_answer', 'text')
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('idempotent_calls_by_end').on('idempotent_calls').column('expires_at'),
  ];
}

function auditTable(schema: SchemaModule) {
  return [
    schema
      .createTable('audit')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('document_type', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('error_code', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('audit_by_organization').on('audit').columns(['organization_id', 'created_at']),
  ];
}

function sandboxTable(schema: SchemaModule) {
  const table = 'sandbox_messages';
  return [
    schema
      .createTable(table)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('phone', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('sandbox_messages_by_time').on(table).columns(['organization_id', 'sent_at']),
    schema.createIndex('sandbox_messages_by_phone').on(table).columns(['organization_id', 'phone', 'sent_at']),
    schema.createIndex('sandbox_messages_by_request').on(table).columns(['request_id', 'sent_at']),
  ];
}
