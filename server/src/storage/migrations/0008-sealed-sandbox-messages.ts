/** The sandbox's SMS are sealed. Those from before are dropped: their codes have lived for three minutes. */
import type { Migration } from './migration.ts';

const table = 'sandbox_messages';

export const sealedSandboxMessages: Migration = {
  name: '0008-sealed-sandbox-messages',
  statements: (schema) => [
    schema.dropTable(table),
    schema
      .createTable(table)
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('organization_id', 'text', (column) => column.notNull())
      .addColumn('phone_hash', 'text', (column) => column.notNull())
      .addColumn('sealed_content', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'bigint', (column) => column.notNull()),
    schema.createIndex('sandbox_messages_by_time').on(table).columns(['organization_id', 'sent_at']),
    schema.createIndex('sandbox_messages_by_phone').on(table).columns(['organization_id', 'phone_hash', 'sent_at']),
    schema.createIndex('sandbox_messages_by_age').on(table).column('sent_at'),
    schema.createIndex('sandbox_messages_by_request').on(table).columns(['request_id', 'sent_at']),
  ],
};
