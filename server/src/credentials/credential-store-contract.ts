/** What `CredentialStore` promises: one credential for a kept document, one place for a credential, and a revocation by its owner alone. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { createKeptStore } from '../sessions/kept-store.ts';
import { defaultSessionRules as rules } from '../sessions/session.ts';
import { auditOf, leaseOf, makeCustomer, newSession } from '../sessions/session-samples.ts';
import { createSessionStore } from '../sessions/session-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createCredentialStore, type NewCredential } from './credential-store.ts';

const KEEP_MS = 300_000;
const LIFE_MS = 30 * 24 * 60 * 60_000;

export function credentialStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createCredentialStore(first);
  const sessions = createSessionStore(first);
  /** None comes twice; the first two are taken by name. */
  let nextPlace = 2;
  /** A delivered session whose document is kept for a wallet. */
  const deliver = async () => {
    const session = newSession();
    await makeCustomer(first, session);
    await sessions.insertSession(session, rules, auditOf(session, 'document_requested'));
    const { idHash } = session;
    await sessions.claimAttempt({ idHash, ...leaseOf('held') });
    const keptResult = { encrypted: 'encrypted', keepMs: KEEP_MS };
    await sessions.deliver({ idHash, fence: 'held', audit: auditOf(session, 'document_delivered'), keptResult });
    const credential: NewCredential = {
      id: randomUUID(),
      organizationId: session.organizationId,
      environment: 'test',
      statusIndex: nextPlace++,
      lifeMs: LIFE_MS,
    };
    const issue = (on = store, changes: Partial<NewCredential> = {}) =>
      on.issueCredential(idHash, { ...credential, ...changes }, auditOf(session, 'credential_issued'));
    const revoke = (changes: Partial<NewCredential> = {}) =>
      store.revokeCredential({ ...credential, ...changes }, auditOf(session, 'credential_revoked'));
    return { idHash, credential, issue, revoke };
  };

  describe('credential store', () => {
    test('of a kept document there is one credential, however many gateways issue it, and none past its time', async () => {
      const { issue, idHash } = await deliver();
      const both = [store, createCredentialStore(second)];
      const places = both.map((_, index) => ({ id: randomUUID(), statusIndex: index }));
      const answers = await Promise.all(both.map((each, index) => issue(each, places[index])));
      assert.deepEqual(answers.sort(), [false, true]);
      assert.equal(await createKeptStore(first, 'kept_results').findKept(idHash), undefined);
      const late = await deliver();
      clock.nowMs += KEEP_MS;
      assert.equal(await late.issue(), false);
    });

    test('a place that is taken is refused, and the document stays', async () => {
      const [one, other] = [await deliver(), await deliver()];
      const { statusIndex } = one.credential;
      assert.equal(await one.issue(), true);
      assert.equal(await other.issue(store, { statusIndex }), false);
      assert.equal(await createKeptStore(first, 'kept_results').findKept(other.idHash), 'encrypted');
      assert.equal(await other.issue(), true);
    });

    test('its owner revokes it, in its environment; it stays revoked, and its place is told', async () => {
      const { credential, issue, revoke } = await deliver();
      assert.equal(await revoke(), false, 'there is none yet');
      await issue();
      assert.equal(await revoke({ organizationId: 'another' }), false);
      assert.equal(await revoke({ environment: 'live' }), false);
      assert.ok(!(await store.listRevoked('test')).includes(credential.statusIndex));
      assert.deepEqual([await revoke(), await revoke()], [true, true]);
      assert.ok((await store.listRevoked('test')).includes(credential.statusIndex));
      assert.ok(!(await store.listRevoked('live')).includes(credential.statusIndex));
    });

    test('a day after its end nothing is left of it', async () => {
      const { credential, issue, revoke } = await deliver();
      await issue();
      await revoke();
      while ((await store.deleteCredentials(100)) > 0);
      assert.ok((await store.listRevoked('test')).includes(credential.statusIndex));
      clock.nowMs += LIFE_MS + 24 * 60 * 60_000;
      while ((await store.deleteCredentials(100)) > 0);
      assert.ok(!(await store.listRevoked('test')).includes(credential.statusIndex));
    });
  });
}
