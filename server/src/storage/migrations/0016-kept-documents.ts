/** Documents whose file was asked for and was not ready: sealed, for ten minutes. */
import type { Migration } from './migration.ts';

export const keptDocuments: Migration = {
  name: '0016-kept-documents',
  statements: (schema) => [
    schema
      .createTable('kept_documents')
      .addColumn('id_hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('sealed_document', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('kept_documents_by_expiry').on('kept_documents').column('expires_at'),
  ],
};
