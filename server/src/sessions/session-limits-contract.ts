/** What `SessionStore` promises of the limits that its writes use: in the same commit, or not at all. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { almatyDayOf } from '../calendar/almaty-date.ts';
import type { Counter } from '../limits/limit-store.ts';
import { createLimitStore } from '../limits/limit-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, leaseOf, makeCustomer, newSession, traceOf, unreadAdmission } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';
import type { NewSession, UnreadAdmission } from './session-writes.ts';

const CALLERS = 50;

export function sessionLimitsContract({ first, second, clock }: ContractSubject): void {
  const stores = [createSessionStore(first), createSessionStore(second)] as const;
  const store = stores[0];
  const limits = createLimitStore(first);
  const counterOf = (max: number): Counter => ({ id: randomUUID(), max, window: { lastsMs: 60_000 }, lockMs: 0 });
  const usedOf = async ({ id }: Counter) => (await limits.readCounters([id])).uses.get(id)?.used ?? 0;
  const insert = async (session: NewSession, counters: readonly Counter[], through = store) => {
    await makeCustomer(first, session);
    return through.insertSession(session, rules, auditOf(session, 'document_requested'), counters);
  };

  describe('sessions within limits', () => {
    test('of 50 concurrent requests over two gateways exactly the limit open a session; the others leave nothing', async () => {
      const [codes, requests] = [counterOf(7), counterOf(1_000)];
      const organizationId = randomUUID();
      const opened = await Promise.all(
        Array.from({ length: CALLERS }, (_, caller) =>
          insert(newSession(organizationId), [codes, requests], stores[caller % 2 === 0 ? 0 : 1]),
        ),
      );
      assert.equal(opened.filter(Boolean).length, 7);
      assert.deepEqual([await usedOf(codes), await usedOf(requests)], [7, 7]);
      const { audit } = await traceOf(first, { ...newSession(), organizationId });
      assert.equal(audit.length, 7);
    });

    test('of 50 concurrent unread requests over two gateways exactly the limit open a session; the others leave nothing', async () => {
      const session = newSession();
      await makeCustomer(first, session);
      const counters = [counterOf(7), counterOf(1_000)] as const;
      const opened = await Promise.all(
        Array.from({ length: CALLERS }, (_, caller) =>
          stores[caller % 2 === 0 ? 0 : 1].admitUnread(
            unreadAdmission(newSession(session.organizationId), clock.nowMs, { counters }),
          ),
        ),
      );
      assert.equal(opened.filter(Boolean).length, 7);
      assert.deepEqual([await usedOf(counters[0]), await usedOf(counters[1])], [7, 7]);
      assert.equal((await traceOf(first, session)).audit.length, 7);
    });

    test('an unread request opens the same session as one that was read, with the same uses', async () => {
      const session = newSession();
      await makeCustomer(first, session);
      const [read, unread] = [counterOf(3), counterOf(3)];
      const inserted = await insert({ ...session, idHash: randomUUID() }, [read]);
      const admitted = await store.admitUnread(unreadAdmission(session, clock.nowMs, { counters: [unread] }));
      assert.ok(inserted && admitted);
      assert.deepEqual(admitted.session, { ...inserted.session, idHash: session.idHash });
      assert.deepEqual(
        admitted.uses,
        inserted.uses.map((use) => ({ ...use, id: unread.id })),
      );
    });

    test('an unread request is refused, and counts nothing, where a lock holds, on another day, or without the mark that it names', async () => {
      const session = newSession();
      await makeCustomer(first, session);
      const counters = [counterOf(100)] as const;
      const admit = (changes: Partial<UnreadAdmission>) =>
        store.admitUnread(unreadAdmission({ ...session, idHash: randomUUID() }, clock.nowMs, { counters, ...changes }));
      const [lock, mark] = [counterOf(1), counterOf(1)];
      assert.ok(await admit({ unlessUsedUp: [counterOf(1), lock] }));
      await limits.consume([lock]);
      assert.equal(await admit({ unlessUsedUp: [counterOf(1), lock] }), undefined);

      const day = almatyDayOf(clock.nowMs);
      assert.equal(await admit({ day: almatyDayOf(day.startsAt - 1) }), undefined);
      assert.equal(await admit({ day: almatyDayOf(day.endsAt) }), undefined);
      assert.equal(await admit({ aheadMs: 1 }), undefined, 'the clock of its sandbox is not ahead');

      assert.equal(await admit({ inUse: mark.id }), undefined);
      await limits.consume([mark]);
      assert.ok(await admit({ inUse: mark.id }));
      assert.equal(await usedOf(counters[0]), 2);
      clock.nowMs += 60_000;
      assert.equal(await admit({ inUse: mark.id }), undefined);
    });

    test('a request that the state did not take leaves its audit rows alone, and its uses are taken back', async () => {
      const session = newSession();
      const codes = counterOf(1);
      const opened = await insert(session, [codes]);
      const audit = auditOf(session, 'request_failed');
      await store.discardSession({ idHash: session.idHash, audit, unused: opened?.uses ?? [] });
      assert.equal(await store.findSession(session.idHash), undefined);
      assert.equal(await usedOf(codes), 0);
      assert.deepEqual((await traceOf(first, session)).audit, ['document_requested', 'request_failed']);
    });

    test('a resend that a limit refuses is not counted for the session either', async () => {
      const session = newSession();
      const codes = counterOf(1);
      await insert(session, [codes]);
      clock.nowMs += rules.resendAfterMs - 1;
      const claim = { idHash: session.idHash, rules, allowedIpRanges: [], audit: auditOf(session, 'otp_resent') };
      const wide = { ...codes, max: 2 };
      assert.equal(await store.claimResend({ ...claim, counters: [wide] }), undefined, 'too early for the session');
      assert.equal(await usedOf(codes), 1);
      clock.nowMs += 1;
      const narrow = counterOf(1);
      await limits.consume([narrow]);
      assert.equal(await store.claimResend({ ...claim, counters: [wide, narrow] }), undefined);
      assert.equal((await store.findSession(session.idHash))?.session.resendsUsed, 0);
      assert.equal((await store.claimResend({ ...claim, counters: [counterOf(2)] }))?.uses[0]?.used, 1);
    });

    test('wrong codes are counted with the release; used up, they let no session of the citizen be claimed', async () => {
      const wrongCodes = [counterOf(1_000), counterOf(2)];
      const claimOf = (session: NewSession) => ({ idHash: session.idHash, ...leaseOf(), hold: wrongCodes });
      const sessions = [newSession(), newSession(), newSession()] as const;
      for (const session of sessions) await insert(session, []);
      for (const session of sessions.slice(0, 2)) {
        const claim = claimOf(session);
        const claimed = await stores[1].claimAttempt(claim);
        assert.ok(claimed);
        await store.releaseAttempt({
          ...claim,
          held: claimed.held,
          attempt: 'spent',
          audit: auditOf(session, 'code_refused'),
          counters: wrongCodes,
        });
      }
      assert.equal(await store.claimAttempt(claimOf(sessions[2])), undefined);
      assert.equal((await store.findSession(sessions[2].idHash))?.session.attemptsUsed, 0);
      clock.nowMs += 60_000;
      assert.ok(await store.claimAttempt(claimOf(sessions[2])));
    });

    test('of concurrent claims for one citizen over two gateways no more are leased than codes may be wrong', async () => {
      const wrongCodes = [counterOf(1_000), counterOf(6)];
      const sessions = Array.from({ length: 20 }, () => newSession());
      for (const session of sessions) await insert(session, []);
      const claims = await Promise.all(
        sessions.map(async (session, caller) => {
          const claim = { idHash: session.idHash, ...leaseOf(), hold: wrongCodes };
          return { session, claim, claimed: await stores[caller % 2 === 0 ? 0 : 1].claimAttempt(claim) };
        }),
      );
      const leased = claims.filter(({ claimed }) => claimed !== undefined);
      assert.equal(leased.length, 6);
      const [delivered, unresolved, ...wrong] = leased;
      assert.ok(delivered && unresolved);
      const held = (one: typeof delivered) => ({ ...one.claim, held: one.claimed?.held ?? [] });
      await store.deliver({ ...held(delivered), audit: auditOf(delivered.session, 'document_delivered') });
      const failed = auditOf(unresolved.session, 'approval_failed');
      await store.releaseAttempt({ ...held(unresolved), attempt: 'unresolved', audit: failed });
      for (const one of wrong) {
        const refused = auditOf(one.session, 'code_refused');
        await store.releaseAttempt({ ...held(one), attempt: 'spent', audit: refused, counters: wrongCodes });
      }
      const standing = (await limits.readCounters(wrongCodes.map(({ id }) => id))).uses;
      assert.deepEqual(
        wrongCodes.map(({ id }) => [standing.get(id)?.used, standing.get(id)?.held]),
        [
          [4, 0],
          [4, 0],
        ],
      );
    });

    test('a lock that is used up lets nothing be claimed', async () => {
      const session = newSession();
      await insert(session, []);
      const lock = counterOf(1);
      const claim = { idHash: session.idHash, ...leaseOf(), unlessUsedUp: [lock] };
      await limits.consume([lock]);
      assert.equal(await store.claimAttempt(claim), undefined);
      clock.nowMs += 60_000;
      assert.ok(await store.claimAttempt(claim));
    });

    test('a release is not refused where the wrong codes are used up meanwhile', async () => {
      const session = newSession();
      const wrongCodes = counterOf(1);
      await insert(session, []);
      const claim = { idHash: session.idHash, ...leaseOf(), hold: [{ ...wrongCodes, max: 2 }] };
      assert.ok(await store.claimAttempt(claim));
      await limits.consume([wrongCodes]);
      const audit = auditOf(session, 'code_refused');
      const release = { ...claim, held: [], attempt: 'spent', audit, counters: [wrongCodes] } as const;
      assert.equal(await store.releaseAttempt(release), true);
      assert.equal(await usedOf(wrongCodes), 1);
    });
  });
}
