/**
 * Encryption of longer texts, compressed first. Only for texts of which nobody who sees the length of the result can choose a part:
 * otherwise the length would tell of the rest.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { decryptBytes, encryptBytes } from './encrypt.ts';

export function encryptPacked(secret: string | Uint8Array, purpose: string, text: string): string {
  return encryptBytes(secret, purpose, zstdCompressSync(text));
}

/** @throws Error when the secret or purpose is another, or a bit was changed. */
export function decryptPacked(secret: string | Uint8Array, purpose: string, encrypted: string): string {
  return zstdDecompressSync(decryptBytes(secret, purpose, encrypted)).toString('utf8');
}
