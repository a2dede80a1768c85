/** The sandbox: the SMS of its 1414, the scenarios that organisations have armed, and the people whom they have added. */
import type { SchemaModule } from 'kysely';

export function sandboxTables(schema: SchemaModule) {
  const messages = 'sandbox_messages';
  const arms = 'sandbox_arms';
  const people = 'sandbox_people';
  return [
    schema
      .createTable(messages)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('phone_hash', 'text', (column) => column.notNull())
      .addColumn('encrypted_content', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'bigint', (column) => column.notNull())
      .addColumn('late_ms', 'bigint', (column) => column.notNull()),
    schema.createIndex('sandbox_messages_by_time').on(messages).columns(['organization_id', 'sent_at']),
    schema.createIndex('sandbox_messages_by_phone').on(messages).columns(['organization_id', 'phone_hash', 'sent_at']),
    schema.createIndex('sandbox_messages_by_age').on(messages).column('sent_at'),
    schema.createIndex('sandbox_messages_by_request').on(messages).columns(['request_id', 'sent_at']),
    schema
      .createTable(arms)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('scenario', 'text', (column) => column.notNull())
      .addColumn('seconds', 'bigint')
      .addColumn('calls', 'bigint')
      .addColumn('played', 'bigint', (column) => column.notNull())
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('ends_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('sandbox_arms_by_place').on(arms).columns(['organization_id', 'place']),
    schema
      .createTable(people)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('iin_hash', 'text', (column) => column.notNull())
      .addColumn('encrypted_content', 'text', (column) => column.notNull())
      .addColumn('encrypted_portrait', 'text')
      .addColumn('place', 'bigint', (column) => column.notNull())
      .addColumn('added_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('sandbox_people_by_place').on(people).columns(['organization_id', 'place']),
    schema.createIndex('sandbox_people_by_iin').unique().on(people).columns(['organization_id', 'iin_hash']),
  ];
}
