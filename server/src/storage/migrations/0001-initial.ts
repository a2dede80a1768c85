/** The tables of the first release, feature by feature in `initial/`. A table stands behind those that it refers to. */
import { accountTables } from './initial/accounts.ts';
import { auditTables } from './initial/audit.ts';
import { consentTables } from './initial/citizen-consents.ts';
import { credentialTables } from './initial/credentials.ts';
import { flowTables } from './initial/flows.ts';
import { logInTables } from './initial/log-ins.ts';
import { operationTables } from './initial/operation.ts';
import { organizationTables } from './initial/organizations.ts';
import { sandboxTables } from './initial/sandbox.ts';
import { sessionTables } from './initial/sessions.ts';
import { subscriptionTables } from './initial/subscriptions.ts';
import { webhookTables } from './initial/webhooks.ts';
import type { Migration } from './migration.ts';

export const initialMigration: Migration = {
  name: '0001-initial',
  statements: (schema, query) => [
    ...organizationTables(schema),
    ...subscriptionTables(schema, query),
    ...sessionTables(schema),
    ...flowTables(schema),
    ...consentTables(schema),
    ...credentialTables(schema),
    ...accountTables(schema),
    ...logInTables(schema),
    ...auditTables(schema, query),
    ...sandboxTables(schema),
    ...operationTables(schema),
    ...webhookTables(schema),
  ],
};
