/** switchSubscription: the operator switches a technology off for an organisation, and on again. Its period goes on meanwhile. */
import { GatewayError } from '../errors.ts';
import { auditOfSubscription, type OperatorAct, type SubscriptionContext } from './subscription-context.ts';
import type { SubscriptionKey } from './subscription-store.ts';

/** @throws GatewayError `subscription_not_found`, `subscription_has_ended` */
export async function switchSubscription(
  change: SubscriptionKey & { active: boolean },
  act: OperatorAct,
  context: SubscriptionContext,
): Promise<void> {
  const action = change.active ? 'subscription_switched_on' : 'subscription_switched_off';
  const audit = auditOfSubscription(action, act, change, context);
  if (await context.store.setSubscriptionActive(change, audit)) return;
  const { subscriptions, nowMs } = await context.store.listSubscriptions(change.organizationId);
  const found = subscriptions.find(({ id }) => id === change.id);
  if (found === undefined) throw new GatewayError('subscription_not_found');
  // Else it is so already, and there is nothing to do.
  if (found.endsAt <= nowMs) throw new GatewayError('subscription_has_ended');
}
