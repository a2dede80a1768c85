/** setSubscriptionActive: the operator disables a technology for an organisation, or enables it again. Its period goes on meanwhile. */
import type { Actor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
import { GatewayError } from '../errors.ts';
import type { SubscriptionContext } from './subscription-context.ts';
import type { SubscriptionKey } from './subscription-store.ts';

/** @throws GatewayError `subscription_not_found`, `subscription_has_ended` */
export async function setSubscriptionActive(
  change: SubscriptionKey & { active: boolean },
  actor: Actor,
  context: SubscriptionContext,
): Promise<void> {
  const action = change.active ? 'subscription_enabled' : 'subscription_disabled';
  const audit = auditOfAction(action, actor, change, context);
  if (await context.store.setSubscriptionActive(change, audit)) return;
  const { subscriptions, nowMs } = await context.store.listSubscriptions(change.organizationId);
  const found = subscriptions.find(({ id }) => id === change.id);
  if (found === undefined) throw new GatewayError('subscription_not_found');
  // Else it is so already, and there is nothing to do.
  if (found.endsAt <= nowMs) throw new GatewayError('subscription_has_ended');
}
