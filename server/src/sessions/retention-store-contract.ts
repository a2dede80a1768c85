/** What `RetentionStore` promises, and that a closed session keeps no subject. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createRetentionStore } from './retention-store.ts';
import { defaultSessionRules as rules, sessionAt } from './session.ts';
import { auditOf, codeOf, leaseOf, makeCustomer, newSession, traceOf } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';

const RETENTION_MS = DAY_MS;

export function retentionStoreContract({ first, second, clock }: ContractSubject): void {
  const sessions = createSessionStore(first);
  const store = createRetentionStore(first);
  const stores = [store, createRetentionStore(second)];

  const open = async (organizationId?: string) => {
    const session = newSession(organizationId);
    await makeCustomer(first, session);
    await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };
  const claim = async (idHash: string) => {
    const claimed = await sessions.claimAttempt({ idHash, ...leaseOf() });
    assert.ok(claimed);
    return claimed.session.fence;
  };
  const deliver = async (session: ReturnType<typeof newSession>) => {
    const { idHash } = session;
    const audit = auditOf(session, 'document_delivered');
    assert.equal(await sessions.deliver({ idHash, fence: await claim(idHash), audit }), true);
  };
  const subjectOf = async (idHash: string) => (await sessions.findSession(idHash))?.session.encryptedSubject;
  const eraseAll = async () => {
    while ((await store.eraseSubjects(500)) > 0) {}
  };
  /** The other parts of the suite leave sessions behind: here each test starts without any. */
  const startAfresh = async () => {
    clock.nowMs += rules.sessionTtlMs + RETENTION_MS;
    await eraseAll();
    while ((await store.deleteSessions({ retentionMs: RETENTION_MS, most: 500 })) > 0) {}
  };

  describe('retention', () => {
    test('a delivery erases the subject in its own commit; a refused code keeps it until the last one locks', async () => {
      const delivered = await open();
      await deliver(delivered);
      assert.equal(await subjectOf(delivered.idHash), '');

      const { idHash, ...rest } = await open();
      for (let attempt = 1; attempt <= rules.maxAttempts; attempt += 1) {
        const audit = auditOf({ idHash, ...rest }, 'code_refused');
        const fence = await claim(idHash);
        await sessions.releaseAttempt({ idHash, fence, code: codeOf(fence), attempt: 'spent', rules, audit });
        assert.equal(await subjectOf(idHash), attempt < rules.maxAttempts ? 'encrypted' : '');
      }
    });

    test('a session that ends without a document loses its subject with the next clean-up, and not before its end', async () => {
      await startAfresh();
      const { idHash } = await open();
      clock.nowMs += rules.sessionTtlMs - 1;
      assert.equal(await store.eraseSubjects(10), 0);
      assert.equal(await subjectOf(idHash), 'encrypted');
      clock.nowMs += 1;
      assert.equal(await store.eraseSubjects(10), 1);
      assert.equal(await subjectOf(idHash), '');
      assert.equal(await store.eraseSubjects(10), 0);
    });

    test('what was erased stays erased: a resend that ends late writes nothing, and a clock set back opens nothing', async () => {
      const { idHash } = await open();
      clock.nowMs += rules.sessionTtlMs;
      await eraseAll();
      await sessions.replaceSubject({ idHash, encryptedSubject: 'another' });
      clock.nowMs -= 60_000;
      const found = await sessions.findSession(idHash);
      assert.equal(found?.session.encryptedSubject, '');
      assert.equal(found && sessionAt(found.session, found.nowMs).state, 'expired');
      clock.nowMs += 60_000;
    });

    test('sessions are deleted only so long after their end; usage and audit stay', async () => {
      await startAfresh();
      const session = await open();
      await deliver(session);
      clock.nowMs += rules.sessionTtlMs + RETENTION_MS - 1;
      const later = await open();
      assert.equal(await store.deleteSessions({ retentionMs: RETENTION_MS, most: 10 }), 0);
      clock.nowMs += 1;
      assert.equal(await store.deleteSessions({ retentionMs: RETENTION_MS, most: 10 }), 1);
      assert.equal(await sessions.findSession(session.idHash), undefined);
      assert.equal((await sessions.findSession(later.idHash))?.session.state, 'requested');
      const trace = await traceOf(first, session);
      assert.deepEqual(trace.audit, ['document_delivered', 'document_requested']);
      assert.equal(trace.usage[0]?.[1], 1);
    });

    test('no unit takes more than it was told to, the oldest first; two at once take each row once', async () => {
      await startAfresh();
      const opened = [];
      for (let count = 0; count < 7; count += 1) {
        clock.nowMs += 1;
        opened.push((await open()).idHash);
      }
      clock.nowMs += rules.sessionTtlMs;
      assert.equal(await store.eraseSubjects(3), 3);
      const subjects = await Promise.all(opened.map(subjectOf));
      assert.deepEqual(subjects, ['', '', '', 'encrypted', 'encrypted', 'encrypted', 'encrypted']);
      await eraseAll();
      clock.nowMs += RETENTION_MS;
      assert.equal(await store.deleteSessions({ retentionMs: RETENTION_MS, most: 2 }), 2);
      const taken = await Promise.all(
        stores.map((each) => each.deleteSessions({ retentionMs: RETENTION_MS, most: 100 })),
      );
      assert.equal(
        taken.reduce((sum, count) => sum + count, 0),
        5,
      );
    });
  });
}
