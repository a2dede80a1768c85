/** What the store of kept results promises: kept with the delivery or not at all, and only so long. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createKeptStore } from './kept-store.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, leaseOf, makeCustomer, newSession } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';

const KEEP_MS = 600_000;

export function keptResultStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createKeptStore(first, 'kept_results');
  const sessions = createSessionStore(first);
  const deliverKeeping = async (encrypted: string, { isStale = false } = {}) => {
    const session = newSession();
    await makeCustomer(first, session);
    await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
    const { idHash } = session;
    await sessions.claimAttempt({ idHash, ...leaseOf('held') });
    const audit = auditOf(session, 'document_delivered');
    const delivery = { idHash, fence: isStale ? 'another' : 'held', audit };
    assert.equal(await sessions.deliver({ ...delivery, keptResult: { encrypted, keepMs: KEEP_MS } }), !isStale);
    return idHash;
  };

  describe('kept result store', () => {
    test('a result is kept with its delivery, found by every gateway for so long, and then deleted', async () => {
      const [old, lost] = [await deliverKeeping('old'), await deliverKeeping('lost', { isStale: true })];
      assert.equal(await createKeptStore(second, 'kept_results').findKept(old), 'old');
      assert.equal(await store.findKept(lost), undefined);
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
