/** What `SessionStore` promises of a code whose outcome nobody knows: it counts once, and the same one may be tried again. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createRetentionStore } from './retention-store.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, leaseOf, makeCustomer, newSession } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';
import type { AttemptOutcome, NewSession, TriedCode } from './session-writes.ts';

const CALLERS = 20;

export function sessionRepeatContract({ first, second, clock }: ContractSubject): void {
  const stores = [createSessionStore(first), createSessionStore(second)] as const;
  const store = stores[0];

  const open = async () => {
    const session = newSession();
    await makeCustomer(first, session);
    await store.insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };
  const isNew = (hash: string): TriedCode => ({ hash, isRepeated: false });
  const again = (hash: string): TriedCode => ({ hash, isRepeated: true });
  const claim = ({ idHash }: NewSession, code: TriedCode, through = store) =>
    through.claimAttempt({ idHash, ...leaseOf(), code }).then((claimed) => claimed?.session);
  /** Claims with the code and ends the attempt so. */
  const attempt = async (session: NewSession, code: TriedCode, outcome: AttemptOutcome) => {
    const claimed = await claim(session, code);
    assert.ok(claimed, 'the claim must win');
    const release = { idHash: session.idHash, fence: claimed.fence, code, attempt: outcome, rules };
    assert.ok(await store.releaseAttempt({ ...release, audit: auditOf(session, 'approval_failed') }));
  };
  const stateOf = async ({ idHash }: NewSession) => {
    const session = (await stores[1].findSession(idHash))?.session;
    return [session?.state, session?.attemptsUsed, session?.unresolvedCodes.join()];
  };

  describe('repeated codes', () => {
    test('a code whose outcome is unknown counts once, however often it is tried', async () => {
      const session = await open();
      await attempt(session, isNew('a'), 'unresolved');
      for (let time = 0; time < 3 * rules.maxAttempts; time += 1) await attempt(session, again('a'), 'unresolved');
      assert.deepEqual(await stateOf(session), ['requested', 1, 'a']);
      assert.equal(await claim(session, isNew('a')), undefined, 'it is no new one');
      assert.equal(await claim(session, again('b')), undefined, 'another one is');
    });

    test('a process that died leaves its code unresolved', async () => {
      const session = await open();
      assert.ok(await claim(session, isNew('a')));
      clock.nowMs += rules.leaseMs;
      const claimed = await claim(session, again('a'));
      assert.equal(claimed?.attemptsUsed, 1);
      assert.deepEqual(claimed?.unresolvedCodes, ['a']);
    });

    test('different codes are counted, also where all of them are unresolved; each of those may still be tried', async () => {
      const session = await open();
      for (const code of ['a', 'b', 'c', 'd', 'e']) await attempt(session, isNew(code), 'unresolved');
      assert.deepEqual(await stateOf(session), ['requested', rules.maxAttempts, 'a,b,c,d,e']);
      assert.equal(await claim(session, isNew('f')), undefined);
      for (const code of ['a', 'b', 'c', 'd']) await attempt(session, again(code), 'spent');
      assert.deepEqual(await stateOf(session), ['requested', rules.maxAttempts, 'e']);
      await attempt(session, again('e'), 'spent');
      assert.deepEqual(await stateOf(session), ['locked', rules.maxAttempts, '']);
    });

    test('a refused code is resolved: the same one again is a new attempt', async () => {
      const session = await open();
      await attempt(session, isNew('a'), 'unresolved');
      await attempt(session, again('a'), 'spent');
      assert.deepEqual(await stateOf(session), ['requested', 1, '']);
      assert.equal(await claim(session, again('a')), undefined);
      await attempt(session, isNew('a'), 'spent');
      assert.deepEqual(await stateOf(session), ['requested', 2, '']);
    });

    test('what was not asked gives a new code’s attempt back, and leaves a repeated one as it was', async () => {
      const session = await open();
      await attempt(session, isNew('a'), 'given_back');
      assert.deepEqual(await stateOf(session), ['requested', 0, '']);
      await attempt(session, isNew('a'), 'unresolved');
      await attempt(session, again('a'), 'given_back');
      assert.deepEqual(await stateOf(session), ['requested', 1, 'a']);
    });

    test('an unresolved code may be tried beyond the life of codes, until the session ends', async () => {
      const session = await open();
      await attempt(session, isNew('a'), 'unresolved');
      clock.nowMs += rules.otpTtlMs;
      assert.equal(await claim(session, isNew('b')), undefined);
      await attempt(session, again('a'), 'unresolved');
      clock.nowMs += rules.sessionTtlMs - rules.otpTtlMs;
      assert.equal(await claim(session, again('a')), undefined);
    });

    test('of 20 claims with one code over two gateways one wins, new or repeated, and one attempt is counted', async () => {
      const session = await open();
      for (const code of [isNew('a'), again('a')]) {
        const claims = await Promise.all(
          Array.from({ length: CALLERS }, (_, caller) => claim(session, code, stores[caller % 2 === 0 ? 0 : 1])),
        );
        assert.equal(claims.filter(Boolean).length, 1);
        clock.nowMs += rules.leaseMs;
      }
      assert.equal((await store.findSession(session.idHash))?.session.attemptsUsed, 1);
    });

    test('the codes are forgotten with the subject: by a delivery, and by the clean-up', async () => {
      const [delivered, ended] = [await open(), await open()];
      const claimed = await claim(delivered, isNew(randomUUID()));
      assert.ok(claimed);
      const { idHash } = delivered;
      const audit = auditOf(delivered, 'document_delivered');
      assert.ok(await store.deliver({ idHash, fence: claimed.fence, audit }));
      assert.deepEqual(await stateOf(delivered), ['delivered', 1, '']);
      await attempt(ended, isNew('a'), 'unresolved');
      clock.nowMs += rules.sessionTtlMs;
      while ((await createRetentionStore(second).eraseSubjects(500)) > 0) {}
      assert.deepEqual(await stateOf(ended), ['requested', 1, '']);
    });
  });
}
