/** Organisations in the database. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { type Database, mustAffect, tryCommit, type UnitStatement } from '../storage/database.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { rowOfSubscription } from '../subscriptions/subscription-row.ts';
import { insertApiKey } from './api-key-store.ts';
import type { ApiKey, Organization } from './organization.ts';

interface OrganizationBundle {
  organization: Organization;
  apiKeys: ApiKey[];
  subscriptions: Subscription[];
  audit?: readonly AuditEntry[];
}

export function createOrganizationStore(database: Database) {
  return {
    /** Inserts an organisation with its keys and subscriptions in one commit. False where the id is taken: nothing is changed then. */
    async insertOrganization(bundle: OrganizationBundle): Promise<boolean> {
      return tryCommit(database, insertBundle(database, bundle));
    },

    findOrganization: (id: string): Promise<Organization | undefined> =>
      database.query.selectFrom('organizations').select(['id', 'name']).where('id', '=', id).executeTakeFirst(),

    /** From then on none of its keys opens a session or carries one on. */
    async suspendOrganization(
      { id, by, reason }: { id: string; by: string; reason: string },
      audit: AuditEntry,
    ): Promise<void> {
      const suspend = database.query
        .updateTable('organizations')
        .set({ suspended_at: database.nowMs, suspended_by: by, suspension_reason: reason })
        .where('id', '=', id);
      await database.commit([suspend, insertAudit(database, audit)]);
    },

    /** Leaves no row where it is not suspended. */
    async reopenOrganization(id: string, audit: AuditEntry): Promise<void> {
      const reopen = database.query
        .updateTable('organizations')
        .set({ suspended_at: null, suspended_by: null, suspension_reason: null })
        .where('id', '=', id)
        .where('suspended_at', 'is not', null);
      await database.commit([mustAffect(reopen), insertAudit(database, audit)]);
    },
  };
}

export type OrganizationStore = ReturnType<typeof createOrganizationStore>;

function insertBundle(
  database: Database,
  { organization, apiKeys, subscriptions, audit = [] }: OrganizationBundle,
): UnitStatement[] {
  const { query, nowMs } = database;
  const insertOrganization = query
    .insertInto('organizations')
    .values({ id: organization.id, name: organization.name, created_at: nowMs })
    .onConflict((conflict) => conflict.column('id').doNothing());
  return [
    mustAffect(insertOrganization),
    ...apiKeys.map((apiKey) => insertApiKey(database, apiKey)),
    ...subscriptions.map((subscription) => query.insertInto('subscriptions').values(rowOfSubscription(subscription))),
    ...audit.map((entry) => insertAudit(database, entry)),
  ];
}
