/** What `SessionStore` promises where many callers on several gateways act on one session in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, codeOf, leaseOf, makeCustomer, newSession, traceOf } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';

const CALLERS = 50;

export function sessionRaceContract({ first, second, clock }: ContractSubject): void {
  const stores = [createSessionStore(first), createSessionStore(second)] as const;
  const storeOf = (caller: number) => stores[caller % 2 === 0 ? 0 : 1];
  const allCallers = <Result>(event: (caller: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: CALLERS }, (_, caller) => event(caller)));
  const insert = async () => {
    const session = newSession();
    await makeCustomer(first, session);
    await stores[0].insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };

  describe('races', () => {
    test('of 50 concurrent claims exactly one wins, and one attempt is counted', async () => {
      const { idHash } = await insert();
      const claims = await allCallers((caller) =>
        storeOf(caller).claimAttempt({ idHash, ...leaseOf(`fence-${caller}`) }),
      );
      const won = claims.filter((claim) => claim !== undefined);
      assert.equal(won.length, 1);
      const found = await stores[1].findSession(idHash);
      assert.deepEqual(found?.session, won[0]?.session);
      assert.equal(found?.session.attemptsUsed, 1);
    });

    test('of 50 concurrent claims of a lease that ran out exactly one wins', async () => {
      const { idHash } = await insert();
      const lost = await stores[0].claimAttempt({ idHash, ...leaseOf('lost') });
      assert.ok(lost);
      clock.nowMs = lost.session.leaseExpiresAt;
      const claims = await allCallers((caller) =>
        storeOf(caller).claimAttempt({ idHash, ...leaseOf(`fence-${caller}`) }),
      );
      assert.equal(claims.filter((claim) => claim !== undefined).length, 1);
      assert.equal((await stores[0].findSession(idHash))?.session.attemptsUsed, 2);
    });

    test('of 50 concurrent deliveries and releases of one fence exactly one takes effect', async () => {
      const session = await insert();
      const { idHash } = session;
      const fence = randomUUID();
      await stores[0].claimAttempt({ idHash, ...leaseOf(fence) });
      const closed = await allCallers((caller) =>
        caller % 5 === 0
          ? storeOf(caller).releaseAttempt({
              idHash,
              fence,
              code: codeOf(fence),
              attempt: 'spent',
              rules,
              audit: auditOf(session, 'code_refused'),
            })
          : storeOf(caller).deliver({ idHash, fence, audit: auditOf(session, 'document_delivered') }),
      );
      assert.equal(closed.filter(Boolean).length, 1);
      const { usage, audit } = await traceOf(first, session);
      const state = (await stores[0].findSession(idHash))?.session.state;
      assert.deepEqual(
        [state, usage.length, audit.length],
        audit.includes('document_delivered') ? ['delivered', 1, 2] : ['requested', 0, 2],
      );
    });

    test('50 concurrent deliveries of one organisation are all counted', async () => {
      const organizationId = randomUUID();
      const delivered = await allCallers(async (caller) => {
        const session = newSession(organizationId);
        const { idHash } = session;
        const [store, fence] = [storeOf(caller), `fence-${caller}`];
        await makeCustomer(first, session);
        await store.insertSession(session, rules, auditOf(session, 'document_requested'));
        await store.claimAttempt({ idHash, ...leaseOf(fence) });
        return store.deliver({ idHash, fence, audit: auditOf(session, 'document_delivered') });
      });
      assert.equal(delivered.filter(Boolean).length, CALLERS);
      const { usage, audit } = await traceOf(first, { ...newSession(), organizationId });
      assert.deepEqual(
        usage.map(([, count]) => count),
        [CALLERS],
      );
      assert.equal(audit.length, 2 * CALLERS);
    });
  });
}
