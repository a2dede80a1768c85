/** The hashes of a Merkle tree by RFC 6962, section 2.1 (RFC 9162 has the same): SHA-256, in hex. */
import { hash } from 'node:crypto';

/** The root of a tree without leaves. */
export const EMPTY_ROOT = hash('sha256', '');

/** @param data the leaf's content */
export function leafHash(data: string): string {
  return hash('sha256', `\0${data}`);
}

export function nodeHash(left: string, right: string): string {
  return hash('sha256', Buffer.from(`01${left}${right}`, 'hex'));
}
