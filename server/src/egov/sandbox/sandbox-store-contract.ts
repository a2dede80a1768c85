/** What `SandboxStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { DAY_MS, HOUR_MS } from '../../clock.ts';
import type { ContractSubject } from '../../storage/contract-subject.ts';
import { createSandboxStore } from './sandbox-store.ts';

const PHONE = 'a'.repeat(64);
const OTHER_PHONE = 'b'.repeat(64);
const AGE_MS = DAY_MS;

export function sandboxStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createSandboxStore(first);
  const elsewhere = createSandboxStore(second);

  /** Stores an SMS one second after the last one. */
  const send = async (organizationId: string, rest: { phoneHash?: string; requestId?: string } = {}) => {
    clock.nowMs += 1_000;
    const message = { requestId: randomUUID(), phoneHash: PHONE, encryptedContent: 'encrypted', ...rest };
    const stored = { id: randomUUID(), organizationId, ...message };
    await store.insertMessage({ ...stored, lateMs: 0 });
    return { ...stored, sentAt: clock.nowMs };
  };

  describe('sandbox store', () => {
    test('an organisation sees its own messages only, newest first', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()];
      const old = await send(mine);
      await send(theirs);
      const recent = await send(mine, { phoneHash: OTHER_PHONE });
      assert.deepEqual(await elsewhere.listMessages(mine, { most: 10 }), [recent, old]);
    });

    test('a phone narrows the list to its own messages', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()];
      const message = await send(mine);
      await send(mine, { phoneHash: OTHER_PHONE });
      await send(theirs);
      assert.deepEqual(await elsewhere.listMessages(mine, { phoneHash: PHONE, most: 10 }), [message]);
      assert.deepEqual(await elsewhere.listMessages(mine, { phoneHash: 'c'.repeat(64), most: 10 }), []);
    });

    test('a list has the newest, no more than told, and none from before the time it begins with or of that time', async () => {
      const organizationId = randomUUID();
      const [first, second, third, fourth] = [
        await send(organizationId),
        await send(organizationId, { phoneHash: OTHER_PHONE }),
        await send(organizationId),
        await send(organizationId),
      ];
      const sentAfter = first.sentAt;
      assert.deepEqual(await store.listMessages(organizationId, { most: 2 }), [fourth, third]);
      assert.deepEqual(await store.listMessages(organizationId, { most: 10, sentAfter }), [fourth, third, second]);
      assert.deepEqual(await store.listMessages(organizationId, { most: 2, sentAfter: third.sentAt }), [fourth]);
      assert.deepEqual(await store.listMessages(organizationId, { most: 10, phoneHash: OTHER_PHONE, sentAfter }), [
        second,
      ]);
      assert.deepEqual(await store.listMessages(organizationId, { most: 10, sentAfter: fourth.sentAt }), []);
    });

    test('messages of that age are deleted, the oldest first and no more than told; younger ones stay', async () => {
      const organizationId = randomUUID();
      for (let count = 0; count < 3; count += 1) await send(organizationId);
      clock.nowMs += AGE_MS - 1_000;
      const young = await send(organizationId);
      while ((await store.forgetMessages({ ageMs: AGE_MS + 1_001, most: 500 })) > 0) {}
      assert.equal((await store.listMessages(organizationId, { most: 10 })).length, 3);
      assert.equal(await store.forgetMessages({ ageMs: AGE_MS, most: 1 }), 1);
      assert.equal(await store.forgetMessages({ ageMs: AGE_MS, most: 10 }), 1);
      assert.deepEqual(await store.listMessages(organizationId, { most: 10 }), [young]);
    });

    test('a message that comes late is not there before its time', async () => {
      const [organizationId, requestId] = [randomUUID(), randomUUID()];
      const first = await send(organizationId, { requestId });
      const late = { id: randomUUID(), organizationId, requestId, phoneHash: PHONE, encryptedContent: 'late' };
      await store.insertMessage({ ...late, lateMs: 5_000 });
      clock.nowMs += 4_999;
      assert.deepEqual(await elsewhere.listMessages(organizationId, { most: 10 }), [first]);
      assert.deepEqual((await elsewhere.findLatestMessage(requestId))?.message, first);
      clock.nowMs += 1;
      const arrived = { ...late, sentAt: clock.nowMs };
      assert.deepEqual(await elsewhere.listMessages(organizationId, { most: 10 }), [arrived, first]);
      assert.deepEqual((await elsewhere.findLatestMessage(requestId))?.message, arrived);
    });

    test('a message that had come is there also in the moment after the clock was set back', async () => {
      const [organizationId, requestId] = [randomUUID(), randomUUID()];
      const message = await send(organizationId, { requestId });
      clock.nowMs -= HOUR_MS;
      assert.deepEqual(await elsewhere.listMessages(organizationId, { most: 10 }), [message]);
      assert.deepEqual((await elsewhere.findLatestMessage(requestId))?.message, message);
      clock.nowMs += HOUR_MS;
    });

    test('the newest message of a request is found, with the time', async () => {
      const [organizationId, requestId] = [randomUUID(), randomUUID()];
      await send(organizationId, { requestId });
      const message = await send(organizationId, { requestId });
      await send(organizationId);
      assert.deepEqual(await elsewhere.findLatestMessage(requestId), { message, nowMs: clock.nowMs });
      assert.equal(await store.findLatestMessage(randomUUID()), undefined);
    });
  });
}
