/** What the stores promise of the webhooks of sessions: each end of a session that somebody wants to know of is told in the unit that ends it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Database } from '../storage/database.ts';
import type { WebhookEventType } from '../webhooks/webhook-event.ts';
import { insertedEndpoint, sampleEvent } from '../webhooks/webhook-samples.ts';
import { createRetentionStore } from './retention-store.ts';
import { defaultSessionRules as rules } from './session.ts';
import { auditOf, codeOf, leaseOf, makeCustomer, newSession } from './session-samples.ts';
import { referenceOfSession } from './session-secret.ts';
import { createSessionStore } from './session-store.ts';
import { sessionWebhook } from './session-webhook.ts';
import type { NewSession } from './session-writes.ts';

export function sessionWebhookContract({ first, second, clock }: ContractSubject): void {
  const store = createSessionStore(first);

  const customer = async (...events: WebhookEventType[]) => {
    const session = { ...newSession(), clientReference: 'order-118' };
    await makeCustomer(first, session);
    if (events.length > 0) await insertedEndpoint(second, session.organizationId, { events });
    return session;
  };
  const open = async (session: NewSession) => {
    await store.insertSession(session, rules, auditOf(session, 'document_requested'));
    return session;
  };
  const another = ({ organizationId }: NewSession) => open({ ...newSession(organizationId), clientReference: null });
  const claim = async ({ idHash }: NewSession) => {
    const claimed = await store.claimAttempt({ idHash, ...leaseOf() });
    assert.ok(claimed);
    return claimed.session;
  };
  const deliver = async (session: NewSession, fence?: string, by = store) => {
    const claimed = await claim(session);
    const audit = auditOf(session, 'document_delivered');
    const event = sessionWebhook('document.delivered', claimed, audit.id);
    return by.deliver({ idHash: session.idHash, fence: fence ?? claimed.fence, audit, event });
  };
  const toldOf = async ({ organizationId }: NewSession) => {
    const rows = await second.query
      .selectFrom('webhook_deliveries')
      .select(['type', 'data'])
      .where('organization_id', '=', organizationId)
      .orderBy('created_at')
      .orderBy('type')
      .execute();
    return rows.map(({ type, data }) => [type, JSON.parse(data).session]);
  };
  const expireAll = async () => {
    clock.nowMs += rules.sessionTtlMs;
    const stores = [createRetentionStore(first), createRetentionStore(second)];
    while ((await Promise.all(stores.map((each) => each.eraseSubjects(500)))).some((erased) => erased > 0)) {}
  };

  describe('webhooks of sessions', () => {
    test('a delivery that somebody wants to know of is told, the first one too, and by every gateway', async () => {
      const session = await open(await customer('document.delivered'));
      assert.equal(await deliver(session), true);
      const later = await another(session);
      assert.equal(await deliver(later), true);
      const elsewhere = await another(session);
      assert.equal(await deliver(elsewhere, undefined, createSessionStore(second)), true);
      const expected = [session, later, elsewhere].map(({ idHash }) => referenceOfSession(idHash)).sort();
      const told = await toldOf(session);
      assert.deepEqual(told.map(([, reference]) => reference).sort(), expected);
    });

    test('what does not come about is not told, nor is what nobody wants', async () => {
      const session = await open(await customer('document.delivered'));
      assert.equal(await deliver(session, 'not the fence'), false);
      assert.deepEqual(await toldOf(session), []);
      const unheard = await open(await customer('session.locked'));
      assert.equal(await deliver(unheard), true);
      assert.deepEqual(await toldOf(unheard), []);
      const other = await open(await customer());
      await insertedEndpoint(first, other.organizationId, { environment: 'live' });
      assert.equal(await deliver(other), true);
      assert.deepEqual(await toldOf(other), []);
    });

    test('a delivery of which nobody wants to know has not one statement more', async () => {
      const units: number[] = [];
      const watched: Database = {
        ...first,
        query: first.query,
        nowMs: first.nowMs,
        testClock: first.testClock,
        commit: (unit, durability) => {
          units.push(unit.length);
          return first.commit(unit, durability);
        },
      };
      const by = createSessionStore(watched);
      const session = await open(await customer());
      await deliver(session, undefined, by);
      const [plain] = units;
      assert.equal(units.length, 1);
      const heard = await open(await customer('document.delivered'));
      await deliver(heard, undefined, by);
      await deliver(await another(heard), undefined, by);
      assert.deepEqual(units.slice(1), [plain, (plain ?? 0) + 1, (plain ?? 0) + 1], 'refused once, then known');
    });

    test('a reader who is not the caller is told in the commit that delivers, also where nothing else is wanted', async () => {
      const deliverToReader = async (session: NewSession, fence?: string) => {
        const claimed = await claim(session);
        const audit = auditOf(session, 'document_delivered');
        const event = sessionWebhook('document.delivered', claimed, audit.id);
        const readerEvent = sampleEvent(session.organizationId, { type: 'flow.finished' });
        const by = { idHash: session.idHash, fence: fence ?? claimed.fence };
        return store.deliver({ ...by, audit, event, readerEvent });
      };
      const typesTold = async (session: NewSession) => (await toldOf(session)).map(([type]) => type);
      const wanted = await open(await customer('flow.finished'));
      assert.equal(await deliverToReader(wanted), true);
      assert.deepEqual(await typesTold(wanted), ['flow.finished']);
      const both = await open(await customer('document.delivered', 'flow.finished'));
      assert.equal(await deliverToReader(both), true);
      assert.deepEqual(await typesTold(both), ['document.delivered', 'flow.finished']);
      const unwanted = await open(await customer('document.delivered'));
      assert.equal(await deliverToReader(unwanted), true);
      assert.deepEqual(await typesTold(unwanted), ['document.delivered']);
      const refused = await open(await customer('flow.finished'));
      assert.equal(await deliverToReader(refused, 'not the fence'), false);
      assert.deepEqual(await typesTold(refused), []);
    });

    test('the last wrong code tells that the session is locked', async () => {
      const session = await open(await customer('session.locked'));
      for (let attempt = 1; attempt <= rules.maxAttempts; attempt += 1) {
        const { fence, ...claimed } = await claim(session);
        const audit = auditOf(session, 'session_locked');
        const events = attempt < rules.maxAttempts ? [] : [sessionWebhook('session.locked', claimed, audit.id)];
        const end = { idHash: session.idHash, fence, code: codeOf(fence), attempt: 'spent', rules, audit } as const;
        assert.equal(await store.releaseAttempt({ ...end, events }), true);
      }
      assert.deepEqual(await toldOf(session), [['session.locked', referenceOfSession(session.idHash)]]);
    });

    test('a session that ends without its document is told once, however many look; one that had its end is not', async () => {
      const session = await open(await customer('session.expired', 'document.delivered'));
      const delivered = await another(session);
      await deliver(delivered);
      await expireAll();
      await expireAll();
      assert.deepEqual(await toldOf(session), [
        ['document.delivered', referenceOfSession(delivered.idHash)],
        ['session.expired', referenceOfSession(session.idHash)],
      ]);
      const [row] = await second.query
        .selectFrom('webhook_deliveries')
        .select('data')
        .where('organization_id', '=', session.organizationId)
        .where('type', '=', 'session.expired')
        .execute();
      assert.deepEqual(JSON.parse(row?.data ?? ''), {
        environment: 'test',
        reference: null,
        session: referenceOfSession(session.idHash),
        client_reference: 'order-118',
        document_type: 'identity_card',
      });
    });

    test('a session whose approve is under way at its end is not told as expired: its approve tells how it ends', async () => {
      const session = await open(await customer('session.expired', 'document.delivered'));
      const underWay = await another(session);
      await first.commit([
        first.query
          .updateTable('sessions')
          .set({ otp_expires_at: clock.nowMs + rules.sessionTtlMs })
          .where('id_hash', '=', underWay.idHash),
      ]);
      clock.nowMs += rules.sessionTtlMs - 1_000;
      const { fence, ...at } = await claim(underWay);
      clock.nowMs += 2_000;
      while ((await createRetentionStore(second).eraseSubjects(500)) > 0) {}
      const audit = auditOf(underWay, 'document_delivered');
      const event = sessionWebhook('document.delivered', at, audit.id);
      assert.equal(await store.deliver({ idHash: underWay.idHash, fence, audit, event }), true);
      await expireAll();
      const told = (await toldOf(session)).filter(([, reference]) => reference === referenceOfSession(underWay.idHash));
      assert.deepEqual(told, [['document.delivered', referenceOfSession(underWay.idHash)]]);
    });
  });
}
