/**
 * The tokens of log-ins and of mailed links: `qjc_` and 43 base64url characters of 256 random bits. The prefix lets the log's
 * mask and secret scanners find them. Only the SHA-256 is stored; with so many bits no slow hash is needed.
 */
import { createHash } from 'node:crypto';
import type { Ids } from '../clock.ts';

export function makeToken(ids: Pick<Ids, 'randomBytes'>) {
  const token = `qjc_${Buffer.from(ids.randomBytes(32)).toString('base64url')}`;
  return {
    token,
    /** 64 hex digits. */
    tokenHash: hashToken(token),
  };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
