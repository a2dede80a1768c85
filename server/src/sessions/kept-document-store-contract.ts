/** What the store of kept documents promises: kept with the delivery or not at all, and only so long. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createKeptStore } from './kept-store.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, leaseOf, makeCustomer, newSession } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';

const KEEP_MS = 600_000;

export function keptDocumentStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createKeptStore(first, 'kept_documents');
  const sessions = createSessionStore(first);
  const deliverKeeping = async (encrypted: string, { isStale = false } = {}) => {
    const session = newSession();
    await makeCustomer(first, session);
    await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
    const fence = `fence of ${session.idHash}`;
    await sessions.claimAttempt({ idHash: session.idHash, ...leaseOf(fence) });
    const audit = auditOf(session, 'document_delivered');
    const keptDocument = { encrypted, keepMs: KEEP_MS };
    const held = isStale ? 'another fence' : fence;
    const delivered = await sessions.deliver({ idHash: session.idHash, fence: held, audit, keptDocument });
    assert.equal(delivered, !isStale);
    return session.idHash;
  };

  describe('kept document store', () => {
    test('what is kept with a delivery is found by its session alone, by every gateway', async () => {
      const [one, other] = [await deliverKeeping('one'), await deliverKeeping('other')];
      assert.equal(await createKeptStore(second, 'kept_documents').findKept(one), 'one');
      assert.equal(await store.findKept(other), 'other');
      assert.equal(await store.findKept('0'.repeat(64)), undefined);
    });

    test('a delivery that did not come about keeps nothing', async () => {
      assert.equal(await store.findKept(await deliverKeeping('lost', { isStale: true })), undefined);
    });

    test('after its time it is not found, and is deleted; what is younger stays', async () => {
      const old = await deliverKeeping('old');
      clock.nowMs += KEEP_MS - 1;
      const young = await deliverKeeping('young');
      assert.equal(await store.findKept(old), 'old');
      clock.nowMs += 1;
      assert.equal(await store.findKept(old), undefined);
      assert.equal(await store.forgetKept(1), 1);
      while ((await store.forgetKept(100)) > 0);
      assert.equal(await store.findKept(young), 'young');
    });
  });
}
