/** What `McdbCheckStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { createLimitStore } from '../limits/limit-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createMcdbCheckStore } from './mcdb-check-store.ts';

export function mcdbCheckStoreContract({ first, second }: ContractSubject): void {
  describe('MCDB check store', () => {
    const [store, elsewhere] = [createMcdbCheckStore(first), createMcdbCheckStore(second)];
    const newCounter = (max: number) => ({ id: randomUUID(), max, window: { lastsMs: 60_000 }, lockMs: 0 });
    const newAudit = (action: AuditEntry['action']): AuditEntry => {
      return { id: randomUUID(), organizationId: 'bank', action };
    };
    const isAudited = async ({ id }: AuditEntry) =>
      (await second.query.selectFrom('audit').select('id').where('id', '=', id).execute()).length === 1;
    const usedOf = async ({ id }: { id: string }) =>
      (await createLimitStore(second).readCounters([id])).uses.get(id)?.used ?? 0;

    test('a check that begins has used its counters and has its audit row', async () => {
      const [citizen, key] = [newCounter(2), newCounter(2)];
      const audit = newAudit('mcdb_check_requested');
      const uses = await store.beginCheck([citizen, key], audit);
      assert.deepEqual(
        uses?.map(({ id, used }) => [id, used]).sort(),
        [
          [citizen.id, 1],
          [key.id, 1],
        ].sort(),
      );
      assert.equal(await isAudited(audit), true);
    });

    test('where one counter is used up, nothing is written', async () => {
      const [citizen, key] = [newCounter(1), newCounter(2)];
      await store.beginCheck([citizen, key], newAudit('mcdb_check_requested'));
      const audit = newAudit('mcdb_check_requested');
      assert.equal(await elsewhere.beginCheck([citizen, key], audit), undefined);
      assert.equal(await isAudited(audit), false);
      assert.equal(await usedOf(key), 1);
    });

    test('of many that begin at once no more do than the counter allows', async () => {
      const citizen = newCounter(3);
      const begun = await Promise.all(
        Array.from({ length: 12 }, (_, each) =>
          (each % 2 === 0 ? store : elsewhere).beginCheck([citizen], newAudit('mcdb_check_requested')),
        ),
      );
      assert.equal(begun.filter((uses) => uses !== undefined).length, 3);
    });

    test('the end gives back what it is told to, with its audit row', async () => {
      const [citizen, key] = [newCounter(2), newCounter(2)];
      const uses = (await store.beginCheck([citizen, key], newAudit('mcdb_check_requested'))) ?? [];
      const audit = newAudit('mcdb_verified');
      await elsewhere.endCheck(
        uses.filter(({ id }) => id === citizen.id),
        audit,
      );
      assert.deepEqual([await usedOf(citizen), await usedOf(key), await isAudited(audit)], [0, 1, true]);
    });
  });
}
