/** What the store of listeners promises: each event once, to its own organisation, and no word of it in the cabinet. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { createWebhookDeliveryStore } from './webhook-delivery-store.ts';
import { ENDPOINTS_MAX } from './webhook-endpoint.ts';
import { createWebhookEndpointStore } from './webhook-endpoint-store.ts';
import type { WebhookEvent } from './webhook-event.ts';
import { insertWebhookEvent } from './webhook-event-statements.ts';
import { createWebhookListenerStore, LISTENERS_MAX, SILENT_MS } from './webhook-listener-store.ts';
import { insertedEndpoint, insertedListener, sampleEndpoint, sampleEvent, webhookAudit } from './webhook-samples.ts';
import { createWebhookSendingStore } from './webhook-sending-store.ts';

export function webhookListenerContract({ first, second, clock }: ContractSubject): void {
  const listeners = createWebhookListenerStore(first);
  const endpoints = createWebhookEndpointStore(first);
  const deliveries = { ...createWebhookDeliveryStore(first), ...createWebhookSendingStore(first) };
  const tell = (event: WebhookEvent) => first.commit([insertWebhookEvent(first, event)]);
  const listening = async (organizationId: string) => {
    const listener = { id: randomUUID(), organizationId };
    await listeners.insertListener(listener);
    return listener;
  };
  const taken = async (listener: { id: string; organizationId: string }, by = listeners) =>
    (await by.takeEvents(listener))?.map(({ eventId }) => eventId);

  describe('listeners', () => {
    test('each event is taken once, the oldest first, of this sandbox alone, by no sender and by no other organisation', async () => {
      const [organizationId, other] = [await insertedListener(first), await insertedListener(first)];
      const [listener, too] = [await listening(organizationId), await listening(organizationId)];
      assert.deepEqual(await taken(listener), []);
      const events = [sampleEvent(organizationId), sampleEvent(organizationId, { type: 'flow.finished' })];
      for (const event of [...events, sampleEvent(other), sampleEvent(organizationId, { environment: 'live' })]) {
        clock.nowMs += 1;
        await tell(event);
      }
      assert.equal(await taken({ ...listener, organizationId: other }), undefined);
      const due = await deliveries.takeDue({
        most: 1_000,
        mostPerEndpoint: 1_000,
        notOf: [],
        leaseMs: 1,
        fence: 'fence',
      });
      assert.ok(due.every(({ endpoint }) => endpoint.organizationId !== organizationId));
      const both = await Promise.all([taken(listener), taken(listener, createWebhookListenerStore(second))]);
      assert.deepEqual(
        both.flat(),
        events.map(({ id }) => id),
      );
      assert.deepEqual(
        await taken(too),
        events.map(({ id }) => id),
      );
      assert.deepEqual(await taken(too), []);
      assert.equal(await listeners.removeListener({ ...too, organizationId: other }), false);
      assert.equal(await listeners.removeListener(too), true);
      assert.equal(await taken(too), undefined);
    });

    test('it is nobody’s endpoint: not listed, counted, changed, enabled or removed', async () => {
      const organizationId = await insertedListener(first);
      const { id } = await listening(organizationId);
      const audit = webhookAudit(organizationId, 'webhook_endpoint_changed');
      assert.deepEqual(await endpoints.listEndpoints(organizationId), []);
      assert.equal(await endpoints.findEndpoint({ id, organizationId }), undefined);
      const settings = { url: 'https://shop.example', description: '', events: [], sendsResult: false };
      assert.equal(await endpoints.updateEndpoint({ id, organizationId }, settings, audit), false);
      assert.equal(await endpoints.enableEndpoint({ id, organizationId }, audit), false);
      assert.equal(await endpoints.removeEndpoint({ id, organizationId }, audit), false);
      for (let made = 0; made < ENDPOINTS_MAX; made += 1) await insertedEndpoint(first, organizationId);
      assert.equal(await endpoints.insertEndpoint(sampleEndpoint(organizationId), audit), undefined);
      assert.deepEqual(await taken({ id, organizationId }), []);
    });

    test('a further one takes the place of the oldest, and one that takes nothing for an hour is gone', async () => {
      const organizationId = await insertedListener(first);
      const made = [];
      for (let index = 0; index <= LISTENERS_MAX; index += 1) {
        clock.nowMs += 1;
        made.push(await listening(organizationId));
      }
      const answers = await Promise.all(made.map((listener) => taken(listener)));
      assert.deepEqual(answers, [undefined, ...Array(LISTENERS_MAX).fill([])]);
      const [, silent, heard] = made;
      assert.ok(silent && heard);
      clock.nowMs += SILENT_MS / 2 + 1;
      await taken(heard);
      clock.nowMs += SILENT_MS / 2 + 1;
      await listeners.removeSilentListeners();
      assert.deepEqual([await taken(silent), await taken(heard)], [undefined, []]);
    });

    test('an event is sent once more to all that it was for and that can have it', async () => {
      const organizationId = await insertedListener(first);
      const listener = await listening(organizationId);
      const endpoint = await insertedEndpoint(first, organizationId);
      const off = await insertedEndpoint(first, organizationId);
      const event = sampleEvent(organizationId);
      await tell(event);
      await taken(listener);
      const audit = () => webhookAudit(organizationId, 'webhook_resent');
      await endpoints.disableEndpoint({ id: off.id, organizationId, because: 'member', audit: audit() });
      const reference = { organizationId, environment: 'test', eventId: event.id } as const;
      assert.equal(await deliveries.resendEvent(reference, audit()), 2);
      assert.deepEqual(await taken(listener), [event.id]);
      const stateAt = async ({ id: endpointId }: { id: string }) =>
        (await deliveries.findDelivery({ endpointId, organizationId }, event.id))?.state;
      assert.deepEqual([await stateAt(endpoint), await stateAt(off)], ['waiting', 'failed']);
      for (const changes of [
        { eventId: 'evt_1' },
        { environment: 'live' as const },
        { organizationId: randomUUID() },
      ]) {
        assert.equal(await deliveries.resendEvent({ ...reference, ...changes }, audit()), undefined);
      }
    });
  });
}
