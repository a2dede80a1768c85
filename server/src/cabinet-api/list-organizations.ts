/** listOrganizations: all organisations, newest first, with what their subscriptions come to; a page at a time. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import type { ListPlace } from '../accounts/member-store.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { isRunning, subscriptionRefusal } from '../subscriptions/subscription-refusal.ts';
import type { SubscriptionStore } from '../subscriptions/subscription-store.ts';
import { toTime } from './schemas.ts';

export interface OrganizationReading extends Pick<AccountsContext, 'members'> {
  subscriptions: Pick<SubscriptionStore, 'listSubscriptionsOf'>;
}

const TECHNOLOGY = 'e_document';

/** `next` is where the next page begins: after this place; null on the last page. */
export async function listOrganizations(
  { after, most }: { after: ListPlace | undefined; most: number },
  { members, subscriptions }: OrganizationReading,
) {
  const found = await members.listOrganizations({ after, most: most + 1 });
  const page = found.slice(0, most);
  const last = page.at(-1);
  const held = await subscriptions.listSubscriptionsOf(page.map(({ id }) => id));
  const organizations = page.map(({ createdAt, ...rest }) => ({
    ...rest,
    created_at: toTime(createdAt),
    ...subscriptionSummary(
      rest.suspended,
      held.subscriptions.filter(({ organizationId }) => organizationId === rest.id),
      held.nowMs,
    ),
  }));
  const next: ListPlace | null = found.length > most && last !== undefined ? last : null;
  return { organizations, next };
}

/** What the subscriptions to E-Document come to; whether a quota is used up is told by the organisation's own page. */
function subscriptionSummary(suspended: boolean, subscriptions: Subscription[], nowMs: number) {
  const running = subscriptions.filter((each) => each.technology === TECHNOLOGY && isRunning(each, nowMs));
  const end = Math.max(0, ...running.map(({ endsAt }) => endsAt));
  return {
    access: suspended ? 'technology_not_accessible' : (subscriptionRefusal(subscriptions, TECHNOLOGY, nowMs) ?? 'ok'),
    ends_at: end === 0 ? null : toTime(end),
  };
}
