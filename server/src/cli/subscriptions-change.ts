/** qujat subscriptions enable, disable and end. */
import { randomIds } from '../clock.ts';
import { endSubscription } from '../subscriptions/end-subscription.ts';
import { setSubscriptionActive } from '../subscriptions/set-subscription-active.ts';
import type { CommandContext } from './command-context.ts';
import { withOrganization } from './with-organization.ts';

const said = { enable: 'is enabled', disable: 'is disabled', end: 'has ended' } as const;

export type SubscriptionChange = keyof typeof said;

export async function runSubscriptionsChange(
  id: string,
  { organization, change }: { organization: string; change: SubscriptionChange },
  { environment, terminal }: CommandContext,
): Promise<void> {
  await withOrganization(organization, environment, ({ stores, actor }) => {
    const key = { id, organizationId: organization };
    const context = { store: stores.subscriptions, ids: randomIds };
    if (change === 'end') return endSubscription(key, actor, context);
    return setSubscriptionActive({ ...key, active: change === 'enable' }, actor, context);
  });
  terminal.print({ id, change }, `${id} ${said[change]}.\n`);
}
