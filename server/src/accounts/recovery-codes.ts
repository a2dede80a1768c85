/** Recovery codes: ten of 120 random bits each, each good for one log-in without the authenticator. Only their hashes are kept. */

import { withoutMarks } from '../citizens/without-marks.ts';
import type { Ids } from '../clock.ts';
import { keyedHash } from '../crypto/keyed-hash.ts';

const COUNT = 10;
const CHARACTERS = 24;
/** Without i, l, o and u, which look like others (Crockford's base32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export interface RecoveryCodes {
  /** As shown once: `k7qd-9x2m-v4tr-h8pz-3n6w-y5bc`. */
  codes: string[];
  hashes: string[];
}

export function makeRecoveryCodes({ dataKey, ids }: { dataKey: Uint8Array; ids: Ids }): RecoveryCodes {
  const codes = Array.from({ length: COUNT }, () => {
    const characters = [...ids.randomBytes(CHARACTERS)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '');
    return characters.join('').replace(/.{4}(?=.)/g, '$&-');
  });
  return { codes, hashes: codes.map((code) => hashRecoveryCode(code, dataKey)) };
}

/** Case, spaces, dashes and other marks between the characters do not matter; o is read as 0, i and l as 1. */
export function hashRecoveryCode(typed: string, dataKey: Uint8Array): string {
  const code = withoutMarks(typed).toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');
  return keyedHash(dataKey, 'qujat recovery code v1', code);
}
