/** assertSubscribed: may this organisation use a technology now? */
import { GatewayError } from '../errors.ts';
import type { Environment, Subscription, Technology } from './organization.ts';
import type { OrganizationStore } from './organization-store.ts';
import { isRunning, subscriptionRefusal } from './subscription-refusal.ts';

/**
 * The quota counts documents of live keys, so it refuses only them.
 * @throws GatewayError with one of the specification's four subscription errors.
 */
export async function assertSubscribed(
  { organizationId, environment }: { organizationId: string; environment: Environment },
  technology: Technology,
  organizations: OrganizationStore,
): Promise<void> {
  const { subscriptions, nowMs } = await organizations.listSubscriptions(organizationId);
  const refusal = subscriptionRefusal(subscriptions, technology, nowMs);
  if (refusal !== undefined) throw new GatewayError(refusal);
  if (environment !== 'live' || (await quotaIsLeft(subscriptions, technology, nowMs, organizations))) return;
  throw new GatewayError('technology_not_accessible');
}

/** Whether a running subscription to the technology has no quota, or has some of it left. */
export async function quotaIsLeft(
  subscriptions: readonly Subscription[],
  technology: Technology,
  nowMs: number,
  organizations: Pick<OrganizationStore, 'countDelivered'>,
): Promise<boolean> {
  const running = subscriptions.filter((each) => each.technology === technology && isRunning(each, nowMs));
  if (running.some(({ quota }) => quota === null)) return true;
  for (const { organizationId, startsAt: from, endsAt: to, quota } of running) {
    const delivered = await organizations.countDelivered({ organizationId, technology, from, to });
    if (quota === null || delivered < quota) return true;
  }
  return false;
}
