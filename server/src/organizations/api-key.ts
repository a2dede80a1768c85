/**
 * The form of an API key: `qjt_test_` or `qjt_live_`, 43 base62 characters of 256 random bits, and 6 base62 characters of the
 * CRC-32 of what stands before. The prefix lets secret scanners find a leaked key; the checksum refuses typos without a look-up.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Environment } from '../environment.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const KEY_PATTERN = /^qjt_(test|live)_[0-9A-Za-z]{49}$/;

/** Makes a key from 32 random bytes. */
export function formatApiKey(environment: Environment, randomBytes: Uint8Array): string {
  const body = `qjt_${environment}_${base62(BigInt(`0x${Buffer.from(randomBytes).toString('hex')}`), SECRET_LENGTH)}`;
  return body + checksum(body);
}

/** The environment of a well-formed key, or undefined for anything else. Says nothing of whether the key exists. */
export function environmentOfApiKey(key: string): Environment | undefined {
  const environment = KEY_PATTERN.exec(key)?.[1];
  if (environment === undefined || checksum(key.slice(0, -CHECKSUM_LENGTH)) !== key.slice(-CHECKSUM_LENGTH))
    return undefined;
  return environment === 'test' ? 'test' : 'live';
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
