/** describeSubscriptions: what an organisation is subscribed to, what it has used of it, and what it may do now. */
import { DAY_MS } from '../clock.ts';
import type { ErrorCode } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import { quotaIsLeft, runningQuotas } from './quota.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionContext } from './subscription-context.ts';
import { isRunning, subscriptionRefusal, subscriptionsFor } from './subscription-refusal.ts';

/** `cancelled`: ended before its start. */
export type SubscriptionState = 'scheduled' | 'running' | 'disabled' | 'ended' | 'cancelled';

export interface DescribedSubscription extends Subscription {
  state: SubscriptionState;
  /** Documents delivered to live keys in its period. */
  delivered: number;
}

export interface DescribedSubscriptions {
  /** The last to start first. */
  subscriptions: DescribedSubscription[];
  /** Whether a request for a document is let in now, or the error that it is told. */
  access: { test: 'ok' | ErrorCode; live: 'ok' | ErrorCode };
  /** Set where E-Document ends within 30 days and nothing continues it: for a banner. */
  endsSoon: { endsAt: number; daysLeft: number } | null;
}

const SOON_DAYS = 30;
const TECHNOLOGY = 'e_document';

export async function describeSubscriptions(
  organizationId: string,
  { store }: Pick<SubscriptionContext, 'store'>,
): Promise<DescribedSubscriptions> {
  const { subscriptions, suspended, nowMs } = await store.listSubscriptions(organizationId);
  const described = await Promise.all(
    subscriptions.map(async (subscription) => {
      const { technology, startsAt: from, endsAt: to } = subscription;
      const delivered =
        from < nowMs && from < to ? await store.countDelivered({ organizationId, technology, from, to }) : 0;
      return { ...subscription, state: stateOf(subscription, nowMs), delivered };
    }),
  );
  const refusalOf = (environment: Environment) =>
    suspended
      ? 'technology_not_accessible'
      : subscriptionRefusal(subscriptionsFor(environment, subscriptions), TECHNOLOGY, nowMs);
  const refusal = refusalOf('live');
  const mayGoOn = refusal !== undefined || (await quotaIsLeft(runningQuotas(subscriptions, TECHNOLOGY, nowMs), store));
  return {
    subscriptions: described.toReversed(),
    access: {
      test: refusalOf('test') ?? 'ok',
      live: mayGoOn ? (refusal ?? 'ok') : 'technology_not_accessible',
    },
    endsSoon: endsSoon(subscriptions, nowMs),
  };
}

function stateOf(subscription: Subscription, nowMs: number): SubscriptionState {
  const { startsAt, endsAt, active } = subscription;
  if (endsAt <= nowMs) return endsAt <= startsAt ? 'cancelled' : 'ended';
  if (!active) return 'disabled';
  return startsAt > nowMs ? 'scheduled' : 'running';
}

/** The end of the last period that follows the running one without a gap. */
function endsSoon(subscriptions: readonly Subscription[], nowMs: number): DescribedSubscriptions['endsSoon'] {
  const own = subscriptions.filter(({ technology, active }) => technology === TECHNOLOGY && active);
  const running = own.filter((each) => isRunning(each, nowMs)).toSorted((one, other) => other.endsAt - one.endsAt)[0];
  if (running === undefined) return null;
  let { endsAt } = running;
  for (const next of own.toSorted((one, other) => one.startsAt - other.startsAt)) {
    if (next.startsAt <= endsAt && next.endsAt > endsAt) endsAt = next.endsAt;
  }
  const daysLeft = Math.ceil((endsAt - nowMs) / DAY_MS);
  // Half of a short period at most: a month's subscription does not end soon on its first day.
  const soon = endsAt - nowMs <= Math.min(SOON_DAYS * DAY_MS, (endsAt - running.startsAt) / 2);
  return soon ? { endsAt, daysLeft } : null;
}
