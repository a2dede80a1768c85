/** assertSubscribed: may this organisation use a technology now, or has an operator suspended it? */

import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import { quotaIsLeft, runningQuotas } from './quota.ts';
import type { Subscription, Technology } from './subscription.ts';
import { isRunning, subscriptionRefusal, subscriptionsFor } from './subscription-refusal.ts';
import type { SubscriptionStore } from './subscription-store.ts';

type Owner = { organizationId: string; environment: Environment };

/**
 * The quota counts documents of live keys, so it refuses only them.
 * @param grant what a running subscription must have besides
 * Returns whether its approves take units of a quota, and whether it may ask for claims alone.
 * @throws GatewayError with one of the specification's four subscription errors.
 */
export async function assertSubscribed(
  owner: Owner,
  technology: Technology,
  store: SubscriptionStore,
  grant?: 'mcdbCheck',
): Promise<{ hasQuota: boolean; claimsOnly: boolean }> {
  const { subscriptions, nowMs, claimsOnly } = await assertSubscriptionRuns(owner, technology, store, grant);
  if (owner.environment !== 'live') return { hasQuota: false, claimsOnly };
  const quotas = runningQuotas(subscriptions, technology, nowMs);
  if (await quotaIsLeft(quotas, store)) return { hasQuota: quotas.length > 0, claimsOnly };
  throw new GatewayError('technology_not_accessible');
}

/**
 * As `assertSubscribed`, whatever is left of a quota: for what belongs to a document that has been counted. Test keys go by the
 * clock of their sandbox.
 */
export async function assertSubscriptionRuns(
  { organizationId, environment }: Owner,
  technology: Technology,
  store: SubscriptionStore,
  grant?: 'mcdbCheck',
): Promise<{ subscriptions: readonly Subscription[]; nowMs: number; claimsOnly: boolean }> {
  const { subscriptions: all, suspended, ...times } = await store.listSubscriptions(organizationId);
  const nowMs = environment === 'test' ? times.nowMs + times.sandboxAheadMs : times.nowMs;
  if (suspended) throw new GatewayError('technology_not_accessible');
  const subscriptions = subscriptionsFor(environment, all);
  const refusal = subscriptionRefusal(subscriptions, technology, nowMs);
  if (refusal !== undefined) throw new GatewayError(refusal);
  const running = subscriptions.filter((each) => each.technology === technology && isRunning(each, nowMs));
  if (grant !== undefined && !running.some((each) => each[grant])) throw new GatewayError('technology_not_accessible');
  return { subscriptions, nowMs, claimsOnly: running.every((each) => each.claimsOnly) };
}
