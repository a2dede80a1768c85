/** assertSubscribed: may this organisation use a technology now? */
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { Subscription, Technology } from './organization.ts';
import type { OrganizationStore } from './organization-store.ts';

/** @throws GatewayError with one of the specification's four subscription errors. */
export async function assertSubscribed(
  organizationId: string,
  technology: Technology,
  organizations: OrganizationStore,
): Promise<void> {
  const { subscriptions, nowMs } = await organizations.listSubscriptions(organizationId);
  const refusal = subscriptionRefusal(subscriptions, technology, nowMs);
  if (refusal !== undefined) throw new GatewayError(refusal);
}

/** Why these subscriptions do not allow the technology now, or undefined where one does. */
export function subscriptionRefusal(
  subscriptions: Subscription[],
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
