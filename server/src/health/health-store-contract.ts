/** What `HealthStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { createMailStore, insertMail } from '../mail/mail-store.ts';
import { createMaintenanceStore } from '../maintenance/maintenance-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { migrations } from '../storage/migrations/migrations.ts';
import { createHealthStore } from './health-store.ts';

export function healthStoreContract({ first, second, clock }: ContractSubject): void {
  describe('health store', () => {
    test('it tells the newest migration, and the turns of all processes by the store’s clock', async () => {
      const task = `task-${randomUUID()}`;
      assert.equal(await createMaintenanceStore(second).claimTurn({ task, everyMs: 1_000 }), true);
      const health = await createHealthStore(first).readHealth();
      assert.equal(health.newestMigration, migrations.at(-1)?.name);
      assert.deepEqual(
        health.turns.find((turn) => turn.task === task),
        { task, begunAt: clock.nowMs, everyMs: 1_000 },
      );
      assert.equal(health.nowMs, clock.nowMs);
    });

    test('it counts the mails that wait, those that were tried before, and how old the oldest is', async () => {
      const [store, mails] = [createHealthStore(first), createMailStore(second)];
      await mails.deleteOldMails(-1);
      assert.deepEqual((await store.readHealth()).mails, { waiting: 0, retried: 0, oldestAt: null });
      const oldestAt = clock.nowMs;
      const write = () => second.commit([insertMail(second, { id: randomUUID(), encrypted: 'encrypted' })]);
      await write();
      await mails.takeDueMails({ leaseMs: 60_000, most: 1 });
      clock.nowMs += 5_000;
      await write();
      assert.deepEqual((await store.readHealth()).mails, { waiting: 2, retried: 1, oldestAt });
      await mails.deleteOldMails(-1);
    });
  });
}
