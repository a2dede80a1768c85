/** Organisations and their subscriptions in the database. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import type { Database, UnitStatement } from '../storage/database.ts';
import { prepareStatement, type StatementSource } from '../storage/prepared-statement.ts';
import type { Schema } from '../storage/schema.ts';
import { insertApiKey } from './api-key-store.ts';
import type { ApiKey, Organization, Subscription } from './organization.ts';

interface OrganizationBundle {
  organization: Organization;
  apiKeys: ApiKey[];
  subscriptions: Subscription[];
}

interface DeliveryPeriod {
  organizationId: string;
  technology: string;
  from: number;
  to: number;
}

export function createOrganizationStore(database: Database) {
  return {
    /** Inserts an organisation with its keys and subscriptions in one commit. False where the id is taken: nothing is changed then. */
    async insertOrganization(bundle: OrganizationBundle): Promise<boolean> {
      return (await database.commit(insertBundle(database, bundle))) !== undefined;
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
      await database.commit([{ statement: suspend }, { statement: insertAudit(database, audit) }]);
    },

    /** Leaves no row where it is not suspended. */
    async reopenOrganization(id: string, audit: AuditEntry): Promise<void> {
      const reopen = database.query
        .updateTable('organizations')
        .set({ suspended_at: null, suspended_by: null, suspension_reason: null })
        .where('id', '=', id)
        .where('suspended_at', 'is not', null);
      await database.commit([{ statement: reopen, mustAffect: true }, { statement: insertAudit(database, audit) }]);
    },

    /**
     * All subscriptions of the organisation, to whatever technology, earliest start first; whether it is suspended; and the store's time
     * (epoch ms).
     */
    async listSubscriptions(
      organizationId: string,
    ): Promise<{ subscriptions: Subscription[]; suspended: boolean; nowMs: number }> {
      const { rows } = await database.query.executeQuery(selectSubscriptions(database, { organizationId }));
      // The left join gives one row of nulls where there is none.
      const found = rows.filter((row) => row.id !== null) as Schema['subscriptions'][];
      const suspended = rows[0]?.suspended_at != null;
      return { subscriptions: found.map(subscriptionOfRow), suspended, nowMs: rows[0]?.now_ms ?? 0 };
    },

    /** Documents that were delivered to live keys on the days of Almaty from `from` to just before `to` (epoch ms). */
    async countDelivered({ organizationId, technology, from, to }: DeliveryPeriod): Promise<number> {
      const row = await database.query
        .selectFrom('usage')
        .select((select) => select.fn.sum<number | string | null>('delivered').as('delivered'))
        .where('organization_id', '=', organizationId)
        .where('environment', '=', 'live')
        .where('technology', '=', technology)
        .where('day', '>=', almatyIsoDate(from))
        .where('day', '<=', almatyIsoDate(to - 1))
        .executeTakeFirst();
      return Number(row?.delivered ?? 0);
    },
  };
}

export type OrganizationStore = ReturnType<typeof createOrganizationStore>;

/** From the clock outwards: so the time comes in the same query, also where there is no subscription. */
const selectSubscriptions = prepareStatement(({ query, nowMs, value }: StatementSource<{ organizationId: string }>) =>
  query
    .selectFrom(query.selectNoFrom(nowMs.as('now_ms')).as('clock'))
    .leftJoin('subscriptions', (join) => join.on('organization_id', '=', value('organizationId')))
    .leftJoin('organizations', (join) => join.on('organizations.id', '=', value('organizationId')))
    .selectAll('subscriptions')
    .select(['clock.now_ms', 'organizations.suspended_at'])
    .orderBy('starts_at')
    .orderBy('subscriptions.id'),
);

function insertBundle(
  database: Database,
  { organization, apiKeys, subscriptions }: OrganizationBundle,
): UnitStatement[] {
  const { query, nowMs } = database;
  const insertOrganization = query
    .insertInto('organizations')
    .values({ id: organization.id, name: organization.name, created_at: nowMs })
    .onConflict((conflict) => conflict.column('id').doNothing());
  return [
    { statement: insertOrganization, mustAffect: true },
    ...apiKeys.map((apiKey) => ({ statement: insertApiKey(database, apiKey) })),
    ...subscriptions.map((subscription) => ({
      statement: query.insertInto('subscriptions').values(rowOfSubscription(subscription)),
    })),
  ];
}

export function subscriptionOfRow(row: Schema['subscriptions']): Subscription {
  return {
    id: row.id,
    organizationId: row.organization_id,
    technology: row.technology,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    active: row.active === 1,
    planName: row.plan_name,
    quota: row.quota,
    trial: row.trial === 1,
    mcdbCheck: row.mcdb_check === 1,
  };
}

export function rowOfSubscription(subscription: Subscription): Schema['subscriptions'] {
  return {
    id: subscription.id,
    organization_id: subscription.organizationId,
    technology: subscription.technology,
    starts_at: subscription.startsAt,
    ends_at: subscription.endsAt,
    active: subscription.active ? 1 : 0,
    plan_name: subscription.planName,
    quota: subscription.quota,
    trial: subscription.trial ? 1 : 0,
    mcdb_check: subscription.mcdbCheck ? 1 : 0,
  };
}
