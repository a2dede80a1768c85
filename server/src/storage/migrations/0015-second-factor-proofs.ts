/** With which second factor the person of a log-in last proved who they are, and when. */
import type { Migration } from './migration.ts';

export const secondFactorProofs: Migration = {
  name: '0015-second-factor-proofs',
  statements: (schema) => [
    schema.alterTable('cabinet_sessions').addColumn('proved_by', 'text'),
    schema.alterTable('cabinet_sessions').addColumn('proved_at', 'bigint'),
  ],
};
