/**
 * Encryption to a reader: whoever has the recipient can encrypt, and only who has the secret behind it can open. X25519 as a key
 * encapsulation (DHKEM of RFC 9180, by node:crypto), whose shared key encrypts the text. The secret may be any text with enough random
 * bits: the private key is derived from it, and is nowhere stored.
 */
import { createPrivateKey, createPublicKey, decapsulate, encapsulate, hkdfSync, type KeyObject } from 'node:crypto';
import { requireBase64url } from './base64url.ts';
import { decryptPacked, encryptPacked } from './encrypt-packed.ts';

/** PKCS #8 of an X25519 key (RFC 8410), but for its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const KEY_BYTES = 32;

/** What encrypts to the holder of `secret`; base64url. */
export function recipientOf(secret: string, purpose: string): string {
  const key = createPublicKey(privateKeyOf(secret, purpose));
  return key.export({ format: 'der', type: 'spki' }).toString('base64url');
}

/** Compressed first: see `encrypt-packed.ts`. */
export function encryptTo(recipient: string, purpose: string, text: string): string {
  const key = createPublicKey({ key: requireBase64url(recipient), format: 'der', type: 'spki' });
  const { sharedKey, ciphertext } = encapsulate(key);
  return `${Buffer.from(ciphertext).toString('base64url')}.${encryptPacked(new Uint8Array(sharedKey), purpose, text)}`;
}

/** @throws Error when the secret or purpose is another, or a bit was changed. */
export function decryptAsRecipient(secret: string, purpose: string, encrypted: string): string {
  const end = encrypted.indexOf('.');
  const [ciphertext, packed] = [encrypted.slice(0, end), encrypted.slice(end + 1)];
  const sharedKey = decapsulate(privateKeyOf(secret, purpose), requireBase64url(ciphertext));
  return decryptPacked(new Uint8Array(sharedKey), purpose, packed);
}

function privateKeyOf(secret: string, purpose: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), purpose, KEY_BYTES));
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}
