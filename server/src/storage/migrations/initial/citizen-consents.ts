/** Consents of citizens, of which a receipt is given. */
import { type SchemaModule, sql } from 'kysely';

export function consentTables(schema: SchemaModule) {
  return [
    schema
      .createTable('consents')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('receipt_hash', 'text', (column) => column.notNull())
      .addColumn('encrypted_record', 'text', (column) => column.notNull())
      .addColumn('encrypted_session', 'text', (column) => column.notNull())
      .addColumn('given_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .addColumn('withdrawn_at', 'bigint'),
    schema.createIndex('consents_by_receipt').unique().on('consents').column('receipt_hash'),
    schema.createIndex('consents_by_subject').on('consents').columns(['subject', 'given_at']),
    schema.createIndex('consents_by_age').on('consents').column('given_at'),
    schema.createIndex('consents_by_expiry').on('consents').column('expires_at'),
    schema
      .createIndex('test_consents')
      .on('consents')
      .columns(['organization_id', 'expires_at'])
      .where(sql<boolean>`environment = 'test'`),
  ];
}
