/** What `IdempotencyStore` promises, also where two gateways act in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createIdempotencyStore } from './idempotency-store.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, newSession } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';

const LEASE_MS = 60_000;
const KEEP_MS = 600_000;

export function idempotencyStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createIdempotencyStore(first);
  const stores = [store, createIdempotencyStore(second)];
  const callOf = (keyHash: string, bodyHash = 'body') => {
    return { keyHash, bodyHash, fence: randomUUID(), leaseMs: LEASE_MS, keepMs: KEEP_MS };
  };
  /** Keeps an answer the way it is kept: together with a session. */
  const keep = async (keyHash: string, fence: string) => {
    const session = newSession();
    const kept = { keyHash, fence, encryptedAnswer: 'encrypted' };
    const sessions = createSessionStore(first);
    await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
    await sessions.replaceSubject({ idHash: session.idHash, encryptedSubject: 'encrypted', kept });
  };

  describe('idempotency store', () => {
    test('of 50 concurrent calls with one key one begins, and the others are told that it runs', async () => {
      const keyHash = randomUUID();
      const begun = await Promise.all(
        Array.from({ length: 50 }, (_, caller) => stores[caller % 2]?.beginCall(callOf(keyHash))),
      );
      assert.equal(begun.filter((call) => call?.outcome === 'begun').length, 1);
      assert.equal(begun.filter((call) => call?.outcome === 'running').length, 49);
    });

    test('the kept answer is found by the same body, and refused to another', async () => {
      const call = callOf(randomUUID());
      await store.beginCall(call);
      assert.deepEqual(await store.beginCall(callOf(call.keyHash, 'other')), { outcome: 'other_body' });
      await keep(call.keyHash, call.fence);
      assert.deepEqual(await stores[1]?.beginCall(callOf(call.keyHash)), {
        outcome: 'answered',
        encryptedAnswer: 'encrypted',
      });
      assert.deepEqual(await store.beginCall(callOf(call.keyHash, 'other')), { outcome: 'other_body' });
    });

    test('a call that was abandoned frees its key; one that was answered does not', async () => {
      const abandoned = callOf(randomUUID());
      await store.beginCall(abandoned);
      await store.abandonCall({ ...abandoned, fence: 'another' });
      assert.deepEqual(await store.beginCall(callOf(abandoned.keyHash)), { outcome: 'running' });
      await store.abandonCall(abandoned);
      assert.deepEqual(await store.beginCall(callOf(abandoned.keyHash)), { outcome: 'begun' });

      const answered = callOf(randomUUID());
      await store.beginCall(answered);
      await keep(answered.keyHash, answered.fence);
      await store.abandonCall(answered);
      assert.equal((await store.beginCall(callOf(answered.keyHash))).outcome, 'answered');
    });

    test('a call that died gives its key to the same body after its lease, and can keep nothing any more', async () => {
      const died = callOf(randomUUID());
      await store.beginCall(died);
      clock.nowMs += LEASE_MS;
      assert.deepEqual(await store.beginCall(callOf(died.keyHash, 'other')), { outcome: 'other_body' });
      assert.deepEqual(await store.beginCall(callOf(died.keyHash)), { outcome: 'begun' });
      await keep(died.keyHash, died.fence);
      assert.deepEqual(await store.beginCall(callOf(died.keyHash)), { outcome: 'running' });
    });

    test('an answer past its time is as if it had never been, and is deleted', async () => {
      const call = callOf(randomUUID());
      await store.beginCall(call);
      await keep(call.keyHash, call.fence);
      clock.nowMs += KEEP_MS;
      while ((await store.forgetAnswers(2)) > 0) {}
      const rows = await first.query
        .selectFrom('idempotent_calls')
        .selectAll()
        .where('key_hash', '=', call.keyHash)
        .execute();
      assert.deepEqual(rows, []);
      assert.deepEqual(await store.beginCall(callOf(call.keyHash, 'other')), { outcome: 'begun' });
    });
  });
}
