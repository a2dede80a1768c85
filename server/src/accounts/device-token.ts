/**
 * What a browser keeps that has logged in to an account before. Its tries are counted for themselves, so that an attacker who
 * exhausts the tries of an account does not lock its owner out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 * It opens nothing by itself.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Ids } from '../clock.ts';
import { keyedHash } from '../crypto/keyed-hash.ts';

const PURPOSE = 'qujat known device v1';

export function makeDeviceToken(accountId: string, { dataKey, ids }: { dataKey: Uint8Array; ids: Ids }): string {
  const nonce = Buffer.from(ids.randomBytes(16)).toString('base64url');
  return `${nonce}.${markOf(nonce, accountId, dataKey)}`;
}

/** The name of this browser for this account, or undefined where it is not known to have logged in to it. */
export function knownDevice(token: string | undefined, accountId: string, dataKey: Uint8Array): string | undefined {
  const [, nonce, mark] = /^([\w-]{22})\.([0-9a-f]{64})$/.exec(token ?? '') ?? [];
  if (nonce === undefined || mark === undefined) return undefined;
  return timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(nonce, accountId, dataKey))) ? nonce : undefined;
}

function markOf(nonce: string, accountId: string, dataKey: Uint8Array): string {
  return keyedHash(dataKey, PURPOSE, `${nonce} ${accountId}`);
}
