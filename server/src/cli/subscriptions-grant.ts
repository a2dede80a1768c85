/** qujat subscriptions grant: an organisation may use a technology for the period of a plan. */
import { randomIds } from '../clock.ts';
import { grantSubscription } from '../subscriptions/grant-subscription.ts';
import type { CommandContext } from './command-context.ts';
import { withOrganization } from './with-organization.ts';

export interface SubscriptionsGrantOptions {
  organization: string;
  plan: string;
  /** `YYYY-MM-DD` in Almaty. */
  startsOn?: string;
}

export async function runSubscriptionsGrant(
  { organization, plan, startsOn }: SubscriptionsGrantOptions,
  { environment, terminal }: CommandContext,
): Promise<void> {
  const { id } = await withOrganization(organization, environment, ({ stores, actor }) =>
    grantSubscription({ organizationId: organization, planId: plan, startsOn }, actor, {
      store: stores.subscriptions,
      ids: randomIds,
    }),
  );
  terminal.print({ id }, `${id}\n`);
}
