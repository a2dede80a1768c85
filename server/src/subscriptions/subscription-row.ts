/** A subscription and its row in the database. */
import type { Schema } from '../storage/schema.ts';
import type { Subscription } from './subscription.ts';

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
    claimsOnly: row.claims_only === 1,
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
    claims_only: subscription.claimsOnly ? 1 : 0,
  };
}
