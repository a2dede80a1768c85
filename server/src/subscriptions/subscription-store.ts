/** Plans and subscriptions in the database, and what was delivered in a period. Each change is one commit with its audit row. */
import type { Compilable } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { almatyIsoDate } from '../calendar/almaty-date.ts';
import { type Database, mustAffect, tryCommit } from '../storage/database.ts';
import { prepareStatement, type StatementSource } from '../storage/prepared-statement.ts';
import { readClock } from '../storage/read-clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Plan } from './plan.ts';
import type { Subscription } from './subscription.ts';
import { rowOfSubscription, subscriptionOfRow } from './subscription-row.ts';

export interface SubscriptionKey {
  id: string;
  organizationId: string;
}

interface DeliveryPeriod {
  organizationId: string;
  technology: string;
  from: number;
  to: number;
}

export function createSubscriptionStore(database: Database) {
  return { ...plans(database), ...changes(database), ...reads(database) };
}

export type SubscriptionStore = ReturnType<typeof createSubscriptionStore>;

function commitChange(database: Database) {
  return async (change: Compilable, audit: AuditEntry): Promise<boolean> => {
    return tryCommit(database, [mustAffect(change), insertAudit(database, audit)]);
  };
}

function plans(database: Database) {
  const change = commitChange(database);
  return {
    /** Those that are granted first, then by name. */
    async listPlans(): Promise<Plan[]> {
      const rows = await database.query
        .selectFrom('plans')
        .selectAll()
        .orderBy('active', 'desc')
        .orderBy('name')
        .execute();
      return rows.map(planOfRow);
    },
    async insertPlan(plan: Plan, audit: AuditEntry): Promise<void> {
      await change(database.query.insertInto('plans').values(rowOfPlan(plan)), audit);
    },
    /** False where there is none, or it is so already: then nothing was changed. */
    setPlanActive({ id, active }: { id: string; active: boolean }, audit: AuditEntry): Promise<boolean> {
      const [before, after] = active ? [0, 1] : [1, 0];
      const update = database.query.updateTable('plans').set({ active: after }).where('id', '=', id);
      return change(update.where('active', '=', before), audit);
    },
  };
}

function planOfRow({ mcdb_check: mcdbCheck, claims_only: claimsOnly, active, ...rest }: Schema['plans']): Plan {
  return { ...rest, mcdbCheck: mcdbCheck === 1, claimsOnly: claimsOnly === 1, active: active === 1 };
}

function rowOfPlan({ mcdbCheck, claimsOnly, active, ...rest }: Plan): Schema['plans'] {
  return { ...rest, mcdb_check: mcdbCheck ? 1 : 0, claims_only: claimsOnly ? 1 : 0, active: active ? 1 : 0 };
}

function changes(database: Database) {
  const change = commitChange(database);
  const unfinished = ({ id, organizationId }: SubscriptionKey) =>
    database.query
      .updateTable('subscriptions')
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .where('ends_at', '>', database.nowMs);
  return {
    async insertSubscription(subscription: Subscription, audit: AuditEntry): Promise<void> {
      await change(database.query.insertInto('subscriptions').values(rowOfSubscription(subscription)), audit);
    },
    /** Ends it now, also before its start. False where it is not the organisation's, or has ended: then nothing was changed. */
    endSubscription(key: SubscriptionKey, audit: AuditEntry): Promise<boolean> {
      return change(unfinished(key).set({ ends_at: database.nowMs }), audit);
    },
    /** False where it is not the organisation's, has ended, or is so already: then nothing was changed. */
    setSubscriptionActive(
      { active, ...key }: SubscriptionKey & { active: boolean },
      audit: AuditEntry,
    ): Promise<boolean> {
      const [before, after] = active ? [0, 1] : [1, 0];
      return change(unfinished(key).set({ active: after }).where('active', '=', before), audit);
    },
  };
}

function reads(database: Database) {
  return {
    /**
     * All subscriptions of the organisation, to whatever technology, earliest start first; whether it is suspended; the store's time
     * (epoch ms), and how far the clock of its sandbox is ahead of that.
     */
    async listSubscriptions(
      organizationId: string,
    ): Promise<{ subscriptions: Subscription[]; suspended: boolean; nowMs: number; sandboxAheadMs: number }> {
      const { rows } = await database.query.executeQuery(selectSubscriptions(database, { organizationId }));
      // The left join gives one row of nulls where there is none.
      const found = rows.filter((row) => row.id !== null) as Schema['subscriptions'][];
      const suspended = rows[0]?.suspended_at != null;
      const [first] = rows;
      const times = { nowMs: first?.now_ms ?? 0, sandboxAheadMs: first?.sandbox_ahead_ms ?? 0 };
      return { subscriptions: found.map(subscriptionOfRow), suspended, ...times };
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

    /** The subscriptions of these organisations, earliest start first, and the store's time. */
    async listSubscriptionsOf(
      organizationIds: readonly string[],
    ): Promise<{ subscriptions: Subscription[]; nowMs: number }> {
      const { query } = database;
      const now = await readClock(database);
      if (organizationIds.length === 0) return { subscriptions: [], nowMs: now };
      const rows = await query
        .selectFrom('subscriptions')
        .selectAll()
        .where('organization_id', 'in', organizationIds)
        .orderBy('starts_at')
        .orderBy('id')
        .execute();
      return { subscriptions: rows.map(subscriptionOfRow), nowMs: now };
    },
  };
}

/** From the clock outwards: so the time comes in the same query, also where there is no subscription. */
const selectSubscriptions = prepareStatement(({ query, nowMs, value }: StatementSource<{ organizationId: string }>) =>
  query
    .selectFrom(query.selectNoFrom(nowMs.as('now_ms')).as('clock'))
    .leftJoin('subscriptions', (join) => join.on('organization_id', '=', value('organizationId')))
    .leftJoin('organizations', (join) => join.on('organizations.id', '=', value('organizationId')))
    .selectAll('subscriptions')
    .select(['clock.now_ms', 'organizations.suspended_at', 'organizations.sandbox_ahead_ms'])
    .orderBy('starts_at')
    .orderBy('subscriptions.id'),
);
