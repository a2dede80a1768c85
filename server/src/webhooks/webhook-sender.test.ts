/** The sender beside a store that a test holds up: what became due meanwhile is found at once, not with the next tick. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomIds } from '../clock.ts';
import type { TakenDelivery } from './webhook-delivery.ts';
import { encryptWebhookSecret, newWebhookSecret } from './webhook-secret.ts';
import { startWebhookSender, type WebhookSenderContext } from './webhook-sender.ts';

const webhookEncryption = Buffer.alloc(32, 1);
const encryptedSecret = encryptWebhookSecret(newWebhookSecret(randomIds), webhookEncryption);
const endpoint = { id: 'endpoint', organizationId: 'o', url: 'https://shop.example/', failingSince: null };

function delivery(id: string): TakenDelivery {
  const event = { id, eventId: id, type: 'webhook.test', data: '{}', createdAt: 0, tries: 1, fence: 'f', nowMs: 0 };
  return { ...event, endpoint, encryptedSecrets: [encryptedSecret] } as unknown as TakenDelivery;
}

test('an endpoint that was busy when a look began, and free when it ended, is looked at again at once', async () => {
  const [waiting, sent] = [['first', 'second'].map(delivery), [] as string[]];
  const { promise: firstIsSent, resolve: tellSent } = Promise.withResolvers<void>();
  const { promise: firstIsUnderWay, resolve: tellUnderWay } = Promise.withResolvers<void>();
  const { promise: secondLook, resolve: tellLook } = Promise.withResolvers<void>();
  let looks = 0;
  const sender = startWebhookSender({
    deliveries: {
      async takeDue({ notOf }: { notOf: readonly string[] }) {
        looks += 1;
        if (looks !== 2) return notOf.length > 0 ? [] : waiting.splice(0, 1);
        // It saw the endpoint busy; until it answers, the first is sent.
        assert.deepEqual(notOf, ['endpoint']);
        tellLook();
        await firstIsSent;
        return [];
      },
      async endAttempt({ id }: TakenDelivery) {
        sent.push(id);
        if (sent.length === 1) setImmediate(tellSent);
        return true;
      },
    },
    receivers: {
      async post() {
        // Once the look that took it has ended.
        setImmediate(tellUnderWay);
        if (sent.length === 0) await secondLook;
        return { outcome: 'answered', status: 204, text: '', retryAfter: undefined };
      },
    },
    webhookEncryption,
    ids: randomIds,
    random: () => 0,
    monotonicMs: () => 0,
    countAttempt: () => {},
    onFailure: (error: unknown) => assert.fail(String(error)),
  } as unknown as WebhookSenderContext);
  const firstLook = sender.sendDue();
  await firstIsUnderWay;
  await Promise.all([firstLook, sender.sendDue()]);
  assert.deepEqual(sent, ['first', 'second']);
  await sender.close();
});
