/** A text's mark that only the holder of the secret can make: HMAC-SHA256 under a key that HKDF derives for the purpose. */
import { createHmac, hkdfSync } from 'node:crypto';

/** 64 hex digits. */
export function keyedHash(secret: Uint8Array, purpose: string, text: string): string {
  const key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32));
  return createHmac('sha256', key).update(text).digest('hex');
}
