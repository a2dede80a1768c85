/** The audit: its rows, their chains, the Merkle tree over them and its checkpoints. */
import { type Kysely, type SchemaModule, sql } from 'kysely';
import type { Schema } from '../../schema.ts';

export function auditTables(schema: SchemaModule, query: Kysely<Schema>) {
  return [
    ...rowTable(schema),
    ...logTables(schema),
    query.insertInto('audit_log').values({ name: 'audit', tree_size: 0, chains: 0, peaks: '[]' }),
  ];
}

function rowTable(schema: SchemaModule) {
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
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('subject', 'text')
      .addColumn('account_id', 'text')
      .addColumn('target', 'text')
      .addColumn('reason', 'text')
      .addColumn('value_before', 'text')
      .addColumn('value_after', 'text')
      .addColumn('network', 'text')
      .addColumn('position', 'bigint')
      .addColumn('sequence', 'bigint')
      .addColumn('previous_hash', 'text')
      .addColumn('row_hash', 'text'),
    schema.createIndex('audit_by_organization').on('audit').columns(['organization_id', 'created_at']),
    schema
      .createIndex('audit_unchained')
      .on('audit')
      .columns(['created_at', 'id'])
      .where(sql<boolean>`position is null`),
    schema
      .createIndex('audit_by_position')
      .unique()
      .on('audit')
      .column('position')
      .where(sql<boolean>`position is not null`),
  ];
}

function logTables(schema: SchemaModule) {
  return [
    schema
      .createTable('audit_log')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('tree_size', 'bigint', (column) => column.notNull())
      .addColumn('chains', 'bigint', (column) => column.notNull())
      .addColumn('peaks', 'text', (column) => column.notNull()),
    schema
      .createTable('audit_heads')
      .addColumn('organization_id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('ordinal', 'bigint', (column) => column.notNull().unique())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('row_hash', 'text', (column) => column.notNull()),
    schema
      .createTable('audit_checkpoints')
      .addColumn('tree_size', 'bigint', (column) => column.primaryKey().notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull()),
  ];
}
