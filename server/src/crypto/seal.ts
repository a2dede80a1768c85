/**
 * Sealing: authenticated encryption of small texts at rest. AES-256-GCM (NIST SP 800-38D) under a key that HKDF-SHA256
 * (RFC 5869) derives from a secret and a purpose, so that one secret never serves two purposes.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { randomPiece } from '../system/random-piece.ts';
import { requireBase64url } from './base64url.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** For a secret that seals much: the key is derived once. */
export function createSealer(secret: string | Uint8Array, purpose: string) {
  const key = deriveKey(secret, purpose);
  return {
    /** Seals `text`; the result is base64url of nonce, ciphertext and tag. */
    seal: (text: string): string => sealUnder(key, text),
    /** @throws Error when the secret or purpose is another, or a bit was changed. */
    unseal: (sealed: string): string => unsealUnder(key, sealed).toString('utf8'),
  };
}

export type Sealer = ReturnType<typeof createSealer>;

/** Seals `text`; the result is base64url of nonce, ciphertext and tag. */
export function seal(secret: string | Uint8Array, purpose: string, text: string): string {
  return sealUnder(deriveKey(secret, purpose), text);
}

/** As `seal`, of bytes. */
export function sealBytes(secret: string | Uint8Array, purpose: string, bytes: Uint8Array): string {
  return sealUnder(deriveKey(secret, purpose), bytes);
}

/**
 * Opens what `seal` has sealed with the same secret and purpose.
 * @throws Error when the secret or purpose is another, or a bit was changed.
 */
export function unseal(secret: string | Uint8Array, purpose: string, sealed: string): string {
  return unsealBytes(secret, purpose, sealed).toString('utf8');
}

/** As `unseal`, of what `sealBytes` has sealed. */
export function unsealBytes(secret: string | Uint8Array, purpose: string, sealed: string): Buffer {
  return unsealUnder(deriveKey(secret, purpose), sealed);
}

function sealUnder(key: Uint8Array, content: string | Uint8Array): string {
  const nonce = randomPiece(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const encrypted = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content);
  return Buffer.concat([nonce, encrypted, cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function unsealUnder(key: Uint8Array, sealed: string): Buffer {
  const bytes = requireBase64url(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const content = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([content, decipher.final()]);
}

function deriveKey(secret: string | Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32));
}
