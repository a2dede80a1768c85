/** setPlanActive: a plan is granted no more, or again. Subscriptions that were granted from it stay as they are. */
import type { Actor } from '../audit/actor.ts';
import { CHAIN_OF_PLANS } from '../audit/audit-entry.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import type { SubscriptionContext } from './subscription-context.ts';

/** @throws GatewayError `plan_not_found` */
export async function setPlanActive(
  change: { id: string; active: boolean },
  actor: Actor,
  context: SubscriptionContext,
): Promise<void> {
  const target = { organizationId: CHAIN_OF_PLANS, id: change.id };
  const action = change.active ? 'plan_resumed' : 'plan_retired';
  if (await context.store.setPlanActive(change, auditOfAction(action, actor, target, context))) return;
  const found = (await context.store.listPlans()).some(({ id }) => id === change.id);
  if (!found) throw new GatewayError('plan_not_found');
}
