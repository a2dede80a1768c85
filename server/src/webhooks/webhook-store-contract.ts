/** What the stores of the webhooks promise: an event becomes one delivery for each endpoint that wants it, and each is sent by one sender at a time. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { DAY_MS } from '../clock.ts';
import { sampleApiKey } from '../organizations/api-key-samples.ts';
import { createApiKeyStore } from '../organizations/api-key-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Database } from '../storage/database.ts';
import { createKeyEndStore } from './key-end-store.ts';
import type { TakenDelivery } from './webhook-delivery.ts';
import { createWebhookDeliveryStore } from './webhook-delivery-store.ts';
import { ENDPOINTS_MAX, KEEP_DELIVERIES_MS, SECRET_OVERLAP_MS } from './webhook-endpoint.ts';
import { createWebhookEndpointStore } from './webhook-endpoint-store.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { insertWebhookEvent } from './webhook-event-statements.ts';
import { insertedEndpoint, insertedListener, sampleEndpoint, sampleEvent, webhookAudit } from './webhook-samples.ts';
import { createWebhookSendingStore } from './webhook-sending-store.ts';

const LEASE_MS = 60_000;

export function webhookStoreContract({ first, second, clock }: ContractSubject): void {
  const endpoints = createWebhookEndpointStore(first);
  const storesOf = (database: Database) => ({
    ...createWebhookDeliveryStore(database),
    ...createWebhookSendingStore(database),
  });
  const stores = [storesOf(first), storesOf(second)] as const;
  const [store, elsewhere] = stores;

  const tell = (event: WebhookEvent, database = first) => database.commit([insertWebhookEvent(database, event)]);
  const told = async (organizationId: string, endpointId: string) =>
    (await elsewhere.listDeliveries({ endpointId, organizationId }, { most: 100 })).map(({ eventId }) => eventId);
  /** Of this organisation alone: the store is shared with all others of the suite. */
  const take = async (
    organizationId: string,
    by = store,
    changes: { mostPerEndpoint?: number; notOf?: string[] } = {},
  ) => {
    const order = { most: 1_000, mostPerEndpoint: 1_000, notOf: [], ...changes };
    const taken = await by.takeDue({ ...order, leaseMs: LEASE_MS, fence: randomUUID() });
    return taken.filter(({ endpoint }) => endpoint.organizationId === organizationId);
  };
  const attempt = () => {
    const url = 'https://shop.example/webhooks';
    return { id: randomUUID(), url, outcome: 'refused', status: 500, encryptedAnswer: null, durationMs: 5 } as const;
  };
  const end = (taken: TakenDelivery, retryAfterMs?: number | null, by = store) =>
    by.endAttempt(taken, { attempt: attempt(), ...(retryAfterMs !== undefined && { retryAfterMs }) });
  const stateOf = async ({ eventId, endpoint }: TakenDelivery) =>
    (await store.findDelivery({ endpointId: endpoint.id, organizationId: endpoint.organizationId }, eventId))?.state;
  const taking = async () => {
    const organizationId = await insertedListener(first);
    const endpoint = await insertedEndpoint(first, organizationId);
    await tell(sampleEvent(organizationId));
    const [taken] = await take(organizationId);
    assert.ok(taken);
    return { organizationId, endpoint, taken };
  };

  describe('webhooks', () => {
    test('an event is for each endpoint of its organisation and environment that wants it, once, and for no other', async () => {
      const [organizationId, other] = [await insertedListener(first), await insertedListener(first)];
      const wants = await insertedEndpoint(first, organizationId);
      const too = await insertedEndpoint(second, organizationId, { events: ['session.locked', 'document.delivered'] });
      const others = [
        await insertedEndpoint(first, organizationId, { events: ['session.locked'] }),
        await insertedEndpoint(first, organizationId, { environment: 'live' }),
        await insertedEndpoint(first, other),
      ];
      const event = sampleEvent(organizationId);
      await Promise.all([tell(event), tell(event, second), tell(event)]);
      assert.deepEqual(await told(organizationId, wants.id), [event.id]);
      assert.deepEqual(await told(organizationId, too.id), [event.id]);
      for (const { id, organizationId: owner } of others) assert.deepEqual(await told(owner, id), []);
      assert.deepEqual(await told(other, wants.id), [], 'another organisation sees nothing of it');
      assert.equal(await store.findDelivery({ endpointId: wants.id, organizationId: other }, event.id), undefined);
      assert.equal((await take(organizationId)).length, 2);
    });

    test('the provider’s form is told what was made for it, and has the document only where that is wanted and it is enabled', async () => {
      const organizationId = await insertedListener(first);
      const form = { form: 'provider', events: ['flow.finished'] } as const;
      const plain = await insertedEndpoint(first, organizationId, { events: ['flow.finished'] });
      const without = await insertedEndpoint(first, organizationId, { ...form, events: [...form.events] });
      const wanting = { ...form, events: [...form.events], sendsResult: true };
      const withResult = await insertedEndpoint(first, organizationId, wanting);
      const off = await insertedEndpoint(first, organizationId, wanting);
      const audit = () => webhookAudit(organizationId, 'webhook_endpoint_disabled');
      await endpoints.disableEndpoint({ ...off, because: 'member', audit: audit() });
      const data = { success: true, flow_name: 'Shop', failure_reason: null };
      const provider = { data, encryptedSession: 'session', encryptedResult: 'result' };
      await tell(sampleEvent(organizationId, { type: 'flow.finished', data: { status: 'done' }, provider }));
      const untold = sampleEvent(organizationId, { type: 'flow.finished' });
      await tell(untold);
      for (const { id } of [without, withResult, off]) assert.equal((await told(organizationId, id)).length, 1);
      assert.equal((await told(organizationId, plain.id)).length, 2);
      await endpoints.enableEndpoint(off, audit());
      await store.recoverDeliveries({ endpointId: off.id, organizationId }, 0, audit());
      const taken = (await take(organizationId)).filter(({ eventId }) => eventId !== untold.id);
      const shown = ({ id }: { id: string }) => {
        const found = taken.find(({ endpoint }) => endpoint.id === id);
        return [found?.data.includes('success'), found?.encryptedSession, found?.encryptedResult];
      };
      assert.deepEqual(shown(plain), [false, null, null]);
      assert.deepEqual(shown(without), [true, 'session', null]);
      assert.deepEqual(shown(withResult), [true, 'session', 'result']);
      assert.deepEqual(shown(off), [true, 'session', null]);
      const retried = taken.find(({ endpoint }) => endpoint.id === withResult.id) ?? assert.fail();
      await end(retried, 5_000);
      clock.nowMs += 5_000;
      const [again] = await take(organizationId);
      assert.equal(again?.encryptedResult, 'result');
      assert.ok(again);
      await end(again, null);
      await store.resendDelivery({ endpointId: withResult.id, organizationId }, again.eventId, audit());
      const [resent] = await take(organizationId);
      assert.deepEqual([resent?.encryptedSession, resent?.encryptedResult], ['session', null]);
    });

    test('an organisation has no more endpoints than it may, however many are made in the same moment', async () => {
      const organizationId = await insertedListener(first);
      const made = await Promise.all(
        Array.from({ length: ENDPOINTS_MAX + 5 }, (_, index) =>
          createWebhookEndpointStore(index % 2 === 0 ? first : second).insertEndpoint(
            sampleEndpoint(organizationId),
            webhookAudit(organizationId, 'webhook_endpoint_created'),
          ),
        ),
      );
      assert.equal(made.filter((endpoint) => endpoint !== undefined).length, ENDPOINTS_MAX);
      assert.equal((await endpoints.listEndpoints(organizationId)).length, ENDPOINTS_MAX);
    });

    test('of several senders one has it; where that dies, the next has it after the lease', async () => {
      const organizationId = await insertedListener(first);
      await insertedEndpoint(first, organizationId);
      for (let events = 0; events < 6; events += 1) await tell(sampleEvent(organizationId));
      const taken = (await Promise.all(stores.map((each) => take(organizationId, each)))).flat();
      assert.equal(taken.length, 6);
      assert.equal(new Set(taken.map(({ eventId }) => eventId)).size, 6);
      clock.nowMs += LEASE_MS - 1;
      assert.deepEqual(await take(organizationId), []);
      clock.nowMs += 1;
      const again = await take(organizationId, elsewhere);
      assert.deepEqual(
        again.map(({ tries }) => tries),
        [2, 2, 2, 2, 2, 2],
      );
      const [late] = taken;
      assert.ok(late);
      assert.equal(await end(late), false, 'who has lost the lease ends nothing');
      for (const each of again) assert.equal(await end(each, undefined, elsewhere), true);
      clock.nowMs += 30 * DAY_MS;
      assert.deepEqual(await take(organizationId), [], 'what was delivered is sent no more');
    });

    test('no endpoint has more taken than it may, and one that is busy waits', async () => {
      const organizationId = await insertedListener(first);
      const [slow, quick] = [
        await insertedEndpoint(first, organizationId),
        await insertedEndpoint(first, organizationId),
      ];
      for (let events = 0; events < 5; events += 1) await tell(sampleEvent(organizationId));
      const taken = await take(organizationId, store, { mostPerEndpoint: 2 });
      assert.deepEqual(taken.map(({ endpoint }) => endpoint.id).sort(), [slow.id, slow.id, quick.id, quick.id].sort());
      const rest = await take(organizationId, store, { notOf: [slow.id] });
      assert.deepEqual(
        rest.map(({ endpoint }) => endpoint.id),
        [quick.id, quick.id, quick.id],
      );
    });

    test('what failed waits its pause; its attempts are told; what is given up waits no more', async () => {
      const { organizationId, endpoint, taken } = await taking();
      assert.equal(await end(taken, 5_000), true);
      clock.nowMs += 4_999;
      assert.deepEqual(await take(organizationId), []);
      clock.nowMs += 1;
      const [again] = await take(organizationId);
      assert.ok(again);
      assert.equal(await end(again, null), true);
      assert.equal(await stateOf(taken), 'failed');
      clock.nowMs += 30 * DAY_MS;
      assert.deepEqual(await take(organizationId), []);
      const of = { endpointId: endpoint.id, organizationId };
      const attempts = await elsewhere.listAttempts(of, taken.eventId);
      assert.deepEqual(
        attempts.map(({ outcome, status, durationMs }) => [outcome, status, durationMs]),
        [
          ['refused', 500, 5],
          ['refused', 500, 5],
        ],
      );
      const stranger = await insertedListener(first);
      assert.deepEqual(await store.listAttempts({ ...of, organizationId: stranger }, taken.eventId), []);
    });

    test('an endpoint knows since when nothing has come through, until something does', async () => {
      const { organizationId, endpoint, taken } = await taking();
      const since = async () => (await endpoints.findEndpoint(endpoint))?.failingSince;
      const failedAt = clock.nowMs;
      await end(taken, 5_000);
      clock.nowMs += 5_000;
      const [again] = await take(organizationId);
      assert.ok(again);
      await end(again, 5_000);
      assert.equal(await since(), failedAt);
      clock.nowMs += 5_000;
      const [third] = await take(organizationId);
      assert.ok(third);
      await end(third);
      assert.equal(await since(), null);
    });

    test('one that is disabled is sent nothing; what it misses is kept, and recovered from a time on', async () => {
      const { organizationId, endpoint, taken } = await taking();
      const of = { endpointId: endpoint.id, organizationId };
      const audit = () => webhookAudit(organizationId, 'webhook_endpoint_disabled');
      const off = { id: endpoint.id, organizationId, because: 'member' } as const;
      const ends = await Promise.all([0, 1].map(() => endpoints.disableEndpoint({ ...off, audit: audit() })));
      assert.deepEqual(ends.sort(), [false, true]);
      assert.equal(await end(taken, 5_000), true, 'what was under way tells how it went');
      assert.equal(await stateOf(taken), 'failed', 'and is tried no more');
      clock.nowMs += 5_000;
      const since = clock.nowMs;
      const missed = sampleEvent(organizationId);
      await tell(missed);
      assert.deepEqual(await take(organizationId), []);
      assert.equal(await endpoints.enableEndpoint(off, audit()), true);
      assert.deepEqual(await take(organizationId), []);
      assert.equal(await store.recoverDeliveries({ ...of, organizationId: 'another' }, 0, audit()), 0);
      assert.equal(await store.recoverDeliveries(of, since, audit()), 1);
      const [recovered] = await take(organizationId);
      assert.deepEqual([recovered?.eventId, recovered?.tries], [missed.id, 1]);
      assert.ok(recovered);
      await end(recovered);
      assert.equal(await store.resendDelivery(of, missed.id, audit()), 1, 'also what came through');
      assert.equal(await store.resendDelivery({ ...of, organizationId: 'another' }, missed.id, audit()), undefined);
      const [resent] = await take(organizationId);
      assert.equal(resent?.eventId, missed.id);
      assert.equal(await store.resendDelivery(of, missed.id, audit()), undefined, 'while a sender has it');
    });

    test('what a sender has while its event is sent again goes out once more after the lease, whatever the sender tells', async () => {
      const { organizationId, taken } = await taking();
      const event = { organizationId, environment: 'test', eventId: taken.eventId } as const;
      const audit = webhookAudit(organizationId, 'webhook_resent');
      assert.equal(await store.resendEvent(event, audit), 1);
      assert.deepEqual(await take(organizationId), [], 'not while the sender may have it');
      assert.equal(await end(taken), false);
      clock.nowMs += LEASE_MS;
      const [again] = await take(organizationId, elsewhere);
      assert.deepEqual([again?.eventId, again?.tries], [taken.eventId, 1]);
    });

    test('what is taken while its endpoint is disabled or removed counts as delivered', async () => {
      for (const leave of ['disableEndpoint', 'removeEndpoint'] as const) {
        const { organizationId, endpoint, taken } = await taking();
        const audit = webhookAudit(organizationId, 'webhook_endpoint_disabled');
        if (leave === 'removeEndpoint') await endpoints.removeEndpoint(endpoint, audit);
        else await endpoints.disableEndpoint({ id: endpoint.id, organizationId, because: 'gone', audit });
        assert.equal(await stateOf(taken), 'failed', 'until it is known');
        assert.equal(await end(taken), true);
        assert.equal(await stateOf(taken), 'delivered');
        const attempts = await store.listAttempts({ endpointId: endpoint.id, organizationId }, taken.eventId);
        assert.equal(attempts.length, 1);
      }
    });

    test('what fails while its endpoint is disabled for a moment is tried again once it is enabled', async () => {
      const { organizationId, endpoint, taken } = await taking();
      const audit = () => webhookAudit(organizationId, 'webhook_endpoint_disabled');
      const of = { endpointId: endpoint.id, organizationId };
      await endpoints.disableEndpoint({ ...endpoint, because: 'member', audit: audit() });
      await endpoints.enableEndpoint(endpoint, audit());
      assert.equal(await store.recoverDeliveries(of, 0, audit()), 0, 'its sender still has it');
      await end(taken, 5_000);
      clock.nowMs += 5_000;
      assert.equal((await take(organizationId)).length, 1);
    });

    test('one whose sender died while its endpoint was disabled can be sent again after the lease', async () => {
      const { organizationId, endpoint, taken } = await taking();
      const audit = () => webhookAudit(organizationId, 'webhook_endpoint_disabled');
      const of = { endpointId: endpoint.id, organizationId };
      await endpoints.disableEndpoint({ ...endpoint, because: 'member', audit: audit() });
      assert.equal(await store.resendDelivery(of, taken.eventId, audit()), undefined, 'while it is disabled');
      await endpoints.enableEndpoint(endpoint, audit());
      assert.equal(await store.resendDelivery(of, taken.eventId, audit()), undefined, 'while a sender may have it');
      clock.nowMs += LEASE_MS;
      assert.equal(await store.resendDelivery(of, taken.eventId, audit()), 1);
      assert.equal((await take(organizationId)).length, 1);
      assert.equal(await end(taken), false, 'the one before comes too late');
    });

    test('a test is for no endpoint that is disabled, and none that is removed', async () => {
      const organizationId = await insertedListener(first);
      const endpoint = await insertedEndpoint(first, organizationId);
      const audit = () => webhookAudit(organizationId, 'webhook_test_sent');
      const of = { endpointId: endpoint.id, organizationId };
      const insert = () => store.insertDelivery(of, sampleEvent(organizationId), audit());
      assert.equal(await insert(), 1);
      assert.equal(
        await store.insertDelivery({ ...of, organizationId: 'another' }, sampleEvent('another'), audit()),
        undefined,
      );
      await endpoints.disableEndpoint({ ...endpoint, because: 'member', audit: audit() });
      assert.equal(await insert(), undefined);
      await endpoints.removeEndpoint(endpoint, audit());
      assert.equal(await insert(), undefined);
    });

    test('what waits for an endpoint that is removed is sent to nobody', async () => {
      const organizationId = await insertedListener(first);
      const endpoint = await insertedEndpoint(first, organizationId);
      await tell(sampleEvent(organizationId));
      const audit = () => webhookAudit(organizationId, 'webhook_endpoint_removed');
      assert.equal(await endpoints.removeEndpoint({ id: endpoint.id, organizationId: 'another' }, audit()), false);
      assert.equal(await endpoints.removeEndpoint(endpoint, audit()), true);
      assert.equal(await endpoints.removeEndpoint(endpoint, audit()), false);
      assert.deepEqual(await take(organizationId), []);
    });

    test('a secret that was rolled signs for a day beside the new one', async () => {
      const { organizationId, endpoint, taken } = await taking();
      const audit = webhookAudit(organizationId, 'webhook_secret_rolled');
      assert.equal(await endpoints.rollSecret(endpoint, 'encrypted anew', audit), true);
      const secretsAfter = async (laterMs: number) => {
        clock.nowMs += laterMs;
        await tell(sampleEvent(organizationId));
        return (await take(organizationId)).at(-1)?.encryptedSecrets;
      };
      assert.deepEqual(taken.encryptedSecrets, ['encrypted']);
      assert.deepEqual(await secretsAfter(SECRET_OVERLAP_MS - 1), ['encrypted anew', 'encrypted']);
      assert.deepEqual(await secretsAfter(1), ['encrypted anew']);
    });

    test('a secret that still signs is never dropped for a newer one: the third roll waits until the first is a day old', async () => {
      const { organizationId, endpoint, taken } = await taking();
      await end(taken);
      const roll = (encrypted: string, by = endpoints) =>
        by.rollSecret(endpoint, encrypted, webhookAudit(organizationId, 'webhook_secret_rolled'));
      const live = async () => {
        await tell(sampleEvent(organizationId));
        const [newest] = await take(organizationId);
        assert.ok(newest);
        await end(newest);
        return newest.encryptedSecrets;
      };
      assert.equal(await roll('second'), true);
      clock.nowMs += 1_000;
      const races = await Promise.all(
        ['third', 'fourth'].map((each) => roll(each, createWebhookEndpointStore(second))),
      );
      assert.deepEqual(races.toSorted(), [false, true]);
      const [newest, ...older] = await live();
      assert.deepEqual(older, ['second', 'encrypted']);
      clock.nowMs += SECRET_OVERLAP_MS - 1_001;
      assert.equal(await roll('fifth'), false);
      assert.deepEqual(await live(), [newest, 'second', 'encrypted']);
      clock.nowMs += 1;
      assert.deepEqual(await live(), [newest, 'second']);
      assert.equal(await roll('fifth'), true);
      assert.deepEqual(await live(), ['fifth', newest, 'second']);
      clock.nowMs += SECRET_OVERLAP_MS;
      assert.deepEqual(await live(), ['fifth']);
    });

    test('a list goes page by page and by state, and old rows go with the clean-up', async () => {
      const organizationId = await insertedListener(first);
      const endpoint = await insertedEndpoint(first, organizationId);
      const events = Array.from({ length: 3 }, () => sampleEvent(organizationId));
      for (const event of events) {
        await tell(event);
        clock.nowMs += 1;
      }
      const of = { endpointId: endpoint.id, organizationId };
      const [newest] = await store.listDeliveries(of, { most: 1 });
      assert.equal(newest?.eventId, events[2]?.id);
      const after = newest && { createdAt: newest.createdAt, eventId: newest.eventId };
      const rest = await store.listDeliveries(of, { after, most: 5 });
      assert.deepEqual(
        rest.map(({ eventId }) => eventId),
        [events[1]?.id, events[0]?.id],
      );
      assert.equal((await store.listDeliveries(of, { state: 'failed', most: 5 })).length, 0);
      assert.ok((await store.readBacklog()).waiting >= 3);
      for (const taken of await take(organizationId)) await end(taken);
      clock.nowMs += KEEP_DELIVERIES_MS;
      while ((await store.deleteDeliveries(100)) > 0) {}
      while ((await store.deleteAttempts(100)) > 0) {}
      assert.deepEqual(await store.listDeliveries(of, { most: 5 }), []);
      assert.deepEqual(await store.listAttempts(of, events[0]?.id ?? ''), []);
      assert.deepEqual(await store.readBacklog(), { waiting: 0, oldestMs: 0 });
    });

    test('a key that ends within a week is told of once, and once more where it ends at another time', async () => {
      const organizationId = await insertedListener(first);
      const endpoint = await insertedEndpoint(first, organizationId, { events: ['key.expiring'] });
      const keys = createApiKeyStore(first);
      const keyOf = (changes: object) =>
        sampleApiKey(organizationId, { id: randomUUID(), environment: 'test', ...changes });
      const ending = keyOf({ expiresAt: clock.nowMs + 7 * DAY_MS });
      const others = [
        keyOf({ expiresAt: clock.nowMs + 7 * DAY_MS + 1 }),
        keyOf({ expiresAt: clock.nowMs }),
        keyOf({ expiresAt: null }),
        keyOf({ expiresAt: clock.nowMs + DAY_MS, revokedAt: clock.nowMs }),
        keyOf({ expiresAt: clock.nowMs + DAY_MS, environment: 'live' }),
      ];
      for (const key of [ending, ...others])
        await keys.insertApiKey(key, webhookAudit(organizationId, 'api_key_created'));
      const tellAll = async () => {
        for (const ends of [createKeyEndStore(first), createKeyEndStore(second)])
          while ((await ends.tellKeyEnds(100)) > 0) {}
      };
      await tellAll();
      await tellAll();
      const of = { endpointId: endpoint.id, organizationId };
      const deliveries = await store.listDeliveries(of, { most: 10 });
      assert.deepEqual(
        deliveries.map(({ data }) => JSON.parse(data).api_key_id),
        [ending.id],
      );
      await keys.updateApiKey(
        ending,
        { name: '', expiresAt: clock.nowMs + DAY_MS, allowedIpRanges: [] },
        webhookAudit(organizationId, 'api_key_changed'),
      );
      await tellAll();
      assert.equal((await told(organizationId, endpoint.id)).length, 2);
    });
  });
}
