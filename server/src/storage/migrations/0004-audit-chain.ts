/**
 * The audit's chains, their Merkle tree and its checkpoints. Columns are only added, so that a gateway of the version before may
 * write on while this one starts.
 */
import { type SchemaModule, sql } from 'kysely';
import type { Migration } from './migration.ts';

export const auditChain: Migration = {
  name: '0004-audit-chain',
  statements: (schema, query) => [
    ...auditColumns(schema),
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
    ...logTables(schema),
    query.insertInto('audit_log').values({ name: 'audit', tree_size: 0, chains: 0, peaks: '[]' }),
  ],
};

/** One statement each: SQLite adds one column at a time. */
function auditColumns(schema: SchemaModule) {
  const audit = schema.alterTable('audit');
  return [
    ...['subject', 'account_id', 'target', 'previous_hash', 'row_hash'].map((name) => audit.addColumn(name, 'text')),
    ...['position', 'sequence'].map((name) => audit.addColumn(name, 'bigint')),
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
