/** What `SessionStore` promises of cut-offs: what ends a key or a subscription refuses the next write of its open sessions. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { createApiKeyStore } from '../organizations/api-key-store.ts';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createSubscriptionStore } from '../subscriptions/subscription-store.ts';
import { environments } from '../words/environment.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, leaseOf, makeCustomer, newSession, unreadAdmission } from './session-samples.ts';
import { createSessionStore } from './session-store.ts';
import type { NewSession } from './session-writes.ts';

const CALLERS = 20;

export function sessionAccessContract({ first, second, clock }: ContractSubject): void {
  const stores = [createSessionStore(first), createSessionStore(second)] as const;
  const keys = createApiKeyStore(second);
  const organizations = createOrganizationStore(second);

  const open = async (organizationId?: string) => {
    const session = newSession(organizationId);
    await makeCustomer(first, session);
    await stores[0].insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };
  const claim = ({ idHash }: NewSession, allowedIpRanges: string[] = [], store = stores[0]) =>
    store.claimAttempt({ idHash, ...leaseOf(), allowedIpRanges });
  const resend = (session: NewSession, allowedIpRanges: string[] = []) =>
    stores[0].claimResend({ idHash: session.idHash, rules, allowedIpRanges, audit: auditOf(session, 'otp_resent') });
  const admit = (session: NewSession, store = stores[0]) => store.admitUnread(unreadAdmission(session, clock.nowMs));
  const keyOf = ({ apiKeyId: id, organizationId }: NewSession) => ({ id, organizationId });
  const changeKey = async (session: NewSession, settings: { expiresAt?: number; allowedIpRanges?: string[] }) => {
    const changed = { name: '', expiresAt: null, allowedIpRanges: [], ...settings };
    assert.ok(await keys.updateApiKey(keyOf(session), changed, auditOf(session, 'api_key_changed')));
  };
  const changeSubscription = (session: NewSession, set: { active?: number; ends_at?: number; starts_at?: number }) =>
    second.query.updateTable('subscriptions').set(set).where('organization_id', '=', session.organizationId).execute();
  const attemptsOf = async ({ idHash }: NewSession) => {
    const found = await stores[1].findSession(idHash);
    return [found?.session.attemptsUsed, found?.session.resendsUsed];
  };

  describe('cut-offs', () => {
    const cutOffs: Record<string, (session: NewSession) => Promise<unknown>> = {
      'a revoked key': (session) => keys.revokeApiKey(keyOf(session), auditOf(session, 'api_key_revoked')),
      'a key at its end': (session) => changeKey(session, { expiresAt: clock.nowMs }),
      'a key with other ranges': (session) => changeKey(session, { allowedIpRanges: ['10.0.0.0/8'] }),
      'a disabled subscription': (session) => changeSubscription(session, { active: 0 }),
      'a subscription at its end': (session) => changeSubscription(session, { ends_at: clock.nowMs }),
      'a suspended organisation': ({ organizationId }) =>
        organizations.suspendOrganization(
          { id: organizationId, by: 'operator', reason: 'incident' },
          {
            id: randomUUID(),
            organizationId,
            action: 'organization_suspended',
          },
        ),
      'a subscription before its start': (session) => changeSubscription(session, { starts_at: clock.nowMs + 1 }),
    };
    for (const [name, cutOff] of Object.entries(cutOffs)) {
      test(`${name} refuses attempt, resend and another request, and counts none of them`, async () => {
        const session = await open();
        const neighbour = await open();
        clock.nowMs += rules.resendAfterMs;
        await cutOff(session);
        assert.equal(await claim(session), undefined);
        assert.equal(await resend(session), undefined);
        assert.deepEqual(await attemptsOf(session), [0, 0]);
        const another = newSession(session.organizationId);
        assert.equal(await admit(another), undefined);
        assert.equal(await stores[1].findSession(another.idHash), undefined);
        assert.ok(await admit(newSession(neighbour.organizationId)), 'another organisation goes on');
        assert.ok(await resend(neighbour), 'another organisation goes on');
        assert.ok(await claim(neighbour), 'another organisation goes on');
      });
    }

    test('a suspended organisation opens no session, over two gateways, and counts nothing; reopened it does', async () => {
      const { organizationId } = await open();
      const event = (action: 'organization_suspended' | 'organization_reopened') => ({
        id: randomUUID(),
        organizationId,
        action,
      });
      const suspension = { id: organizationId, by: 'operator', reason: 'incident' };
      await organizations.suspendOrganization(suspension, event('organization_suspended'));
      assert.equal((await createSubscriptionStore(second).listSubscriptions(organizationId)).suspended, true);
      const refused = newSession(organizationId);
      const insert = (session: NewSession, store = stores[0]) =>
        store.insertSession(session, rules, auditOf(session, 'document_requested'));
      for (const store of stores) assert.equal(await insert(refused, store), undefined);
      assert.equal(await stores[1].findSession(refused.idHash), undefined);
      const events = await first.query
        .selectFrom('audit')
        .select('action')
        .where('organization_id', '=', organizationId)
        .execute();
      assert.equal(events.filter(({ action }) => action === 'document_requested').length, 1, 'only the first');
      await organizations.reopenOrganization(organizationId, event('organization_reopened'));
      assert.ok(await insert(refused));
    });

    test('the session tells what its key may do, and goes on with the ranges that it told', async () => {
      const session = await open();
      await changeKey(session, { expiresAt: clock.nowMs + 1, allowedIpRanges: ['10.0.0.0/8', '::1/128'] });
      const found = await stores[0].findSession(session.idHash);
      const allowedIpRanges = ['10.0.0.0/8', '::1/128'];
      assert.deepEqual(found?.apiKey, { revokedAt: null, expiresAt: clock.nowMs + 1, allowedIpRanges });
      assert.ok(await claim(session, allowedIpRanges));
    });

    test('a trial carries the sessions of test keys, and of live keys none', async () => {
      for (const environment of environments) {
        const session = { ...newSession(), environment };
        await makeCustomer(first, session, { trial: true });
        await stores[0].insertSession(session, rules, auditOf(session, 'document_requested'));
        assert.equal((await claim(session)) !== undefined, environment === 'test', environment);
        const another = { ...newSession(session.organizationId), environment };
        assert.equal((await admit(another)) !== undefined, environment === 'test', environment);
      }
    });

    test('a live request is admitted unread only where no quota has to be read', async () => {
      for (const quota of [null, 1_000]) {
        const session = { ...newSession(), environment: 'live' as const };
        await makeCustomer(first, session, { quota });
        assert.equal((await admit(session)) !== undefined, quota === null);
      }
    });

    test('another key of the organisation does not carry the session on', async () => {
      const session = await open();
      const other = { ...newSession(session.organizationId), apiKeyId: 'no such key' };
      await stores[0].insertSession(other, rules, auditOf(other, 'document_requested'));
      assert.equal(await claim(other), undefined);
      assert.equal((await stores[0].findSession(other.idHash))?.apiKey, undefined);
      assert.ok(await claim(session));
    });

    test('of claims over two gateways none that began after the revocation wins', async () => {
      const organizationId = randomUUID();
      const sessions = await Promise.all(Array.from({ length: 2 * CALLERS }, () => open(organizationId)));
      const [before, after] = [sessions.slice(0, CALLERS), sessions.slice(CALLERS)];
      const early = before.map((session, caller) => claim(session, [], stores[caller % 2 === 0 ? 0 : 1]));
      const [key] = sessions;
      assert.ok(key);
      assert.equal(await keys.revokeApiKey(keyOf(key), auditOf(key, 'api_key_revoked')), true);
      const late = await Promise.all(
        after.map((session, caller) => claim(session, [], stores[caller % 2 === 0 ? 0 : 1])),
      );
      const requests = await Promise.all(stores.map((store) => admit(newSession(organizationId), store)));
      await Promise.all(early);
      assert.deepEqual([...late, ...requests].filter(Boolean), []);
    });
  });
}
