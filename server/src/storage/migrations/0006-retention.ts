/** What the sweeps look for: sessions that still have a subject, by their end, and the sandbox's messages, by their age. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const retention: Migration = {
  name: '0006-retention',
  statements: (schema) => [
    // The empty text is written out: SQLite uses such an index only for the very same condition, without a parameter.
    schema
      .createIndex('sessions_with_subject')
      .on('sessions')
      .column('expires_at')
      .where(sql<boolean>`sealed_subject <> ''`),
    schema.createIndex('sandbox_messages_by_age').on('sandbox_messages').column('sent_at'),
  ],
};
