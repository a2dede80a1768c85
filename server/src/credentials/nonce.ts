/**
 * The nonce that the proof of a holder's key repeats, so that it was made for this gateway and now. Nothing of it is stored: it carries its time and
 * a MAC. That a proof is used once follows from its access token, which is.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS } from '../clock.ts';
import { readBase64url } from '../crypto/base64url.ts';

export const NONCE_LIFE_MS = 5 * MINUTE_MS;
/** The clocks of several gateways on one store differ. */
const SKEW_MS = MINUTE_MS;

const TIME_BYTES = 6;
const RANDOM_BYTES = 16;
const MAC_BYTES = 16;

export function makeNonce(key: Uint8Array, nowMs: number, randomBytes: (length: number) => Uint8Array): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(nowMs, 0, TIME_BYTES);
  const body = Buffer.concat([time, randomBytes(RANDOM_BYTES)]);
  return Buffer.concat([body, macOf(key, body)]).toString('base64url');
}

export function isFreshNonce(nonce: string, key: Uint8Array, nowMs: number): boolean {
  const bytes = readBase64url(nonce);
  const bodyBytes = TIME_BYTES + RANDOM_BYTES;
  if (bytes?.length !== bodyBytes + MAC_BYTES) return false;
  const body = bytes.subarray(0, bodyBytes);
  const ageMs = nowMs - body.readUIntBE(0, TIME_BYTES);
  return timingSafeEqual(macOf(key, body), bytes.subarray(bodyBytes)) && ageMs >= -SKEW_MS && ageMs < NONCE_LIFE_MS;
}

function macOf(key: Uint8Array, body: Uint8Array): Buffer {
  return createHmac('sha256', key).update('qujat credential nonce v1\n').update(body).digest().subarray(0, MAC_BYTES);
}
