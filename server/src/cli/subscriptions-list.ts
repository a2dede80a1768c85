/** qujat subscriptions list: what an organisation is subscribed to, and what it has used of it. */
import { subscriptionsReply } from '../cabinet-api/subscription-schemas.ts';
import { describeSubscriptions } from '../subscriptions/describe-subscriptions.ts';
import type { CommandContext } from './command-context.ts';
import { leaveReadingRow, withOrganization } from './with-organization.ts';

export async function runSubscriptionsList(
  { organization }: { organization: string },
  { environment, terminal }: CommandContext,
): Promise<void> {
  const described = await withOrganization(organization, environment, async (found) => {
    await leaveReadingRow(found, 'listSubscriptions');
    return describeSubscriptions(organization, { store: found.stores.subscriptions });
  });
  const { subscriptions, access } = subscriptionsReply(described);
  terminal.printRows(subscriptions, [
    'id',
    'technology',
    'plan_name',
    'state',
    'starts_at',
    'ends_at',
    'delivered',
    'quota',
  ]);
  terminal.note(`A request with a test key: ${access.test}; with a live key: ${access.live}.`);
}
