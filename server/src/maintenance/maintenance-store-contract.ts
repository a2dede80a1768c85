/** What `MaintenanceStore` and `DataKeyStore` promise, also where two gateways act in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { createDataKeyStore } from '../crypto/data-key-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createMaintenanceStore } from './maintenance-store.ts';

export function maintenanceStoreContract({ first, second, clock }: ContractSubject): void {
  describe('maintenance store', () => {
    const stores = [createMaintenanceStore(first), createMaintenanceStore(second)];
    const claimAll = async (task: string, everyMs: number) => {
      const claims = Array.from({ length: 20 }, (_, caller) => stores[caller % 2]?.claimTurn({ task, everyMs }));
      return (await Promise.all(claims)).filter(Boolean).length;
    };

    test('of 20 that want the turn one has it, at once the first time, and then again after the interval', async () => {
      const task = randomUUID();
      assert.equal(await claimAll(task, 1_000), 1);
      clock.nowMs += 999;
      assert.equal(await claimAll(task, 1_000), 0);
      clock.nowMs += 1;
      assert.equal(await claimAll(task, 1_000), 1);
    });

    test('the turns of one task are none of another’s', async () => {
      assert.equal(await stores[0]?.claimTurn({ task: randomUUID(), everyMs: 1_000 }), true);
      assert.equal(await stores[0]?.claimTurn({ task: randomUUID(), everyMs: 1_000 }), true);
    });
  });

  describe('data key store', () => {
    test('of two that make the same key at once, one stays, and both find it', async () => {
      const stores = [createDataKeyStore(first), createDataKeyStore(second)];
      const name = randomUUID();
      await Promise.all(
        stores.map((store, index) => store.insertDataKey({ name, encryptedKey: `encrypted ${index}` })),
      );
      const found = await Promise.all(
        stores.map(async (store) => (await store.listDataKeys()).find((key) => key.name === name)),
      );
      assert.match(found[0]?.encryptedKey ?? '', /^encrypted [01]$/);
      assert.deepEqual(found[1], found[0]);
    });

    test('keys are replaced together, and none of them where one is not the one that was read', async () => {
      const [store, elsewhere] = [createDataKeyStore(first), createDataKeyStore(second)];
      const names: string[] = [randomUUID(), randomUUID()].sort();
      for (const name of names) await store.insertDataKey({ name, encryptedKey: 'old' });
      const encrypted = async () =>
        (await elsewhere.listDataKeys())
          .filter(({ name }) => names.includes(name))
          .map(({ encryptedKey }) => encryptedKey);
      const replace = (encryptedKey: string, ...replaces: string[]) =>
        store.replaceDataKeys(names.map((name, index) => ({ name, encryptedKey, replaces: replaces[index] ?? '' })));
      assert.equal(await replace('new', 'old', 'another'), false);
      assert.deepEqual(await encrypted(), ['old', 'old']);
      assert.equal(await replace('new', 'old', 'old'), true);
      assert.deepEqual(await encrypted(), ['new', 'new']);
    });
  });
}
