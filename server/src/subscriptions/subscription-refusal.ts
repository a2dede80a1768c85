/** Which error a set of subscriptions brings, by the specification's four; and which subscription runs. */

import type { ErrorCode } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import type { Subscription, Technology } from './subscription.ts';

/** Why these subscriptions do not allow the technology now, or undefined where one does. */
export function subscriptionRefusal(
  subscriptions: readonly Subscription[],
  technology: Technology,
  nowMs: number,
): ErrorCode | undefined {
  if (subscriptions.length === 0) return 'no_subscription';
  const own = subscriptions.filter((subscription) => subscription.technology === technology);
  if (own.length === 0) return 'no_subscription_for_technology';
  const unfinished = own.filter((subscription) => subscription.active && nowMs < subscription.endsAt);
  if (unfinished.some((subscription) => subscription.startsAt <= nowMs)) return undefined;
  // A renewal that is still to start says more than the period that has ended.
  return unfinished.length > 0 ? 'subscription_not_started' : 'technology_not_accessible';
}

/** A trial admits test keys alone: nobody has decided that the organisation may ask the state. */
export function subscriptionsFor(environment: Environment, subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.filter(({ trial }) => environment === 'test' || !trial);
}

export function isRunning({ active, startsAt, endsAt }: Subscription, nowMs: number): boolean {
  return active && startsAt <= nowMs && nowMs < endsAt;
}
