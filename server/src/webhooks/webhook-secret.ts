/** The secrets by which a receiver knows that a webhook is ours, and the signature (Standard Webhooks 1.0, `v1`). */
import { createHmac } from 'node:crypto';
import type { Ids } from '../clock.ts';
import { decrypt, encrypt } from '../crypto/encrypt.ts';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
const PURPOSE = 'qujat webhook secret v1';

export function newWebhookSecret(ids: Pick<Ids, 'randomBytes'>): string {
  return PREFIX + Buffer.from(ids.randomBytes(SECRET_BYTES)).toString('base64');
}

export function encryptWebhookSecret(secret: string, dataKey: Uint8Array): string {
  return encrypt(dataKey, PURPOSE, secret);
}

export function decryptWebhookSecret(encrypted: string, dataKey: Uint8Array): string {
  return decrypt(dataKey, PURPOSE, encrypted);
}

export interface SignedWebhook {
  eventId: string;
  body: string;
  /** Of this attempt. */
  atMs: number;
  /** All that count now: while one is being replaced, two. */
  secrets: readonly string[];
}

export function signatureHeaders({ eventId, body, atMs, secrets }: SignedWebhook): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${eventId}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': eventId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
