/** What `SubscriptionStore` promises, and the count of what was delivered in a period. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { DAY_MS } from '../clock.ts';
import type { Subscription } from '../organizations/organization.ts';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Plan } from './plan.ts';
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
    const subscription: Subscription = {
      id: randomUUID(),
      organizationId,
      technology: 'e_document',
      startsAt: clock.nowMs - 90 * DAY_MS,
      endsAt: clock.nowMs + 90 * DAY_MS,
      active: true,
      planName: 'E-Document 20 000',
      quota: 20_000,
      trial: false,
      mcdbCheck: false,
      ...changes,
    };
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
      assert.deepEqual(await organizations.listSubscriptions(organizationId), {
        subscriptions: [open, subscription],
        suspended: false,
        nowMs: clock.nowMs,
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
      assert.equal(await store.setSubscriptionActive(off, auditOf(organizationId, 'subscription_switched_off')), true);
      assert.equal(await elsewhere.setSubscriptionActive(off, auditOf(organizationId)), false);
      assert.equal((await read(organizationId))[0]?.active, false);
      const on = { ...off, active: true };
      assert.equal(
        await elsewhere.setSubscriptionActive(on, auditOf(organizationId, 'subscription_switched_on')),
        true,
      );
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
      const own = { id: randomUUID(), name: 'A', mcdbCheck: true };
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
      await first.commit([{ statement: first.query.insertInto('usage').values(rows) }]);
      const period = {
        organizationId,
        technology: 'e_document',
        from: Date.parse('2026-04-01T00:00:00+05:00'),
        to: Date.parse('2026-05-01T00:00:00+05:00'),
      };
      assert.equal(await organizations.countDelivered(period), 4);
      assert.equal(await organizations.countDelivered({ ...period, organizationId: 'nobody' }), 0);
    });
  });

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
      const mail = () => ({ id: randomUUID(), sealed: 'sealed' });
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
