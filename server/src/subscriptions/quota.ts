/**
 * Quotas: how many documents of live keys a subscription delivers in its period. What counts is what was delivered on the days of the
 * period, and what approves under way have reserved.
 */

import type { Subscription, Technology } from './subscription.ts';
import { isRunning, subscriptionsFor } from './subscription-refusal.ts';
import type { SubscriptionStore } from './subscription-store.ts';

export interface Quota {
  subscriptionId: string;
  organizationId: string;
  technology: Technology;
  /** The period: epoch milliseconds, `to` not included. */
  from: number;
  to: number;
  /** Documents. */
  max: number;
}

/** The quotas of the running subscriptions to the technology; none where one of these has no limit. */
export function runningQuotas(
  subscriptions: readonly Subscription[],
  technology: Technology,
  nowMs: number,
): readonly Quota[] {
  const counted = subscriptionsFor('live', subscriptions);
  const running = counted.filter((each) => each.technology === technology && isRunning(each, nowMs));
  const quotas = running.flatMap(({ id: subscriptionId, organizationId, startsAt: from, endsAt: to, quota: max }) =>
    max === null ? [] : [{ subscriptionId, organizationId, technology, from, to, max }],
  );
  return quotas.length < running.length ? [] : quotas;
}

/** @param reserved units that approves under way hold, of whatever subscription */
export async function quotaIsLeft(
  quotas: readonly Quota[],
  store: Pick<SubscriptionStore, 'countDelivered'>,
  reserved = 0,
): Promise<boolean> {
  for (const quota of quotas) if ((await store.countDelivered(quota)) + reserved < quota.max) return true;
  return quotas.length === 0;
}
