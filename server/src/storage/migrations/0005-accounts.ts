/** People who log in to the cabinet, their place in organisations, and the mails to them. Each index serves a query of `stores/`. */
import type { SchemaModule } from 'kysely';
import type { Migration } from './migration.ts';

export const accountsMigration: Migration = {
  name: '0005-accounts',
  statements: (schema) => [
    schema.alterTable('organizations').addColumn('bin', 'text'),
    ...accountTables(schema),
    ...linkTables(schema),
    ...logInTables(schema),
    ...secondFactorTables(schema),
    ...mailTable(schema),
  ],
};

function accountTables(schema: SchemaModule) {
  return [
    schema
      .createTable('accounts')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('is_operator', 'integer', (column) => column.notNull())
      .addColumn('sealed_totp', 'text')
      .addColumn('totp_last_step', 'bigint', (column) => column.notNull())
      .addColumn('sealed_totp_draft', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
    schema
      .createTable('memberships')
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('memberships_key', ['organization_id', 'account_id']),
    schema.createIndex('memberships_by_account').on('memberships').columns(['account_id']),
    schema.createIndex('organizations_by_time').on('organizations').columns(['created_at', 'id']),
  ];
}

function linkTables(schema: SchemaModule) {
  return [
    schema
      .createTable('sign_ups')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('organization_name', 'text', (column) => column.notNull())
      .addColumn('bin', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('sign_ups_by_end').on('sign_ups').column('expires_at'),
    schema
      .createTable('password_resets')
      .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('password_resets_by_end').on('password_resets').column('expires_at'),
    schema.createIndex('password_resets_by_account').on('password_resets').column('account_id'),
    schema
      .createTable('invitations')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('organization_id', 'text', (column) => column.references('organizations.id'))
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('role', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('invitations_by_organization').on('invitations').columns(['organization_id', 'created_at']),
    schema.createIndex('invitations_by_end').on('invitations').column('expires_at'),
  ];
}

function logInTables(schema: SchemaModule) {
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
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('cabinet_sessions_by_account').on('cabinet_sessions').columns(['account_id', 'last_seen_at']),
    schema.createIndex('cabinet_sessions_by_end').on('cabinet_sessions').column('idle_expires_at'),
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

function mailTable(schema: SchemaModule) {
  return [
    schema
      .createTable('mails')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('mails_by_due_time').on('mails').columns(['due_at', 'created_at']),
  ];
}
