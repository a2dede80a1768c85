/** Notices of the ends of subscriptions in the database, and who is to be told. */
import { sql } from 'kysely';
import { type Owner, ownersOf } from '../../accounts/member-store.ts';
import { DAY_MS } from '../../clock.ts';
import type { EncryptedMail } from '../../mail/mail.ts';
import { insertMail } from '../../mail/mail-store.ts';
import { type Database, mustAffect, tryCommit } from '../../storage/database.ts';
import type { WebhookEvent } from '../../webhooks/webhook-event.ts';
import { insertWebhookEvent } from '../../webhooks/webhook-event-statements.ts';

/** A subscription whose end is near, and who is to be told. */
export interface EndingSubscription {
  id: string;
  organizationId: string;
  organizationName: string;
  technology: string;
  endsAt: number;
  owners: Owner[];
}

interface EndNotice {
  subscriptionId: string;
  days: number;
  mails: readonly EncryptedMail[];
  /** What webhooks tell of it. */
  event?: WebhookEvent;
}

export function createSubscriptionNoticeStore(database: Database) {
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

    /** The notice, its mails and its webhooks, once: false where it was sent already, and then nothing is sent. */
    async recordNotice({ subscriptionId, days, mails, event }: EndNotice): Promise<boolean> {
      const { query, nowMs } = database;
      const record = query
        .insertInto('subscription_notices')
        .values({ subscription_id: subscriptionId, days, created_at: nowMs })
        .onConflict((conflict) => conflict.columns(['subscription_id', 'days']).doNothing());
      return tryCommit(database, [
        mustAffect(record),
        ...mails.map((mail) => insertMail(database, mail)),
        ...(event === undefined ? [] : [insertWebhookEvent(database, event)]),
      ]);
    },
  };
}

export type SubscriptionNoticeStore = ReturnType<typeof createSubscriptionNoticeStore>;
