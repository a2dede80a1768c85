/** What `SessionStore` promises, one call at a time. The races are in `session-race-contract.ts`. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Database } from '../storage/database.ts';
import { type ApprovingSession, defaultSessionRules as rules, sessionAt } from './session.ts';
import { auditOf, codeOf, leaseOf, makeCustomer, newSession, traceOf } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';
import type { NewSession } from './session-writes.ts';

export function sessionStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createSessionStore(first);

  const insert = async (organizationId?: string) => {
    const session = newSession(organizationId);
    await makeCustomer(first, session);
    await store.insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };
  const claim = ({ idHash }: NewSession, fence: string = randomUUID()) =>
    store.claimAttempt({ idHash, ...leaseOf(fence) }).then((claimed) => claimed?.session);
  const release = (session: NewSession, fence: string, attempt: 'spent' | 'given_back' = 'spent') =>
    store.releaseAttempt({
      idHash: session.idHash,
      fence,
      code: codeOf(fence),
      attempt,
      rules,
      audit: auditOf(session, 'code_refused'),
    });
  const deliver = (session: NewSession, fence: string) =>
    store.deliver({ idHash: session.idHash, fence, audit: auditOf(session, 'document_delivered') });
  const claimed = async (session: NewSession): Promise<ApprovingSession> => {
    const approving = await claim(session);
    assert.ok(approving, 'the claim must win');
    return approving;
  };

  describe('session store', () => {
    test('a session is stored with the times of the store, and found by every gateway', async () => {
      const session = newSession();
      await makeCustomer(first, session);
      const inserted = await store.insertSession(session, rules, auditOf(session, 'document_requested'));
      assert.deepEqual(inserted?.session, {
        ...session,
        state: 'requested',
        createdAt: clock.nowMs,
        otpSentAt: clock.nowMs,
        otpExpiresAt: clock.nowMs + rules.otpTtlMs,
        expiresAt: clock.nowMs + rules.sessionTtlMs,
        attemptsUsed: 0,
        unresolvedCodes: [],
        resendsUsed: 0,
      });
      assert.deepEqual(await createSessionStore(second).findSession(session.idHash), {
        session: inserted?.session,
        apiKey: { revokedAt: null, expiresAt: null, allowedIpRanges: [] },
        takesUnit: false,
        nowMs: clock.nowMs,
      });
      assert.deepEqual(await traceOf(first, session), { usage: [], audit: ['document_requested'] });
      assert.equal(await store.findSession(randomUUID()), undefined);
    });

    test('a session whose id is taken is refused, and the first one stays as it was', async () => {
      const session = await insert();
      const before = await store.findSession(session.idHash);
      await assert.rejects(
        store.insertSession({ ...session, encryptedSubject: 'other' }, rules, auditOf(session, 'document_requested')),
      );
      assert.deepEqual(await store.findSession(session.idHash), before);
      assert.deepEqual((await traceOf(first, session)).audit, ['document_requested']);
    });

    test('a live session is durable before the state is asked, and so is every end of an attempt', async () => {
      const durabilities: unknown[] = [];
      const commit: Database['commit'] = (unit, durability = 'at_once') => {
        durabilities.push(durability);
        return first.commit(unit, durability);
      };
      const watched = createSessionStore(Object.assign(Object.create(first) as Database, { commit }));
      for (const environment of ['live', 'test'] as const) {
        const session = { ...newSession(), environment };
        await makeCustomer(first, session);
        await watched.insertSession(session, rules, auditOf(session, 'document_requested'));
        await watched.claimAttempt({ idHash: session.idHash, ...leaseOf('fence') });
        await watched.deliver({
          idHash: session.idHash,
          fence: 'fence',
          audit: auditOf(session, 'document_delivered'),
        });
      }
      assert.deepEqual(durabilities, ['at_once', 'with_next', 'at_once', 'with_next', 'with_next', 'at_once']);
    });

    test('a claim counts the attempt and takes the lease', async () => {
      const session = await insert();
      const approving = await claim(session, 'fence-1');
      assert.equal(approving?.attemptsUsed, 1);
      assert.equal(approving?.fence, 'fence-1');
      assert.equal(approving?.leaseExpiresAt, clock.nowMs + rules.leaseMs);
      assert.deepEqual((await store.findSession(session.idHash))?.session, approving);
    });

    test('a delivery closes the session, counts one unit and leaves one audit row', async () => {
      const session = await insert();
      const { fence } = await claimed(session);
      assert.equal(await deliver(session, fence), true);
      const found = await store.findSession(session.idHash);
      assert.equal(found?.session.state, 'delivered');
      assert.equal(found?.session.state === 'delivered' && found.session.deliveredAt, clock.nowMs);
      assert.deepEqual((await traceOf(second, session)).audit, ['document_delivered', 'document_requested']);
      assert.equal(await deliver(session, fence), false);
      assert.equal(await claim(session), undefined);
    });

    test('deliveries are counted by the calendar day in Almaty', async () => {
      const organizationId = randomUUID();
      const startMs = clock.nowMs;
      for (const atMs of ['18:59:59.999', '18:59:59.999', '19:00:00'].map((t) => Date.parse(`2026-03-14T${t}Z`))) {
        clock.nowMs = atMs;
        const session = await insert(organizationId);
        assert.equal(await deliver(session, (await claimed(session)).fence), true);
      }
      clock.nowMs = startMs;
      const session = await insert(organizationId);
      const { fence } = await claimed(session);
      assert.equal(await deliver(session, 'another fence'), false);
      const [usage] = await first.query
        .selectFrom('usage')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .orderBy('day')
        .execute();
      assert.deepEqual(usage, {
        organization_id: organizationId,
        environment: 'test',
        technology: 'e_document',
        document_type: 'identity_card',
        day: '2026-03-14',
        delivered: 2,
      });
      assert.equal(await deliver(session, fence), true);
      assert.deepEqual((await traceOf(first, { ...newSession(), organizationId })).usage, [
        ['2026-03-14', 3],
        ['2026-03-15', 1],
      ]);
    });

    test('a delivery with a fence that is not the session’s changes nothing', async () => {
      const session = await insert();
      const approving = await claimed(session);
      assert.equal(await deliver(session, 'another fence'), false);
      assert.deepEqual((await store.findSession(session.idHash))?.session, approving);
      assert.deepEqual(await traceOf(first, session), { usage: [], audit: ['document_requested'] });
    });

    test('where the audit row cannot be stored, nothing is delivered, released or counted', async () => {
      const session = await insert();
      const approving = await claimed(session);
      const taken = auditOf(session, 'code_refused');
      const other = newSession();
      await makeCustomer(first, other);
      await store.insertSession(other, rules, { ...taken, organizationId: other.organizationId });
      const { fence } = approving;
      const lease = { idHash: session.idHash, fence, code: codeOf(fence) };
      const write = { ...lease, attempt: 'spent' as const, rules, audit: taken };
      await assert.rejects(store.deliver(write));
      await assert.rejects(store.releaseAttempt(write));
      assert.deepEqual((await store.findSession(session.idHash))?.session, approving);
      assert.deepEqual(await traceOf(first, session), { usage: [], audit: ['document_requested'] });
    });

    test('an attempt can be given back, also the last one, and only by who holds the fence', async () => {
      const session = await insert();
      for (let attempt = 1; attempt < rules.maxAttempts; attempt += 1) {
        await release(session, (await claimed(session)).fence);
      }
      for (let time = 0; time < 3; time += 1) {
        const approving = await claimed(session);
        assert.equal(approving.attemptsUsed, rules.maxAttempts);
        assert.equal(await release(session, 'another fence', 'given_back'), false);
        assert.equal(await release(session, approving.fence, 'given_back'), true);
        assert.equal(await release(session, approving.fence, 'given_back'), false);
        const found = (await store.findSession(session.idHash))?.session;
        assert.equal(found?.state, 'requested');
        assert.equal(found?.attemptsUsed, rules.maxAttempts - 1);
      }
      await release(session, (await claimed(session)).fence);
      assert.equal((await store.findSession(session.idHash))?.session.state, 'locked');
    });

    test('a refused code gives the session back; the last one locks it, and attempts never exceed the most', async () => {
      const session = await insert();
      for (let attempt = 1; attempt <= rules.maxAttempts; attempt += 1) {
        const approving = await claimed(session);
        assert.equal(approving.attemptsUsed, attempt);
        assert.equal(await release(session, approving.fence), true);
        assert.equal(await release(session, approving.fence), false);
        const state = (await store.findSession(session.idHash))?.session.state;
        assert.equal(state, attempt < rules.maxAttempts ? 'requested' : 'locked');
      }
      assert.equal(await claim(session), undefined);
      const { audit } = await traceOf(first, session);
      assert.equal(audit.filter((action) => action === 'code_refused').length, rules.maxAttempts);
    });

    test('a lease that ran out can be claimed again, and the old fence can then neither deliver nor release', async () => {
      const session = await insert();
      const lost = await claimed(session);
      clock.nowMs = lost.leaseExpiresAt - 1;
      assert.equal(await claim(session), undefined);
      clock.nowMs = lost.leaseExpiresAt;
      const again = await claimed(session);
      assert.equal(again.attemptsUsed, 2);
      assert.equal(await deliver(session, lost.fence), false);
      assert.equal(await release(session, lost.fence), false);
      assert.deepEqual((await store.findSession(session.idHash))?.session, again);
      assert.deepEqual(await traceOf(first, session), { usage: [], audit: ['document_requested'] });
      assert.equal(await deliver(session, again.fence), true);
    });

    test('leases that run out spend the attempts: no more than the most are ever claimed', async () => {
      const session = await insert();
      const patient = { ...rules, leaseMs: 1_000 };
      const next = () => store.claimAttempt({ idHash: session.idHash, ...leaseOf(), rules: patient });
      for (let attempt = 1; attempt <= rules.maxAttempts; attempt += 1) {
        assert.equal((await next())?.session.attemptsUsed, attempt);
        clock.nowMs += patient.leaseMs;
      }
      assert.equal(await next(), undefined);
    });

    test('the store’s clock decides when the code and the session expire', async () => {
      const session = await insert();
      const inserted = (await store.findSession(session.idHash))?.session;
      assert.ok(inserted);
      clock.nowMs = inserted.otpExpiresAt - 1;
      const approving = await claimed(session);
      assert.equal(await release(session, approving.fence), true);
      clock.nowMs = inserted.otpExpiresAt;
      assert.equal(await claim(session), undefined);
      clock.nowMs = inserted.expiresAt;
      const found = await store.findSession(session.idHash);
      assert.equal(found?.nowMs, inserted.expiresAt);
      assert.equal(found && sessionAt(found.session, found.nowMs).state, 'expired');

      const shortLived = newSession();
      await makeCustomer(first, shortLived);
      const brief = { ...rules, sessionTtlMs: 1_000 };
      const brieflyOpen = await store.insertSession(shortLived, brief, auditOf(shortLived, 'document_requested'));
      assert.ok(brieflyOpen);
      clock.nowMs = brieflyOpen.session.expiresAt;
      assert.equal(await claim(shortLived), undefined);
    });
  });
}
