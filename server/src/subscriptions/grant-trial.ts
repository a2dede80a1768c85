/**
 * grantTrial: in a try-out on one's own machine, whoever has signed up may use E-Document at once: there is no operator yet who
 * could grant it. It is for test keys alone. Elsewhere an operator decides.
 */
import type { Actor } from '../audit/actor.ts';
import { grantSubscription } from './grant-subscription.ts';
import type { SubscriptionContext } from './subscription-context.ts';

const TECHNOLOGY = 'e_document';

/** From the shortest plan that is granted. Where there is none, nothing is granted. */
export async function grantTrial(organizationId: string, actor: Actor, context: SubscriptionContext): Promise<void> {
  const plans = (await context.store.listPlans()).filter(
    ({ active, technology }) => active && technology === TECHNOLOGY,
  );
  const [shortest] = plans.toSorted((one, other) => one.months - other.months);
  if (shortest === undefined) return;
  await grantSubscription({ organizationId, planId: shortest.id, startsOn: undefined, trial: true }, actor, context);
}
