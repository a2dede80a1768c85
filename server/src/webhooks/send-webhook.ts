/** sendWebhook: one attempt to hand an event over, and what follows from it for the event and for its endpoint. */
import { encrypt } from '../crypto/encrypt.ts';
import { type DisablingContext, disableFailingEndpoint } from './disable-failing-endpoint.ts';
import { openTelling, providerBody } from './provider-form.ts';
import { pauseBeforeRetry, readRetryAfter } from './retry-schedule.ts';
import { ANSWER_PURPOSE } from './show-webhook.ts';
import type { AttemptOutcome, TakenDelivery } from './webhook-delivery.ts';
import { MOST_FAILING_MS } from './webhook-endpoint.ts';
import { webhookBody } from './webhook-event.ts';
import type { WebhookAnswer, WebhookReceivers } from './webhook-receiver.ts';
import { decryptWebhookSecret, signatureHeaders } from './webhook-secret.ts';
import type { WebhookSendingStore } from './webhook-sending-store.ts';

export interface SendingContext extends DisablingContext {
  deliveries: WebhookSendingStore;
  receivers: WebhookReceivers;
  /** Encrypts secrets, and the answers of receivers. */
  webhookEncryption: Uint8Array;
  /** From 0 to 1, for the jitter. */
  random: () => number;
  monotonicMs: () => number;
  countAttempt(outcome: AttemptOutcome): void;
}

const GONE = 410;

export async function sendWebhook(taken: TakenDelivery, context: SendingContext): Promise<void> {
  const startedMs = context.monotonicMs();
  const answer = await context.receivers.post(postOf(taken, context));
  const durationMs = Math.round(context.monotonicMs() - startedMs);
  const outcome = outcomeOf(answer);
  const status = answer.outcome === 'answered' ? answer.status : null;
  const encryptedAnswer =
    answer.outcome === 'answered' ? encrypt(context.webhookEncryption, ANSWER_PURPOSE, answer.text) : null;
  const attempt = { id: context.ids.rowId(), url: taken.endpoint.url, outcome, status, encryptedAnswer, durationMs };
  const retry = outcome === 'delivered' ? {} : { retryAfterMs: pauseAfter(answer, taken, context) };
  context.countAttempt(outcome);
  if (!(await context.deliveries.endAttempt(taken, { attempt, ...retry }))) return;
  if (status === GONE) await disableFailingEndpoint(taken.endpoint, 'gone', context);
  else if (outcome !== 'delivered' && hasFailedTooLong(taken))
    await disableFailingEndpoint(taken.endpoint, 'failing', context);
}

function postOf(
  { endpoint, eventId, nowMs: atMs, encryptedSecrets, ...event }: TakenDelivery,
  { webhookEncryption }: Pick<SendingContext, 'webhookEncryption'>,
) {
  const body =
    endpoint.form === 'provider'
      ? providerBody({ eventId, ...event }, openTelling(event, webhookEncryption))
      : webhookBody(event);
  const secrets = encryptedSecrets.map((encrypted) => decryptWebhookSecret(encrypted, webhookEncryption));
  const signed = signatureHeaders({ eventId, body, atMs, secrets });
  return { url: endpoint.url, headers: { 'content-type': 'application/json', 'user-agent': 'Qujat', ...signed }, body };
}

function outcomeOf(answer: WebhookAnswer): AttemptOutcome {
  if (answer.outcome !== 'answered') return answer.outcome;
  return answer.status >= 200 && answer.status < 300 ? 'delivered' : 'refused';
}

/** Null where it is given up. */
function pauseAfter(answer: WebhookAnswer, { tries, nowMs }: TakenDelivery, { random }: SendingContext): number | null {
  if (answer.outcome === 'answered' && answer.status === GONE) return null;
  const retryAfterMs = answer.outcome === 'answered' ? readRetryAfter(answer.retryAfter, nowMs) : undefined;
  return pauseBeforeRetry({ tries, retryAfterMs, random: random() }) ?? null;
}

function hasFailedTooLong({ endpoint: { failingSince }, nowMs }: TakenDelivery): boolean {
  return failingSince !== null && nowMs - failingSince >= MOST_FAILING_MS;
}
