/**
 * Sends webhooks while the gateway runs: looks for those that are due every second, and again as soon as some were sent. A receiver that is slow
 * holds up nobody but itself: each has only a few at once.
 */
import { type SendingContext, sendWebhook } from './send-webhook.ts';
import type { TakenDelivery } from './webhook-delivery.ts';

export interface WebhookSenderContext extends SendingContext {
  /** Longer than an attempt may take. */
  leaseMs?: number;
  onFailure(error: unknown): void;
}

const SENDER_LEASE_MS = 60_000;
const LOOK_EVERY_MS = 1_000;
const MOST_AT_ONCE = 64;
const MOST_PER_ENDPOINT = 8;

export function startWebhookSender(context: WebhookSenderContext) {
  const { leaseMs = SENDER_LEASE_MS, onFailure } = context;
  const underWay = new Set<Promise<void>>();
  const perEndpoint = new Map<string, number>();
  let looking: Promise<number> | undefined;
  /** Whether an endpoint became free while a look was under way that had passed it over. */
  let mustLookAgain = false;
  let isClosing = false;

  const send = async (taken: TakenDelivery) => {
    const { id } = taken.endpoint;
    perEndpoint.set(id, (perEndpoint.get(id) ?? 0) + 1);
    // Where the store fails, the lease runs out, and it is sent again.
    await sendWebhook(taken, context).catch(onFailure);
    const left = (perEndpoint.get(id) ?? 1) - 1;
    if (left === 0) perEndpoint.delete(id);
    else perEndpoint.set(id, left);
  };
  const takeAndSend = async () => {
    const most = MOST_AT_ONCE - underWay.size;
    if (isClosing || most <= 0) return 0;
    // Only endpoints that have nothing under way: so none has more than it may, whoever is slow.
    const order = { most, mostPerEndpoint: MOST_PER_ENDPOINT, notOf: [...perEndpoint.keys()] };
    const taken = await context.deliveries.takeDue({ ...order, leaseMs, fence: context.ids.uuid() });
    for (const delivery of taken) {
      const sending = send(delivery).finally(() => {
        underWay.delete(sending);
        if (isClosing) return;
        if (looking === undefined) void look();
        else mustLookAgain = true;
      });
      underWay.add(sending);
    }
    return taken.length;
  };
  const look = () => {
    looking ??= takeAndSend()
      .catch((error: unknown) => {
        onFailure(error);
        return 0;
      })
      .finally(() => {
        looking = undefined;
        const isWanted = mustLookAgain && !isClosing;
        mustLookAgain = false;
        if (isWanted) void look();
      });
    return looking;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    /** Sends what is due now. Resolves when all of it was tried. */
    async sendDue() {
      for (;;) {
        const taken = await look();
        await Promise.all(underWay);
        if (taken === 0 && underWay.size === 0 && looking === undefined) return;
      }
    },
    /** Begins nothing more, and waits for what is under way. */
    close: async () => {
      isClosing = true;
      clearInterval(timer);
      await looking;
      await Promise.all(underWay);
    },
  };
}
