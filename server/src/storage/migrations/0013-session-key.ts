/** Which key opened a session: what ends the key, or its organisation's subscription, reaches its open sessions too. */
import type { Migration } from './migration.ts';

export const sessionKey: Migration = {
  name: '0013-session-key',
  // A session of before names no key, so it can only expire.
  statements: (schema) => [
    schema.alterTable('sessions').addColumn('api_key_id', 'text', (column) => column.notNull().defaultTo('')),
  ],
};
