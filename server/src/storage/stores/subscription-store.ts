/** Plans, subscriptions and notices of their ends in the database: behind `subscriptions/subscription-store.ts`. */
import { type Compilable, sql } from 'kysely';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import type { Plan } from '../../subscriptions/plan.ts';
import type { EndingSubscription, SubscriptionKey, SubscriptionStore } from '../../subscriptions/subscription-store.ts';
import type { Database } from '../database.ts';
import { readClock } from '../read-clock.ts';
import { insertAudit } from './audit-statement.ts';
import { rowOfSubscription, subscriptionOfRow } from './organization-store.ts';
import { insertMail } from './trace-statements.ts';

const DAY_MS = 24 * 3_600_000;

export function createSubscriptionStore(database: Database): SubscriptionStore {
  return { ...plans(database), ...changes(database), ...reads(database), ...notices(database) };
}

function commitChange(database: Database) {
  return async (change: Compilable, audit: AuditEntry): Promise<boolean> => {
    const unit = [{ statement: change, mustAffect: true }, { statement: insertAudit(database, audit) }];
    return (await database.commit(unit)) !== undefined;
  };
}

function plans(database: Database) {
  const change = commitChange(database);
  return {
    async listPlans() {
      const rows = await database.query
        .selectFrom('plans')
        .selectAll()
        .orderBy('active', 'desc')
        .orderBy('name')
        .execute();
      return rows.map((row): Plan => ({ ...row, active: row.active === 1 }));
    },
    async insertPlan(plan, audit) {
      await change(database.query.insertInto('plans').values({ ...plan, active: plan.active ? 1 : 0 }), audit);
    },
    setPlanActive({ id, active }, audit) {
      const [before, after] = active ? [0, 1] : [1, 0];
      const update = database.query.updateTable('plans').set({ active: after }).where('id', '=', id);
      return change(update.where('active', '=', before), audit);
    },
  } satisfies Partial<SubscriptionStore>;
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
    async insertSubscription(subscription, audit) {
      await change(database.query.insertInto('subscriptions').values(rowOfSubscription(subscription)), audit);
    },
    endSubscription(key, audit) {
      return change(unfinished(key).set({ ends_at: database.nowMs }), audit);
    },
    setSubscriptionActive({ active, ...key }, audit) {
      const [before, after] = active ? [0, 1] : [1, 0];
      return change(unfinished(key).set({ active: after }).where('active', '=', before), audit);
    },
  } satisfies Partial<SubscriptionStore>;
}

function reads(database: Database) {
  return {
    async listSubscriptionsOf(organizationIds) {
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
  } satisfies Partial<SubscriptionStore>;
}

function notices(database: Database) {
  return {
    async listEndingSubscriptions({ days, most }) {
      const { query, nowMs } = database;
      const rows = await query
        .selectFrom('subscriptions as ending')
        .innerJoin('organizations', 'organizations.id', 'ending.organization_id')
        .selectAll('ending')
        .select('organizations.name as organization_name')
        // Written out, as the index `subscriptions_by_end` is.
        .where(sql<boolean>`ending.active = 1`)
        .where('ending.starts_at', '<=', nowMs)
        .where('ending.ends_at', '>', nowMs)
        .where('ending.ends_at', '<=', sql<number>`${nowMs} + ${days * DAY_MS}`)
        // A month's subscription is not announced to end on the day on which it begins.
        .where(sql<boolean>`ending.ends_at - ending.starts_at >= ${sql.lit(2 * days * DAY_MS)}`)
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('subscription_notices')
                .select('days')
                .whereRef('subscription_id', '=', 'ending.id')
                .where('days', '<=', days),
            ),
          ),
        )
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('subscriptions as next')
                .select('next.id')
                .whereRef('next.organization_id', '=', 'ending.organization_id')
                .whereRef('next.technology', '=', 'ending.technology')
                .whereRef('next.starts_at', '<=', 'ending.ends_at')
                .whereRef('next.ends_at', '>', 'ending.ends_at')
                .where('next.active', '=', 1),
            ),
          ),
        )
        .orderBy('ending.ends_at')
        .orderBy('ending.id')
        .limit(most)
        .execute();
      const owners = await ownersOf(
        database,
        rows.map((row) => row.organization_id),
      );
      return rows.map((row) => ({
        id: row.id,
        organizationId: row.organization_id,
        organizationName: row.organization_name,
        technology: row.technology,
        endsAt: row.ends_at,
        owners: owners.get(row.organization_id) ?? [],
      }));
    },

    async recordNotice({ subscriptionId, days, mails }) {
      const { query, nowMs } = database;
      const record = query
        .insertInto('subscription_notices')
        .values({ subscription_id: subscriptionId, days, created_at: nowMs })
        .onConflict((conflict) => conflict.columns(['subscription_id', 'days']).doNothing());
      const results = await database.commit([
        { statement: record, mustAffect: true },
        ...mails.map((mail) => ({ statement: insertMail(database, mail) })),
      ]);
      return results !== undefined;
    },
  } satisfies Partial<SubscriptionStore>;
}

async function ownersOf({ query }: Database, organizationIds: readonly string[]) {
  const owners = new Map<string, EndingSubscription['owners']>();
  if (organizationIds.length === 0) return owners;
  const rows = await query
    .selectFrom('memberships')
    .innerJoin('accounts', 'accounts.id', 'memberships.account_id')
    .select(['organization_id', 'email', 'language'])
    .where('role', '=', 'owner')
    .where('organization_id', 'in', organizationIds)
    .orderBy('email')
    .execute();
  for (const { organization_id: id, email, language } of rows) {
    const owner = { email, language: language as EndingSubscription['owners'][number]['language'] };
    owners.set(id, [...(owners.get(id) ?? []), owner]);
  }
  return owners;
}
