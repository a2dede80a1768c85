/** What `ConsentStore` promises: found by whoever may, ended once, and gone after its time or with its citizen. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { insertAudit } from '../audit/audit-statements.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { NewConsent } from './consent.ts';
import { consentStateAt } from './consent.ts';
import { auditOfSample, sampleConsent } from './consent-samples.ts';
import { insertConsent, markConsentUsed } from './consent-statements.ts';
import { createConsentStore } from './consent-store.ts';

const TTL_MS = 1_800_000;

export function consentStoreContract({ first, second, clock }: ContractSubject): void {
  describe('consent store', () => {
    const store = createConsentStore(first);
    const elsewhere = createConsentStore(second);
    const give = async (changes: Partial<NewConsent> = {}) => {
      const consent = sampleConsent(randomUUID(), changes);
      await first.commit([
        insertConsent(first, consent, { ttlMs: TTL_MS }),
        insertAudit(first, auditOfSample(consent, 'consent_given')),
      ]);
      return consent;
    };
    const find = async ({ receiptHash }: NewConsent) =>
      (await elsewhere.findConsentByReceipt(receiptHash)) ?? assert.fail();
    const withdraw = (consent: NewConsent, by = store) =>
      by.withdrawConsent(consent.id, auditOfSample(consent, 'consent_withdrawn'));

    test('a consent is found by its receipt, and by its id only with its own organisation and environment', async () => {
      const made = await give();
      const { consent, nowMs } = await find(made);
      const times = { givenAt: clock.nowMs, expiresAt: clock.nowMs + TTL_MS, usedAt: null, withdrawnAt: null };
      assert.deepEqual(consent, { ...made, ...times });
      assert.equal(consentStateAt(consent, nowMs), 'given');
      assert.equal(consentStateAt(consent, nowMs + TTL_MS), 'expired');
      assert.deepEqual((await store.findConsent(made))?.consent, consent);
      assert.equal(await store.findConsent({ ...made, organizationId: randomUUID() }), undefined);
      assert.equal(await store.findConsent({ ...made, environment: 'live' }), undefined);
      assert.equal(await store.findConsentByReceipt(made.id), undefined);
    });

    test('one that is withdrawn is so once, and is not used any more; one that was used is not withdrawn', async () => {
      const [withdrawn, used] = [await give(), await give()];
      const tries = await Promise.all([withdraw(withdrawn), withdraw(withdrawn, elsewhere), withdraw(withdrawn)]);
      assert.equal(tries.filter(Boolean).length, 1);
      for (const { id } of [withdrawn, used]) await first.commit([markConsentUsed(first, id)]);
      assert.equal(await withdraw(used), false);
      const states = [await find(withdrawn), await find(used)].map(({ consent, nowMs }) =>
        consentStateAt(consent, nowMs),
      );
      assert.deepEqual(states, ['withdrawn', 'used']);
    });

    test('a citizen’s are listed, newest first, and erased; those of others stay', async () => {
      const subject = randomUUID();
      const older = await give({ subject });
      clock.nowMs += 1;
      const newer = await give({ subject });
      const other = await give();
      const ids = async (most: number) => (await store.listConsentsOf(subject, most)).map(({ consent }) => consent.id);
      assert.deepEqual([await ids(9), await ids(1)], [[newer.id, older.id], [newer.id]]);
      assert.equal(await store.eraseConsentsOf(subject), 2);
      assert.deepEqual([await ids(9), (await find(other)).consent.id], [[], other.id]);
    });

    test('the clean-up deletes after the retention', async () => {
      const old = await give();
      clock.nowMs += 1_000;
      const young = await give();
      while ((await store.deleteConsents({ retentionMs: 1_000, most: 100 })) > 0);
      assert.equal(await store.findConsentByReceipt(old.receiptHash), undefined);
      assert.ok(await store.findConsentByReceipt(young.receiptHash));
    });
  });
}
