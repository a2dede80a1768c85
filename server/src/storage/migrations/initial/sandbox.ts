/** The sandbox: the SMS of its 1414, and what an operator has its state play, at most one fault for everybody and one for each person. */
import type { SchemaModule } from 'kysely';

export function sandboxTables(schema: SchemaModule) {
  const messages = 'sandbox_messages';
  return [
    schema
      .createTable(messages)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('phone_hash', 'text', (column) => column.notNull())
      .addColumn('sealed_content', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('sandbox_messages_by_time').on(messages).columns(['organization_id', 'sent_at']),
    schema.createIndex('sandbox_messages_by_phone').on(messages).columns(['organization_id', 'phone_hash', 'sent_at']),
    schema.createIndex('sandbox_messages_by_age').on(messages).column('sent_at'),
    schema.createIndex('sandbox_messages_by_request').on(messages).columns(['request_id', 'sent_at']),
    schema
      .createTable('sandbox_faults')
      .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
      .addColumn('fault', 'text', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull()),
  ];
}
