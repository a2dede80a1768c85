/** Log-ins to the cabinet, second factors, and tries that are counted against guessing. */
import type { SchemaModule } from 'kysely';

export function logInTables(schema: SchemaModule) {
  return [...cabinetSessionTable(schema), ...throttleTable(schema), ...secondFactorTables(schema)];
}

function cabinetSessionTable(schema: SchemaModule) {
  return [
    schema
      .createTable('cabinet_sessions')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('user_agent', 'text', (column) => column.notNull())
      .addColumn('network', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
      .addColumn('authenticated_at', 'bigint', (column) => column.notNull())
      .addColumn('idle_ms', 'bigint', (column) => column.notNull())
      .addColumn('idle_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('proved_by', 'text')
      .addColumn('proved_at', 'bigint'),
    schema.createIndex('cabinet_sessions_by_account').on('cabinet_sessions').columns(['account_id', 'last_seen_at']),
    schema.createIndex('cabinet_sessions_by_end').on('cabinet_sessions').column('idle_expires_at'),
    schema.createIndex('cabinet_sessions_by_life').on('cabinet_sessions').column('expires_at'),
  ];
}

function throttleTable(schema: SchemaModule) {
  return [
    schema
      .createTable('throttles')
      .addColumn('key_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('last_try_at', 'bigint', (column) => column.notNull())
      .addColumn('blocked_until', 'bigint', (column) => column.notNull()),
    schema.createIndex('throttles_by_time').on('throttles').column('last_try_at'),
  ];
}

function secondFactorTables(schema: SchemaModule) {
  return [
    schema
      .createTable('recovery_codes')
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('code_hash', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('recovery_codes_key', ['account_id', 'code_hash']),
    schema
      .createTable('passkeys')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('counter', 'bigint', (column) => column.notNull())
      .addColumn('transports', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('backed_up', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('last_used_at', 'bigint'),
    schema.createIndex('passkeys_by_account').on('passkeys').columns(['account_id', 'created_at']),
    schema
      .createTable('passkey_challenges')
      .addColumn('challenge_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text')
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('passkey_challenges_by_end').on('passkey_challenges').column('expires_at'),
  ];
}
