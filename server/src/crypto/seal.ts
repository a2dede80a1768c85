/**
 * Sealing: authenticated encryption of small texts at rest. AES-256-GCM (NIST SP 800-38D) under a key that HKDF-SHA256
 * (RFC 5869) derives from a secret and a purpose, so that one secret never serves two purposes.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealer {
  /** Seals `text`; the result is base64url of nonce, ciphertext and tag. */
  seal(text: string): string;
  /** @throws Error when the secret or purpose is another, or a bit was changed. */
  unseal(sealed: string): string;
}

/** For a secret that seals much: the key is derived once. */
export function createSealer(secret: string | Uint8Array, purpose: string): Sealer {
  const key = deriveKey(secret, purpose);
  return { seal: (text) => sealUnder(key, text), unseal: (sealed) => unsealUnder(key, sealed) };
}

/** Seals `text`; the result is base64url of nonce, ciphertext and tag. */
export function seal(secret: string | Uint8Array, purpose: string, text: string): string {
  return sealUnder(deriveKey(secret, purpose), text);
}

/**
 * Opens what `seal` has sealed with the same secret and purpose.
 * @throws Error when the secret or purpose is another, or a bit was changed.
 */
export function unseal(secret: string | Uint8Array, purpose: string, sealed: string): string {
  return unsealUnder(deriveKey(secret, purpose), sealed);
}

function sealUnder(key: Uint8Array, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function unsealUnder(key: Uint8Array, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

function deriveKey(secret: string | Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32));
}
