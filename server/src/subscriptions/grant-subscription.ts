/** grantSubscription: an organisation may use a technology from now on, or from a day to come, for the period of a plan. */

import type { Actor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { almatyIsoDate, almatyMidnightMs } from '../calendar/almaty-date.ts';
import { DAY_MS } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionContext } from './subscription-context.ts';

export interface Grant {
  organizationId: string;
  planId: string;
  /** `YYYY-MM-DD` in Almaty, from whose midnight on it counts; undefined for at once. */
  startsOn: string | undefined;
  /** Of a try-out: for test keys alone. */
  trial?: boolean;
}

/** Two years: further ahead is a slip of the keyboard. */
const MOST_DAYS_AHEAD = 731;

/** @throws GatewayError `plan_not_found`, `invalid_request` */
export async function grantSubscription(
  { organizationId, planId, startsOn, trial = false }: Grant,
  actor: Actor,
  context: SubscriptionContext,
): Promise<Subscription> {
  const plan = (await context.store.listPlans()).find(({ id, active }) => id === planId && active);
  if (plan === undefined) throw new GatewayError('plan_not_found');
  const { nowMs } = await context.store.listSubscriptions(organizationId);
  const today = almatyIsoDate(nowMs);
  const firstDay = startsOn === undefined ? today : readFirstDay(startsOn, today);
  const subscription: Subscription = {
    id: context.ids.uuid(),
    organizationId,
    technology: plan.technology,
    startsAt: firstDay === today ? nowMs : almatyMidnightMs(firstDay),
    endsAt: almatyMidnightMs(monthsLater(firstDay, plan.months)),
    active: true,
    planName: plan.name,
    quota: plan.quota,
    trial,
    mcdbCheck: plan.mcdbCheck,
    claimsOnly: plan.claimsOnly,
  };
  const audit = auditOfAction('subscription_granted', actor, subscription, context);
  await context.store.insertSubscription(subscription, audit);
  return subscription;
}

function readFirstDay(typed: string, today: string): string {
  const latest = almatyIsoDate(almatyMidnightMs(today) + MOST_DAYS_AHEAD * DAY_MS);
  if (!isDay(typed) || typed < today || typed > latest) {
    const errors = [{ field: 'starts_on', message: `must be a day from ${today} to ${latest}`, reason: 'invalid_day' }];
    throw new GatewayError('invalid_request', { extras: { errors } });
  }
  return typed;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // 30 February would be taken for a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day after the last one. From 31 January a month lasts to the end of February. */
function monthsLater(isoDate: string, months: number): string {
  return Temporal.PlainDate.from(isoDate).add({ months }).toString();
}
