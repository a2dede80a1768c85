/** What `FaultStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import { MINUTE_MS } from '../../clock.ts';
import type { ContractSubject } from '../../storage/contract-subject.ts';
import { createFaultStore } from './fault-store.ts';

export function faultStoreContract({ first, second, clock }: ContractSubject): void {
  describe('fault store', () => {
    const [store, elsewhere] = [createFaultStore(first), createFaultStore(second)];
    const newAudit = (): AuditEntry => ({ id: randomUUID(), organizationId: 'operators', action: 'sandbox_fault_set' });
    const isAudited = async ({ id }: AuditEntry) =>
      (await first.query.selectFrom('audit').select('id').where('id', '=', id).execute()).length === 1;
    const faultOf = async (subject: string) => (await elsewhere.listFaults()).find((each) => each.subject === subject);

    test('a fault is seen by every process until its time, and has its audit row', async () => {
      const [subject, audit] = [randomUUID(), newAudit()];
      await store.setFault({ subject, fault: 'slow', lifeMs: MINUTE_MS }, audit);
      const endsAt = clock.nowMs + MINUTE_MS;
      assert.deepEqual(await faultOf(subject), { subject, fault: 'slow', endsAt, remainingMs: MINUTE_MS });
      assert.equal(await isAudited(audit), true);
      clock.nowMs = endsAt - 1;
      assert.equal((await faultOf(subject))?.remainingMs, 1);
      clock.nowMs = endsAt;
      assert.equal(await faultOf(subject), undefined);
    });

    test('another fault takes the place of the one before, with a time of its own', async () => {
      const subject = randomUUID();
      await store.setFault({ subject, fault: 'slow', lifeMs: MINUTE_MS }, newAudit());
      clock.nowMs += MINUTE_MS / 2;
      await elsewhere.setFault({ subject, fault: 'silent', lifeMs: MINUTE_MS }, newAudit());
      const { fault, remainingMs } = (await faultOf(subject)) ?? {};
      assert.deepEqual([fault, remainingMs], ['silent', MINUTE_MS]);
    });

    test('it is cleared once; where there is none left, nothing is written', async () => {
      const [subject, other] = [randomUUID(), randomUUID()];
      await store.setFault({ subject, fault: 'garbage', lifeMs: MINUTE_MS }, newAudit());
      await store.setFault({ subject: other, fault: 'garbage', lifeMs: MINUTE_MS }, newAudit());
      const audits = [newAudit(), newAudit()] as const;
      assert.equal(await elsewhere.clearFault(subject, audits[0]), true);
      assert.equal(await store.clearFault(subject, audits[1]), false);
      assert.deepEqual([await isAudited(audits[0]), await isAudited(audits[1])], [true, false]);
      assert.equal(await faultOf(subject), undefined);
      assert.notEqual(await faultOf(other), undefined);
    });
  });
}
