/** People of the cabinet, their place in organisations, and the links that are mailed to them. */
import type { SchemaModule } from 'kysely';

export function accountTables(schema: SchemaModule) {
  return [...accountTable(schema), ...membershipTable(schema), ...linkTables(schema)];
}

function accountTable(schema: SchemaModule) {
  return [
    schema
      .createTable('accounts')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('is_operator', 'integer', (column) => column.notNull())
      .addColumn('encrypted_totp', 'text')
      .addColumn('totp_last_step', 'bigint', (column) => column.notNull())
      .addColumn('encrypted_totp_draft', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('locked_at', 'bigint')
      .addColumn('locked_by', 'text')
      .addColumn('lock_reason', 'text'),
  ];
}

function membershipTable(schema: SchemaModule) {
  return [
    schema
      .createTable('memberships')
      .addColumn('organization_id', 'text', (column) => column.notNull().references('organizations.id'))
      .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('memberships_key', ['organization_id', 'account_id']),
    schema.createIndex('memberships_by_account').on('memberships').columns(['account_id']),
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
