/** A data key as the store holds it: sealed under the master key, or still under the one before while that is being changed. */
import type { MasterKey, MasterKeyPair } from './master-key.ts';
import { seal, unseal } from './seal.ts';

const PURPOSE = 'qujat data key v1';

export function sealDataKey(bytes: Uint8Array, masterKey: MasterKey): string {
  return seal(masterKey.bytes, PURPOSE, Buffer.from(bytes).toString('base64'));
}

/**
 * The key, and the master key under which it is sealed.
 * @throws Error where it is sealed under neither
 */
export function openDataKey(
  sealedKey: string,
  { current, previous }: MasterKeyPair,
): { bytes: Uint8Array; sealedUnder: MasterKey } {
  for (const masterKey of previous === undefined ? [current] : [current, previous]) {
    const text = unsealIfFits(masterKey, sealedKey);
    if (text !== undefined) return { bytes: Buffer.from(text, 'base64'), sealedUnder: masterKey };
  }
  throw new Error(wrongKey(current, previous));
}

function unsealIfFits(masterKey: MasterKey, sealedKey: string): string | undefined {
  try {
    return unseal(masterKey.bytes, PURPOSE, sealedKey);
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
