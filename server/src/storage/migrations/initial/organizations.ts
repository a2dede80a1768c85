/** Organisations, their API keys, their request log, and its sums. Each index serves one query, or the clean-up. */
import { type SchemaModule, sql } from 'kysely';

export function organizationTables(schema: SchemaModule) {
  return [
    schema
      .createTable('organizations')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('bin', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('suspended_at', 'bigint')
      .addColumn('suspended_by', 'text')
      .addColumn('suspension_reason', 'text')
      .addColumn('sandbox_ahead_ms', 'bigint'),
    schema.createIndex('organizations_by_time').on('organizations').columns(['created_at', 'id']),
    ...apiKeyTable(schema),
    ...requestLogTable(schema),
    ...requestLogSumTables(schema),
  ];
}

function apiKeyTable(schema: SchemaModule) {
  return [
    schema
      .createTable('api_keys')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('key_hash', 'text', (column) => column.notNull().unique())
      .addColumn('encrypted_key', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .addColumn('revoked_by', 'text')
      .addColumn('revocation_reason', 'text')
      .addColumn('name', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('last_four', 'text', (column) => column.notNull().defaultTo(''))
      .addColumn('expires_at', 'bigint')
      .addColumn('allowed_ip_ranges', 'text', (column) => column.notNull().defaultTo('[]'))
      .addColumn('last_used_at', 'bigint')
      .addColumn('seen_in_browser_at', 'bigint')
      .addColumn('flow_id', 'text'),
    schema.createIndex('api_keys_by_organization').on('api_keys').columns(['organization_id', 'created_at']),
    schema.createIndex('api_keys_by_end').on('api_keys').column('expires_at').where(sql<boolean>`revoked_at is null`),
  ];
}

function requestLogTable(schema: SchemaModule) {
  return [
    schema
      .createTable('request_log')
      .addColumn('request_id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('api_key_id', 'text', (column) => column.notNull())
      .addColumn('session', 'text')
      .addColumn('document_type', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('iin_masked', 'text')
      .addColumn('phone_masked', 'text')
      .addColumn('duration_ms', 'bigint', (column) => column.notNull())
      .addColumn('state_ms', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema
      .createIndex('request_log_by_time')
      .on('request_log')
      .columns(['organization_id', 'created_at', 'request_id']),
    schema.createIndex('request_log_by_age').on('request_log').column('created_at'),
    schema
      .createIndex('request_log_by_session')
      .on('request_log')
      .column('session')
      .where(sql<boolean>`session is not null`),
  ];
}

function requestLogSumTables(schema: SchemaModule) {
  return [
    schema
      .createTable('request_log_outcomes')
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('calls', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('request_log_outcomes_key', ['organization_id', 'environment', 'day', 'outcome']),
    schema
      .createTable('request_log_types')
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('document_type', 'text', (column) => column.notNull())
      .addColumn('requested', 'bigint', (column) => column.notNull())
      .addColumn('failed', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('request_log_types_key', ['organization_id', 'environment', 'day', 'document_type']),
    schema
      .createTable('state_times')
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('up_to_ms', 'bigint', (column) => column.notNull())
      .addColumn('calls', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('state_times_key', ['organization_id', 'environment', 'day', 'up_to_ms']),
  ];
}
