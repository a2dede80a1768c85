/** What `SessionStore` promises of quotas: never more is delivered and reserved than there is, and no reservation is left behind. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { runningQuotas } from '../subscriptions/quota.ts';
import { createSubscriptionStore } from '../subscriptions/subscription-store.ts';
import type { Environment } from '../words/environment.ts';
import { createRetentionStore } from './retention-store.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, leaseOf, makeCustomer, newSession } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';
import type { NewSession, UnitReservation } from './session-writes.ts';

const CALLERS = 40;

export function sessionQuotaContract({ first, second, clock }: ContractSubject): void {
  const stores = [createSessionStore(first), createSessionStore(second)] as const;
  const store = stores[0];
  const subscriptionStore = createSubscriptionStore(second);

  const open = async (organizationId: string, quota: number | null, environment: Environment = 'live') => {
    const session: NewSession = { ...newSession(organizationId), environment };
    await makeCustomer(first, session, { quota, endsAt: clock.nowMs + DAY_MS });
    await store.insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };
  const reservationOf = async ({ idHash, organizationId }: NewSession): Promise<UnitReservation> => {
    const { subscriptions, nowMs } = await subscriptionStore.listSubscriptions(organizationId);
    const expiresAt = (await store.findSession(idHash))?.session.expiresAt ?? 0;
    return { organizationId, expiresAt, quotas: runningQuotas(subscriptions, 'e_document', nowMs) };
  };
  const claim = async (session: NewSession, through = store) => {
    const reserve = await reservationOf(session);
    const lease = { idHash: session.idHash, ...leaseOf() };
    const claimed = await through.claimAttempt({ ...lease, reserve });
    const reservedFor = session.organizationId;
    return claimed && { idHash: session.idHash, fence: lease.fence, code: lease.code, reservedFor };
  };
  type Held = NonNullable<Awaited<ReturnType<typeof claim>>>;
  const deliver = (session: NewSession, held: Held) =>
    store.deliver({ ...held, audit: auditOf(session, 'document_delivered') });
  const release = (session: NewSession, held: Held) =>
    store.releaseAttempt({ ...held, attempt: 'spent', rules, audit: auditOf(session, 'approval_failed') });
  const reservationsOf = (organizationId: string) =>
    second.query.selectFrom('quota_reservations').selectAll().where('organization_id', '=', organizationId).execute();

  describe('quotas', () => {
    for (const quota of [1, 7]) {
      test(`of 40 concurrent claims over two gateways with a quota of ${quota} exactly so many win, and are delivered`, async () => {
        const organizationId = randomUUID();
        const sessions = await Promise.all(Array.from({ length: CALLERS }, () => open(organizationId, quota)));
        const attempts = sessions.map(async (session, caller) => {
          const held = await claim(session, stores[caller % 2 === 0 ? 0 : 1]);
          return held !== undefined && (await deliver(session, held));
        });
        assert.equal((await Promise.all(attempts)).filter(Boolean).length, quota);
        const again = await Promise.all(sessions.map((session) => claim(session)));
        assert.deepEqual(again.filter(Boolean), []);
        assert.deepEqual(await reservationsOf(organizationId), []);
      });
    }

    test('a refused claim spends no attempt; what is released may be reserved again', async () => {
      const organizationId = randomUUID();
      const [one, other] = [await open(organizationId, 1), await open(organizationId, 1)];
      const held = await claim(one);
      assert.ok(held);
      assert.equal(await claim(other), undefined);
      assert.equal((await store.findSession(other.idHash))?.session.attemptsUsed, 0);
      await release(one, held);
      assert.ok(await claim(other));
      assert.equal(await claim(one), undefined);
    });

    test('a process that died leaves its unit with the session: a new claim of it needs no other', async () => {
      const organizationId = randomUUID();
      const [one, other] = [await open(organizationId, 1), await open(organizationId, 1)];
      assert.ok(await claim(one));
      clock.nowMs += rules.leaseMs;
      assert.equal(await claim(other), undefined);
      const again = await claim(one);
      assert.ok(again);
      assert.equal(await deliver(one, again), true);
      assert.equal(await claim(other), undefined);
    });

    test('with the end of its session the unit is free, and the clean-up leaves no row', async () => {
      const organizationId = randomUUID();
      const dead = await open(organizationId, 1);
      assert.ok(await claim(dead));
      clock.nowMs += rules.sessionTtlMs - 1;
      const other = await open(organizationId, 1);
      assert.equal(await claim(other), undefined);
      clock.nowMs += 1;
      assert.ok(await claim(other));
      assert.equal((await reservationsOf(organizationId)).length, 2);
      await createRetentionStore(second).eraseSubjects(500);
      assert.deepEqual(
        (await reservationsOf(organizationId)).map((row) => row.id_hash),
        [other.idHash],
      );
    });

    test('an approve that goes on beyond the end of its session holds its unit until its lease ends', async () => {
      const organizationId = randomUUID();
      const last = await open(organizationId, 1);
      clock.nowMs += rules.otpTtlMs - 1;
      const long = { ...rules, leaseMs: rules.sessionTtlMs };
      const reserve = await reservationOf(last);
      assert.ok(await store.claimAttempt({ idHash: last.idHash, ...leaseOf(), rules: long, reserve }));
      clock.nowMs += rules.sessionTtlMs - 1;
      const other = await open(organizationId, 1);
      assert.equal(await claim(other), undefined);
      clock.nowMs += 1;
      assert.ok(await claim(other));
    });

    test('a session tells whether it takes a unit; one that does is not claimed without', async () => {
      const takesUnit = async ({ idHash }: NewSession) => (await store.findSession(idHash))?.takesUnit;
      const claimFree = ({ idHash }: NewSession) => store.claimAttempt({ idHash, ...leaseOf() });
      const limited = await open(randomUUID(), 5);
      assert.equal(await takesUnit(limited), true);
      assert.equal(await claimFree(limited), undefined);
      for (const free of [await open(randomUUID(), null), await open(randomUUID(), 0, 'test')]) {
        assert.equal(await takesUnit(free), false);
        assert.ok(await claimFree(free));
      }
    });

    test('what others deliver and reserve is not counted, nor is what was delivered to test keys', async () => {
      const organizationId = randomUUID();
      const neighbour = randomUUID();
      const theirs = await open(neighbour, 5);
      const delivered = await claim(theirs);
      assert.ok(delivered);
      await deliver(theirs, delivered);
      assert.ok(await claim(await open(neighbour, 5)));
      const tried = await open(organizationId, 1, 'test');
      const free = { idHash: tried.idHash, ...leaseOf() };
      await store.claimAttempt(free);
      assert.equal(await store.deliver({ ...free, audit: auditOf(tried, 'document_delivered') }), true);
      assert.ok(await claim(await open(organizationId, 1)));
    });
  });
}
