/** endSubscription: it ends now; one that is still to start never does. What it has delivered stays counted. */
import type { Actor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import type { SubscriptionContext } from './subscription-context.ts';
import type { SubscriptionKey } from './subscription-store.ts';

/** @throws GatewayError `subscription_not_found`, `subscription_has_ended` */
export async function endSubscription(key: SubscriptionKey, actor: Actor, context: SubscriptionContext): Promise<void> {
  const audit = auditOfAction('subscription_ended', actor, key, context);
  if (await context.store.endSubscription(key, audit)) return;
  const { subscriptions } = await context.store.listSubscriptions(key.organizationId);
  const found = subscriptions.some(({ id }) => id === key.id);
  throw new GatewayError(found ? 'subscription_has_ended' : 'subscription_not_found');
}
