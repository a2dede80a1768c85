/** What `FlowSessionStore` promises, and what the clean-ups of `flow-retention-store.ts` do: one request at a time, one end, one device for each link. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { auditOfSample, sampleConsent } from '../consents/consent-samples.ts';
import { createConsentStore } from '../consents/consent-store.ts';
import { defaultSessionRules as rules } from '../sessions/session.ts';
import { auditOf, leaseOf, makeCustomer, newSession } from '../sessions/session-samples.ts';
import { createSessionStore } from '../sessions/session-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { NewWebhookEndpoint } from '../webhooks/webhook-endpoint-store.ts';
import { insertedEndpoint, insertedListener, sampleEvent } from '../webhooks/webhook-samples.ts';
import { consentIdOf } from './flow-consent.ts';
import { createFlowRetentionStore } from './flow-retention-store.ts';
import { newFlowSession } from './flow-samples.ts';
import { createFlowSessionStore, type NewFlowSession } from './flow-session-store.ts';

const TTL_MS = 1_800_000;
const LEASE_MS = 60_000;

export function flowSessionStoreContract({ first, second, clock }: ContractSubject): void {
  describe('flow session store', () => {
    const [store, elsewhere] = [createFlowSessionStore(first), createFlowSessionStore(second)];
    const retention = createFlowRetentionStore(first);
    const sessions = createSessionStore(first);
    const auditFor = ({ organizationId }: NewFlowSession) => ({
      id: randomUUID(),
      organizationId,
      action: 'flow_session_failed' as const,
      requestId: 'req_1',
    });
    const insert = async (organizationId?: string) => {
      const session = newFlowSession(organizationId);
      const audit = auditFor(session);
      await store.insertFlowSession(session, { ttlMs: TTL_MS, audit, counters: [] });
      return session;
    };
    const claimOf = ({ idHash }: NewFlowSession, fence: string = randomUUID()) => ({
      idHash,
      fence,
      leaseMs: LEASE_MS,
      most: 5,
      clientReference: null,
    });
    /** Its document is requested; gives that session. */
    const request = async (flowSession: NewFlowSession) => {
      const document = newSession(flowSession.organizationId);
      await makeCustomer(first, document);
      await sessions.insertSession(document, rules, auditOf(document, 'document_requested'));
      const claim = claimOf(flowSession);
      assert.equal(await store.claimRequest(claim), true);
      const consent = sampleConsent(flowSession.organizationId, { id: consentIdOf(flowSession) });
      const given = { consent, audit: auditOfSample(consent, 'consent_given') };
      const recorded = { ...claim, documentIdHash: document.idHash, encryptedSubject: 'entered', ttlMs: TTL_MS, given };
      assert.equal(await store.recordRequest(recorded), true);
      return document;
    };
    const find = async ({ idHash }: NewFlowSession) => (await elsewhere.findFlowSession(idHash)) ?? assert.fail();

    test('a session is kept for the provider’s form while an endpoint is told in it, and until it has ended', async () => {
      const [organizationId, other] = [await insertedListener(first), await insertedListener(first)];
      await insertedEndpoint(first, organizationId, { form: 'provider', events: ['flow.finished'] });
      const session = await insert(organizationId);
      const kept = async () => (await find(session)).session.encryptedForProvider;
      assert.equal(await kept(), 'told');
      assert.equal((await find(await insert(other))).session.encryptedForProvider, null);
      const end = { idHash: session.idHash, documentIdHash: null };
      await store.endFlowSession(end, { reason: 'cancelled' }, { audit: auditFor(session) });
      assert.equal(await kept(), null);
    });

    test('a session is found as it was made, and lasts by the store’s clock; a counter that is used up makes none', async () => {
      const made = await insert();
      const { session, nowMs } = await find(made);
      const { clientReference: _, ...shown } = made;
      assert.deepEqual(session, {
        ...shown,
        // Nobody is told in the provider's form.
        encryptedForProvider: null,
        requestsUsed: 0,
        documentIdHash: null,
        end: null,
        deviceHash: null,
        createdAt: clock.nowMs,
        expiresAt: clock.nowMs + TTL_MS,
      });
      assert.equal(nowMs, clock.nowMs);
      const counters = [{ id: randomUUID(), max: 1, window: { lastsMs: 1_000 }, lockMs: 0 }];
      const order = () => ({ ttlMs: TTL_MS, audit: auditFor(made), counters });
      assert.ok(await store.insertFlowSession(newFlowSession(), order()));
      const refused = newFlowSession();
      assert.equal(await store.insertFlowSession(refused, order()), undefined);
      assert.equal(await store.findFlowSession(refused.idHash), undefined);
    });

    test('of requests at once one asks the state; after its lease, or when it is given back, another may', async () => {
      const session = await insert();
      const claims = Array.from({ length: 6 }, (_, index) =>
        (index % 2 === 0 ? store : elsewhere).claimRequest(claimOf(session)),
      );
      assert.equal((await Promise.all(claims)).filter(Boolean).length, 1);
      clock.nowMs += LEASE_MS;
      const late = claimOf(session);
      assert.equal(await store.claimRequest(late), true);
      assert.equal(await store.releaseRequest({ ...late, fence: 'another', isUsed: true }), undefined);
      assert.equal(await store.releaseRequest({ ...late, isUsed: true }), 1);
      assert.equal(await store.claimRequest({ ...claimOf(session), most: 1 }), false);
      assert.equal(await store.claimRequest(claimOf(session)), true);
    });

    test('once the document is requested nobody asks again, and what was entered is kept', async () => {
      const session = await insert();
      const document = await request(session);
      assert.equal(await store.claimRequest(claimOf(session)), false);
      const { documentIdHash, encryptedSubject } = (await find(session)).session;
      assert.deepEqual([documentIdHash, encryptedSubject], [document.idHash, 'entered']);
    });

    test('an end erases the citizen, ends the document’s session, and is one', async () => {
      const [asked, unasked] = [await insert(), await insert()];
      const document = await request(asked);
      for (const session of [asked, unasked]) {
        const found = (await find(session)).session;
        assert.equal(await store.endFlowSession(found, { reason: 'cancelled' }, { audit: auditFor(session) }), true);
        assert.equal(await store.endFlowSession(found, { reason: 'otp' }, { audit: auditFor(session) }), false);
        const ended = (await find(session)).session;
        assert.deepEqual([ended.end, ended.encryptedSubject], [{ reason: 'cancelled', at: clock.nowMs }, '']);
      }
      assert.equal(await sessions.claimAttempt({ idHash: document.idHash, ...leaseOf() }), undefined);
    });

    test('an end is told in its commit, to whoever of the organisation and its environment wants it; what is refused is not', async () => {
      const endpointFor = (organizationId: string, changes: Partial<NewWebhookEndpoint> = {}) =>
        insertedEndpoint(second, organizationId, { events: ['flow.finished'], ...changes });
      const [organizationId, other] = [await insertedListener(first), await insertedListener(first)];
      const wanted = await endpointFor(organizationId);
      await endpointFor(organizationId, { events: ['document.delivered'] });
      await endpointFor(organizationId, { environment: 'live' });
      await endpointFor(other);
      const [ended, asking] = [await insert(organizationId), await insert(organizationId)];
      await store.claimRequest(claimOf(asking));
      const end = async (session: NewFlowSession, by = store) => {
        const event = sampleEvent(organizationId, { type: 'flow.finished' });
        const found = (await find(session)).session;
        return by.endFlowSession(found, { reason: 'cancelled' }, { audit: auditFor(session), event });
      };
      assert.deepEqual([await end(ended), await end(ended, elsewhere), await end(asking)], [true, false, false]);
      const told = await second.query
        .selectFrom('webhook_deliveries')
        .select(['endpoint_id', 'type'])
        .where('organization_id', 'in', [organizationId, other])
        .execute();
      assert.deepEqual(told, [{ endpoint_id: wanted.id, type: 'flow.finished' }]);
    });

    test('while the state is asked, for the request or for the document, there is no end', async () => {
      const [requesting, approving] = [await insert(), await insert()];
      await store.claimRequest(claimOf(requesting));
      const document = await request(approving);
      assert.ok(await sessions.claimAttempt({ idHash: document.idHash, ...leaseOf() }));
      for (const session of [requesting, approving]) {
        const found = (await find(session)).session;
        assert.equal(await store.endFlowSession(found, { reason: 'cancelled' }, { audit: auditFor(session) }), false);
        assert.equal((await find(session)).session.end, null);
      }
    });

    test('a document that comes after the end, to an approve that is past its lease, is not delivered', async () => {
      const session = await insert();
      const { idHash } = await request(session);
      const { fence, ...lease } = leaseOf();
      assert.ok(await sessions.claimAttempt({ idHash, fence, ...lease }));
      clock.nowMs += rules.leaseMs;
      const found = (await find(session)).session;
      assert.equal(await store.endFlowSession(found, { reason: 'cancelled' }, { audit: auditFor(session) }), true);
      assert.equal(await sessions.deliver({ idHash, fence, audit: auditFor(session) }), false);
    });

    test('of a withdrawal and a delivery at once, one happens: its trace alone is in the audit, and the consent says the same', async () => {
      const consents = createConsentStore(second);
      for (let round = 0; round < 8; round += 1) {
        const session = await insert();
        const { idHash } = await request(session);
        const { fence, ...lease } = leaseOf();
        const found = (await find(session)).session;
        const id = consentIdOf(session);
        const approve = async () => {
          if ((await sessions.claimAttempt({ idHash, fence, ...lease })) === undefined) return false;
          const audit = auditFor(session);
          return sessions.deliver({ idHash, fence, audit, consent: { id, audit: { ...audit, id: randomUUID() } } });
        };
        const withdrawn = { id, audit: { ...auditFor(session), action: 'consent_withdrawn' as const } };
        const withdraw = () =>
          elsewhere.endFlowSession(found, { reason: 'cancelled' }, { audit: auditFor(session), withdrawn });
        const calls = round % 2 === 0 ? [approve(), withdraw()] : [withdraw(), approve()];
        const outcomes = await Promise.all(calls);
        assert.equal(outcomes.filter(Boolean).length, 1);
        const { organizationId } = session;
        const { consent } = (await consents.findConsent({ id, organizationId, environment: 'test' })) ?? assert.fail();
        const isDelivered = outcomes[round % 2] === true;
        assert.deepEqual([consent.usedAt !== null, consent.withdrawnAt !== null], [isDelivered, !isDelivered]);
      }
    });

    test('a link is taken over once, and only within its time; a new one ends the one before', async () => {
      const session = await insert();
      const { idHash } = session;
      const offer = (handOverHash: string, deviceHash: string | null = null) =>
        store.offerHandOver({ idHash, deviceHash, handOverHash, lifeMs: 1_000, audit: auditFor(session) });
      assert.equal(await offer('one'), clock.nowMs + 1_000);
      await offer('two');
      assert.equal(await store.takeOver({ idHash, handOverHash: 'one', deviceHash: 'a' }), false);
      const takes = ['a', 'b', 'c'].map((deviceHash) => store.takeOver({ idHash, handOverHash: 'two', deviceHash }));
      assert.equal((await Promise.all(takes)).filter(Boolean).length, 1);
      const { deviceHash } = (await find(session)).session;
      assert.equal(await offer('three'), undefined, 'whoever has handed over gives no link');
      await offer('four', deviceHash);
      clock.nowMs += 1_000;
      assert.equal(await store.takeOver({ idHash, handOverHash: 'four', deviceHash: 'd' }), false);
    });

    test('one that runs out is told as expired, once, by whichever gateway; one that may still go on is left', async () => {
      const approving = await insert();
      const document = await request(approving);
      const { organizationId } = approving;
      const endpoint = await insertedEndpoint(second, organizationId, { events: ['flow.finished'] });
      const [unused, asking] = [await insert(organizationId), await insert(organizationId)];
      const fence = randomUUID();
      const long = { ...leaseOf(), rules: { ...rules, leaseMs: TTL_MS + LEASE_MS } };
      assert.ok(await sessions.claimAttempt({ ...long, idHash: document.idHash, fence }));
      clock.nowMs += TTL_MS - 1;
      const claim = claimOf(asking);
      assert.equal(await store.claimRequest(claim), true);
      clock.nowMs += 1;
      const erase = async () => {
        for (const each of [retention, createFlowRetentionStore(second)])
          while ((await each.eraseFlowSubjects(100)) > 0);
      };
      const told = async () =>
        (
          await second.query
            .selectFrom('webhook_deliveries')
            .select('event_id')
            .where('endpoint_id', '=', endpoint.id)
            .execute()
        ).length;
      await Promise.all([erase(), erase()]);
      assert.equal(await told(), 1);
      assert.deepEqual(
        await Promise.all([unused, asking, approving].map(async (each) => (await find(each)).session.encryptedSubject)),
        ['', 'subject', 'entered'],
      );
      assert.equal(await sessions.deliver({ idHash: document.idHash, fence, audit: auditFor(approving) }), true);
      clock.nowMs += LEASE_MS;
      await erase();
      assert.equal(await told(), 2, 'the one whose request died; not the one that was delivered');
      assert.equal((await find(approving)).session.encryptedSubject, '');
      assert.equal(await store.releaseRequest({ idHash: asking.idHash, fence: claim.fence, isUsed: true }), undefined);
    });

    test('the clean-up erases the citizens of what has ended, and deletes after the retention', async () => {
      const old = await insert();
      clock.nowMs += TTL_MS - 1;
      const young = await insert();
      clock.nowMs += 1;
      while ((await retention.eraseFlowSubjects(100)) > 0);
      assert.deepEqual(
        [(await find(old)).session.encryptedSubject, (await find(young)).session.encryptedSubject],
        ['', 'subject'],
      );
      while ((await retention.deleteFlowSessions({ retentionMs: 0, most: 100 })) > 0);
      assert.equal(await store.findFlowSession(old.idHash), undefined);
      assert.ok(await store.findFlowSession(young.idHash));
    });
  });
}
