/**
 * The form of a key: `qjt_test_` or `qjt_live_` for the Backend API, `qjt_flow_` for a Flow; then 43 base62 characters of 256 random bits, and 6 base62 characters of the
 * CRC-32 of what stands before. The prefix lets secret scanners find a leaked key; the checksum refuses typos without a look-up.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Environment } from '../words/environment.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const KEY_PATTERN = /^qjt_(test|live|flow)_[0-9A-Za-z]{49}$/;

/** What a key opens, told by its beginning: the Backend API in an environment, or a Flow, whose environment is not in the key. */
type KeyKind = Environment | 'flow';

/** Makes a key from 32 random bytes. */
export function formatApiKey(kind: KeyKind, randomBytes: Uint8Array): string {
  const body = `qjt_${kind}_${base62(BigInt(`0x${Buffer.from(randomBytes).toString('hex')}`), SECRET_LENGTH)}`;
  return body + checksum(body);
}

/** What a well-formed key is for, or undefined for anything else. Says nothing of whether the key exists. */
export function kindOfApiKey(key: string): KeyKind | undefined {
  const kind = KEY_PATTERN.exec(key)?.[1] as KeyKind | undefined;
  return checksum(key.slice(0, -CHECKSUM_LENGTH)) === key.slice(-CHECKSUM_LENGTH) ? kind : undefined;
}

/** SHA-256 in hex: all that is stored of a key. The key has 256 random bits, so no slow hash is needed. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function checksum(body: string): string {
  return base62(BigInt(crc32(body)), CHECKSUM_LENGTH);
}

function base62(value: bigint, length: number): string {
  let digits = '';
  for (let rest = value; digits.length < length; rest /= 62n) digits = BASE62[Number(rest % 62n)] + digits;
  return digits;
}
