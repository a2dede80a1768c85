/** What `SessionStore` promises of resends. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, leaseOf, makeCustomer, newSession, traceOf } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';
import type { NewSession } from './session-writes.ts';

export function sessionResendContract({ first, second, clock }: ContractSubject): void {
  const store = createSessionStore(first);
  const stores = [store, createSessionStore(second)];
  const insert = async () => {
    const session = newSession();
    await makeCustomer(first, session);
    await store.insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };
  const resend = (session: NewSession, through = store) =>
    through.claimResend({ idHash: session.idHash, rules, allowedIpRanges: [], audit: auditOf(session, 'otp_resent') });
  const claim = async ({ idHash }: NewSession) => {
    const fence = randomUUID();
    assert.ok(await store.claimAttempt({ idHash, ...leaseOf(fence) }));
    return fence;
  };

  describe('resends', () => {
    test('a resend is counted and starts the life of another code, not before its time and not beyond the limit', async () => {
      const session = await insert();
      assert.equal(await resend(session), undefined);
      for (let used = 1; used <= rules.maxResends; used += 1) {
        clock.nowMs += rules.resendAfterMs;
        const resent = await resend(session);
        assert.equal(resent?.session.resendsUsed, used);
        assert.equal(resent?.session.otpExpiresAt, clock.nowMs + rules.otpTtlMs);
        assert.equal(resent?.session.otpSentAt, clock.nowMs);
        assert.equal(await resend(session), undefined, 'a second one at the same time');
      }
      clock.nowMs += rules.resendAfterMs;
      assert.equal(await resend(session), undefined);
      assert.equal(
        (await traceOf(first, session)).audit.filter((action) => action === 'otp_resent').length,
        rules.maxResends,
      );
    });

    test('nothing is resent for a session in approval, delivered or expired; one whose lease ran out may be', async () => {
      const [inApproval, delivered, expired] = [await insert(), await insert(), await insert()];
      clock.nowMs += rules.resendAfterMs;
      await claim(inApproval);
      const fence = await claim(delivered);
      await store.deliver({ idHash: delivered.idHash, fence, audit: auditOf(delivered, 'document_delivered') });
      assert.equal(await resend(inApproval), undefined);
      assert.equal(await resend(delivered), undefined);
      clock.nowMs += rules.leaseMs;
      assert.equal((await resend(inApproval))?.session.state, 'requested');
      clock.nowMs += rules.sessionTtlMs;
      assert.equal(await resend(expired), undefined);
    });

    test('a resend can be undone, once, and not after another one', async () => {
      const session = await insert();
      const found = async () => (await store.findSession(session.idHash))?.session;
      const before = await found();
      clock.nowMs += rules.resendAfterMs;
      const claimed = (await resend(session))?.session;
      assert.ok(before?.state === 'requested' && claimed);
      const undo = () => store.returnResend({ before, claimed, audit: auditOf(session, 'resend_failed') });
      assert.equal(await undo(), true);
      assert.deepEqual(await found(), before);
      assert.equal(await undo(), false);
      clock.nowMs += 1;
      const again = (await resend(session))?.session;
      assert.equal(again?.resendsUsed, 1, 'another may follow at once');
      assert.equal(await undo(), false);
      assert.deepEqual(await found(), again);
      const { audit } = await traceOf(first, session);
      assert.deepEqual(audit.toSorted(), ['document_requested', 'otp_resent', 'otp_resent', 'resend_failed']);
    });

    test('of 50 concurrent resends exactly one is counted', async () => {
      const session = await insert();
      clock.nowMs += rules.resendAfterMs;
      const calls = Array.from({ length: 50 }, (_, caller) => resend(session, stores[caller % 2]));
      assert.equal((await Promise.all(calls)).filter(Boolean).length, 1);
      assert.equal((await store.findSession(session.idHash))?.session.resendsUsed, 1);
    });
  });
}
