/**
 * Authenticated encryption of small texts at rest. AES-256-GCM (NIST SP 800-38D) under a key that HKDF-SHA256
 * (RFC 5869) derives from a secret and a purpose, so that one secret never serves two purposes.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { randomPiece } from '../system/random-piece.ts';
import { requireBase64url } from './base64url.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** For a secret that encrypts much: the key is derived once. */
export function createEncryption(secret: string | Uint8Array, purpose: string) {
  const key = deriveKey(secret, purpose);
  return {
    /** Encrypts `text`; the result is base64url of nonce, ciphertext and tag. */
    encrypt: (text: string): string => encryptUnder(key, text),
    /** @throws Error when the secret or purpose is another, or a bit was changed. */
    decrypt: (encrypted: string): string => decryptUnder(key, encrypted).toString('utf8'),
  };
}

export type Encryption = ReturnType<typeof createEncryption>;

/** Encrypts `text`; the result is base64url of nonce, ciphertext and tag. */
export function encrypt(secret: string | Uint8Array, purpose: string, text: string): string {
  return encryptUnder(deriveKey(secret, purpose), text);
}

/** As `encrypt`, of bytes. */
export function encryptBytes(secret: string | Uint8Array, purpose: string, bytes: Uint8Array): string {
  return encryptUnder(deriveKey(secret, purpose), bytes);
}

/**
 * Opens what `encrypt` has encrypted with the same secret and purpose.
 * @throws Error when the secret or purpose is another, or a bit was changed.
 */
export function decrypt(secret: string | Uint8Array, purpose: string, encrypted: string): string {
  return decryptBytes(secret, purpose, encrypted).toString('utf8');
}

/** As `decrypt`, of what `encryptBytes` has encrypted. */
export function decryptBytes(secret: string | Uint8Array, purpose: string, encrypted: string): Buffer {
  return decryptUnder(deriveKey(secret, purpose), encrypted);
}

function encryptUnder(key: Uint8Array, content: string | Uint8Array): string {
  const nonce = randomPiece(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const encrypted = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content);
  return Buffer.concat([nonce, encrypted, cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function decryptUnder(key: Uint8Array, encrypted: string): Buffer {
  const bytes = requireBase64url(encrypted);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const content = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([content, decipher.final()]);
}

function deriveKey(secret: string | Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), purpose, 32));
}
