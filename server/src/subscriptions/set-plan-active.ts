/** setPlanActive: a plan is granted no more, or again. Subscriptions that were granted from it stay as they are. */
import { GatewayError } from '../errors.ts';
import {
  auditOfSubscription,
  NO_ORGANIZATION,
  type OperatorActor,
  type SubscriptionContext,
} from './subscription-context.ts';

/** @throws GatewayError `plan_not_found` */
export async function setPlanActive(
  change: { id: string; active: boolean },
  actor: OperatorActor,
  context: SubscriptionContext,
): Promise<void> {
  const target = { organizationId: NO_ORGANIZATION, id: change.id };
  const action = change.active ? 'plan_resumed' : 'plan_retired';
  if (await context.store.setPlanActive(change, auditOfSubscription(action, actor, target, context))) return;
  const found = (await context.store.listPlans()).some(({ id }) => id === change.id);
  if (!found) throw new GatewayError('plan_not_found');
}
