/** What wallets hold: nothing but whose it is, and where its status stands. */
import { type SchemaModule, sql } from 'kysely';

export function credentialTables(schema: SchemaModule) {
  return [
    schema
      .createTable('credentials')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('status_index', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint'),
    schema.createIndex('credentials_by_place').unique().on('credentials').columns(['environment', 'status_index']),
    schema.createIndex('credentials_by_expiry').on('credentials').column('expires_at'),
    schema
      .createIndex('revoked_credentials')
      .on('credentials')
      .columns(['environment', 'status_index'])
      .where(sql<boolean>`revoked_at is not null`),
  ];
}
