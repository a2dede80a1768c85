/** What the cabinet shows and sets of an API key. */
import type { Migration } from './migration.ts';

export const apiKeySettings: Migration = {
  name: '0007-api-keys',
  statements: (schema) => [
    schema.alterTable('api_keys').addColumn('name', 'text', (column) => column.notNull().defaultTo('')),
    schema.alterTable('api_keys').addColumn('last_four', 'text', (column) => column.notNull().defaultTo('')),
    schema.alterTable('api_keys').addColumn('expires_at', 'bigint'),
    schema.alterTable('api_keys').addColumn('allowed_ip_ranges', 'text', (column) => column.notNull().defaultTo('[]')),
    schema.alterTable('api_keys').addColumn('last_used_at', 'bigint'),
    schema.alterTable('api_keys').addColumn('seen_in_browser_at', 'bigint'),
  ],
};
