/**
 * Sealing of longer texts, compressed first. Only for texts of which nobody who sees the length of the result can choose a part:
 * otherwise the length would tell of the rest.
 */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { sealBytes, unsealBytes } from './seal.ts';

export function packSealed(secret: string | Uint8Array, purpose: string, text: string): string {
  return sealBytes(secret, purpose, zstdCompressSync(text));
}

/** @throws Error when the secret or purpose is another, or a bit was changed. */
export function unpackSealed(secret: string | Uint8Array, purpose: string, sealed: string): string {
  return zstdDecompressSync(unsealBytes(secret, purpose, sealed)).toString('utf8');
}
