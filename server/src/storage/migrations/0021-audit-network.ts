/** From which network an act came, in the audit. */
import type { Migration } from './migration.ts';

export const auditNetwork: Migration = {
  name: '0021-audit-network',
  statements: (schema) => [schema.alterTable('audit').addColumn('network', 'text')],
};
