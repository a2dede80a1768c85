/** What operators do against an organisation, an account or a key, with a reason; and what an act changed, in the audit. */
import type { Migration } from './migration.ts';

export const interventions: Migration = {
  name: '0019-interventions',
  statements: (schema) => [
    schema.alterTable('organizations').addColumn('suspended_at', 'bigint'),
    schema.alterTable('organizations').addColumn('suspended_by', 'text'),
    schema.alterTable('organizations').addColumn('suspension_reason', 'text'),
    schema.alterTable('accounts').addColumn('locked_at', 'bigint'),
    schema.alterTable('accounts').addColumn('locked_by', 'text'),
    schema.alterTable('accounts').addColumn('lock_reason', 'text'),
    schema.alterTable('api_keys').addColumn('revoked_by', 'text'),
    schema.alterTable('api_keys').addColumn('revocation_reason', 'text'),
    schema.alterTable('audit').addColumn('reason', 'text'),
    schema.alterTable('audit').addColumn('value_before', 'text'),
    schema.alterTable('audit').addColumn('value_after', 'text'),
  ],
};
