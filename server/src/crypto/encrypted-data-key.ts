/** A data key as the store holds it: encrypted under the master key, or still under the one before while that is being changed. */

import { decrypt, encrypt } from './encrypt.ts';
import type { MasterKey, MasterKeyPair } from './master-key.ts';

const PURPOSE = 'qujat data key v1';

export function encryptDataKey(bytes: Uint8Array, masterKey: MasterKey): string {
  return encrypt(masterKey.bytes, PURPOSE, Buffer.from(bytes).toString('base64'));
}

/**
 * The key, and the master key under which it is encrypted.
 * @throws Error where it is encrypted under neither
 */
export function openDataKey(
  encryptedKey: string,
  { current, previous }: MasterKeyPair,
): { bytes: Uint8Array; encryptedUnder: MasterKey } {
  for (const masterKey of previous === undefined ? [current] : [current, previous]) {
    const text = decryptIfFits(masterKey, encryptedKey);
    if (text !== undefined) return { bytes: Buffer.from(text, 'base64'), encryptedUnder: masterKey };
  }
  throw new Error(wrongKey(current, previous));
}

function decryptIfFits(masterKey: MasterKey, encryptedKey: string): string | undefined {
  try {
    return decrypt(masterKey.bytes, PURPOSE, encryptedKey);
  } catch {
    return undefined;
  }
}

function wrongKey(current: MasterKey, previous: MasterKey | undefined): string {
  const sources = [current, previous].flatMap((key) => key?.source ?? []).join(' or ');
  return [
    `The master key is not the one with which this store was made: ${sources} does not open it.`,
    'Every process on one store needs the same QUJAT_MASTER_KEY; a key file in a data directory belongs to that directory alone.',
    'If the key was changed, set the new one, or both: QUJAT_MASTER_KEY and QUJAT_MASTER_KEY_PREVIOUS.',
  ].join(' ');
}
