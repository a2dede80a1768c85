/** Plans, subscriptions and notices of their ends in the database. Each change is one commit with its audit row. */
import { type Compilable, sql } from 'kysely';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { insertAudit } from '../audit/audit-statements.ts';
import { DAY_MS } from '../clock.ts';
import type { SealedMail } from '../mail/mail.ts';
import { insertMail } from '../mail/mail-store.ts';
import type { Subscription } from '../organizations/organization.ts';
import { rowOfSubscription, subscriptionOfRow } from '../organizations/organization-store.ts';
import type { Database } from '../storage/database.ts';
import { readClock } from '../storage/read-clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Plan } from './plan.ts';

export interface SubscriptionKey {
  id: string;
  organizationId: string;
}

/** A subscription whose end is near, and who is to be told. */
export interface EndingSubscription {
  id: string;
  organizationId: string;
  organizationName: string;
  technology: string;
  endsAt: number;
  owners: { email: string; language: 'kk' | 'ru' | 'en' }[];
}

interface EndNotice {
  subscriptionId: string;
  days: number;
  mails: readonly SealedMail[];
}

export function createSubscriptionStore(database: Database) {
  return { ...plans(database), ...changes(database), ...reads(database), ...notices(database) };
}

export type SubscriptionStore = ReturnType<typeof createSubscriptionStore>;

function commitChange(database: Database) {
  return async (change: Compilable, audit: AuditEntry): Promise<boolean> => {
    const unit = [{ statement: change, mustAffect: true }, { statement: insertAudit(database, audit) }];
    return (await database.commit(unit)) !== undefined;
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

function planOfRow({ mcdb_check: mcdbCheck, active, ...rest }: Schema['plans']): Plan {
  return { ...rest, mcdbCheck: mcdbCheck === 1, active: active === 1 };
}

function rowOfPlan({ mcdbCheck, active, ...rest }: Plan): Schema['plans'] {
  return { ...rest, mcdb_check: mcdbCheck ? 1 : 0, active: active ? 1 : 0 };
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

function notices(database: Database) {
  return {
    /**
     * Running subscriptions that end within so many days and lasted twice as long at least, which no other one of the same technology continues, and of which no
     * notice for so many days or fewer was sent. The first to end come first.
     */
    async listEndingSubscriptions({ days, most }: { days: number; most: number }): Promise<EndingSubscription[]> {
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

    /** The notice and its mails, once: false where it was sent already, and then nothing is sent. */
    async recordNotice({ subscriptionId, days, mails }: EndNotice): Promise<boolean> {
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
  };
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
