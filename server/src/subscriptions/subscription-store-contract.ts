/** What `SubscriptionStore` promises, and the count of what was delivered in a period. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { DAY_MS } from '../clock.ts';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Plan } from './plan.ts';
import type { Subscription } from './subscription.ts';
import { sampleSubscription } from './subscription-samples.ts';
import { createSubscriptionStore } from './subscription-store.ts';

export function subscriptionStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createSubscriptionStore(first);
  const elsewhere = createSubscriptionStore(second);
  const organizations = createOrganizationStore(second);

  const newOrganization = async () => {
    const organization = { id: randomUUID(), name: '«Алма» ЖШС' };
    await organizations.insertOrganization({ organization, apiKeys: [], subscriptions: [] });
    return organization.id;
  };
  const auditOf = (organizationId: string, action: AuditEntry['action'] = 'subscription_granted'): AuditEntry => ({
    id: randomUUID(),
    organizationId,
    action,
  });
  const grant = async (organizationId: string, changes: Partial<Subscription> = {}): Promise<Subscription> => {
    const subscription = sampleSubscription(organizationId, {
      startsAt: clock.nowMs - 90 * DAY_MS,
      endsAt: clock.nowMs + 90 * DAY_MS,
      ...changes,
    });
    await store.insertSubscription(subscription, auditOf(organizationId));
    return subscription;
  };
  const actionsOf = async (organizationId: string) => {
    const rows = await second.query
      .selectFrom('audit')
      .select('action')
      .where('organization_id', '=', organizationId)
      .execute();
    return rows.map(({ action }) => action).sort();
  };
  const read = async (organizationId: string) => (await elsewhere.listSubscriptionsOf([organizationId])).subscriptions;

  describe('subscription store', () => {
    test('what was granted is there for all processes, as it was, with its audit row', async () => {
      const organizationId = await newOrganization();
      const open = await grant(organizationId, { startsAt: 5, planName: '', quota: null });
      const subscription = await grant(organizationId);
      assert.deepEqual(await read(organizationId), [open, subscription]);
      assert.deepEqual(await elsewhere.listSubscriptions(organizationId), {
        subscriptions: [open, subscription],
        suspended: false,
        nowMs: clock.nowMs,
        sandboxAheadMs: 0,
      });
      assert.deepEqual(await actionsOf(organizationId), ['subscription_granted', 'subscription_granted']);
      assert.deepEqual(await store.listSubscriptionsOf([]), { subscriptions: [], nowMs: clock.nowMs });
    });

    test('an end counts at once, also before the start, and is there once, with one audit row', async () => {
      const organizationId = await newOrganization();
      const future = { startsAt: clock.nowMs + DAY_MS, endsAt: clock.nowMs + 2 * DAY_MS };
      for (const changes of [{}, future]) {
        const key = { ...(await grant(organizationId, changes)), organizationId };
        const ends = await Promise.all(
          [store, elsewhere].map((each) => each.endSubscription(key, auditOf(organizationId, 'subscription_ended'))),
        );
        assert.deepEqual(ends.sort(), [false, true]);
        assert.equal((await read(organizationId)).find(({ id }) => id === key.id)?.endsAt, clock.nowMs);
      }
      const ended = (await actionsOf(organizationId)).filter((action) => action === 'subscription_ended');
      assert.equal(ended.length, 2);
    });

    test('off and on again; what is so already, has ended or is another’s is not changed and leaves no audit row', async () => {
      const organizationId = await newOrganization();
      const stranger = await newOrganization();
      const { id } = await grant(organizationId);
      const off = { id, organizationId, active: false };
      assert.equal(await store.setSubscriptionActive({ ...off, organizationId: stranger }, auditOf(stranger)), false);
      assert.equal(await store.endSubscription({ id, organizationId: stranger }, auditOf(stranger)), false);
      assert.equal(await store.setSubscriptionActive(off, auditOf(organizationId, 'subscription_disabled')), true);
      assert.equal(await elsewhere.setSubscriptionActive(off, auditOf(organizationId)), false);
      assert.equal((await read(organizationId))[0]?.active, false);
      const on = { ...off, active: true };
      assert.equal(await elsewhere.setSubscriptionActive(on, auditOf(organizationId, 'subscription_enabled')), true);
      await store.endSubscription({ id, organizationId }, auditOf(organizationId, 'subscription_ended'));
      assert.equal(await store.setSubscriptionActive(off, auditOf(organizationId)), false);
      assert.deepEqual(await actionsOf(stranger), []);
      assert.equal((await actionsOf(organizationId)).length, 4);
    });

    test('plans: the built-in ones, new ones, and such as are granted no more', async () => {
      const builtIn = await store.listPlans();
      assert.ok(builtIn.some(({ technology, quota }) => technology === 'e_document' && quota === null));
      assert.ok(builtIn.some(({ technology }) => technology !== 'e_document'));
      assert.ok(builtIn.every(({ mcdbCheck }) => !mcdbCheck));
      const own = { id: randomUUID(), name: 'A', mcdbCheck: true, claimsOnly: true };
      const plan: Plan = { ...own, technology: 'e_document', months: 3, quota: 10, active: true };
      await store.insertPlan(plan, auditOf('plans', 'plan_created'));
      const find = async () => (await elsewhere.listPlans()).find(({ id }) => id === plan.id);
      assert.deepEqual(await find(), plan);
      const retire = { id: plan.id, active: false };
      assert.equal(await store.setPlanActive(retire, auditOf('plans', 'plan_retired')), true);
      assert.equal(await store.setPlanActive(retire, auditOf('plans', 'plan_retired')), false);
      assert.deepEqual(await find(), { ...plan, active: false });
      assert.equal((await store.listPlans()).at(-1)?.id, plan.id);
    });

    test('what counts for the quota is what live keys received on the days of the period', async () => {
      const organizationId = await newOrganization();
      const row = { organization_id: organizationId, environment: 'live', technology: 'e_document', delivered: 2 };
      const rows = [
        { ...row, document_type: 'diploma', day: '2026-03-31' },
        { ...row, document_type: 'diploma', day: '2026-04-01' },
        { ...row, document_type: 'passport', day: '2026-04-30' },
        { ...row, document_type: 'passport', day: '2026-05-01' },
        { ...row, document_type: 'passport', day: '2026-04-15', environment: 'test' },
        { ...row, document_type: 'passport', day: '2026-04-15', technology: 'liveness' },
      ];
      await first.commit([first.query.insertInto('usage').values(rows)]);
      const period = {
        organizationId,
        technology: 'e_document',
        from: Date.parse('2026-04-01T00:00:00+05:00'),
        to: Date.parse('2026-05-01T00:00:00+05:00'),
      };
      assert.equal(await elsewhere.countDelivered(period), 4);
      assert.equal(await elsewhere.countDelivered({ ...period, organizationId: 'nobody' }), 0);
    });
  });
}
