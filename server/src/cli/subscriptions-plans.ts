/** qujat subscriptions plans: what can be granted. */
import { planReply } from '../cabinet-api/subscription-schemas.ts';
import type { CommandContext } from './command-context.ts';
import { withStore } from './with-store.ts';

export async function runSubscriptionsPlans({ environment, terminal }: CommandContext): Promise<void> {
  const plans = await withStore(environment, ({ stores }) => stores.subscriptions.listPlans());
  terminal.printRows(plans.map(planReply), [
    'id',
    'name',
    'technology',
    'months',
    'quota',
    'mcdb_check',
    'claims_only',
    'active',
  ]);
}
