/** What `SubscriptionNoticeStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { DAY_MS } from '../../clock.ts';
import { createOrganizationStore } from '../../organizations/organization-store.ts';
import type { ContractSubject } from '../../storage/contract-subject.ts';
import type { Subscription } from '../subscription.ts';
import { sampleSubscription } from '../subscription-samples.ts';
import { createSubscriptionStore } from '../subscription-store.ts';
import { createSubscriptionNoticeStore } from './subscription-notice-store.ts';

export function subscriptionNoticeStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createSubscriptionNoticeStore(first);
  const elsewhere = createSubscriptionNoticeStore(second);

  const newOrganization = async () => {
    const organization = { id: randomUUID(), name: '«Алма» ЖШС' };
    await createOrganizationStore(second).insertOrganization({ organization, apiKeys: [], subscriptions: [] });
    return organization.id;
  };
  const grant = async (organizationId: string, changes: Partial<Subscription>): Promise<Subscription> => {
    const subscription = sampleSubscription(organizationId, {
      startsAt: clock.nowMs - 90 * DAY_MS,
      endsAt: clock.nowMs + 90 * DAY_MS,
      ...changes,
    });
    const audit = { id: randomUUID(), organizationId, action: 'subscription_granted' } as const;
    await createSubscriptionStore(first).insertSubscription(subscription, audit);
    return subscription;
  };

  describe('notices of a subscription’s end', () => {
    const endingOf = async (organizationId: string, days: number) =>
      (await elsewhere.listEndingSubscriptions({ days, most: 1_000 }))
        .filter((ending) => ending.organizationId === organizationId)
        .map(({ id }) => id);

    test('due is what runs, ends within so many days, and is continued by nothing', async () => {
      const organizationId = await newOrganization();
      const ends = (days: number) => ({ endsAt: clock.nowMs + days * DAY_MS });
      const liveness = { technology: 'liveness' };
      const due = await grant(organizationId, ends(7));
      await grant(organizationId, { ...liveness, endsAt: clock.nowMs + 7 * DAY_MS + 1 });
      assert.deepEqual(await endingOf(organizationId, 7), [due.id]);
      const other = await newOrganization();
      await grant(other, { ...ends(3), active: false });
      await grant(other, { ...ends(-1), startsAt: 0, technology: 'a' });
      await grant(other, { ...ends(3), startsAt: clock.nowMs + DAY_MS, technology: 'b' });
      await grant(other, { ...ends(3), technology: 'c' });
      await grant(other, { startsAt: clock.nowMs + 3 * DAY_MS, technology: 'c' });
      assert.deepEqual(await endingOf(other, 30), []);
      const month = await newOrganization();
      const short = await grant(month, { startsAt: clock.nowMs - 10 * DAY_MS, ...ends(7) });
      assert.deepEqual([await endingOf(month, 30), await endingOf(month, 7)], [[], [short.id]]);
      const gap = await newOrganization();
      const before = await grant(gap, ends(3));
      await grant(gap, { startsAt: clock.nowMs + 3 * DAY_MS + 1 });
      assert.deepEqual(await endingOf(gap, 30), [before.id]);
    });

    test('a notice is recorded once, with its mails; a nearer one makes the farther ones needless', async () => {
      const organizationId = await newOrganization();
      const { id } = await grant(organizationId, { endsAt: clock.nowMs + DAY_MS / 2 });
      const mail = () => ({ id: randomUUID(), encrypted: 'encrypted' });
      const mails = [mail(), mail()];
      const recorded = await Promise.all([
        store.recordNotice({ subscriptionId: id, days: 1, mails }),
        elsewhere.recordNotice({ subscriptionId: id, days: 1, mails: [mail()] }),
      ]);
      assert.deepEqual(recorded.sort(), [false, true]);
      const waiting = await first.query.selectFrom('mails').select('id').execute();
      const own = waiting.filter(({ id: waitingId }) => mails.some((each) => each.id === waitingId));
      assert.ok(own.length === 0 || own.length === 2);
      for (const days of [1, 7, 30]) assert.deepEqual(await endingOf(organizationId, days), []);
    });
  });
}
