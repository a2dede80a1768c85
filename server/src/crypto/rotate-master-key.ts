/**
 * rotateMasterKey: encrypts the data keys anew under the new master key. Nothing else in the store changes, and processes that run
 * hold the data keys already: they notice nothing.
 */
import type { DataKeyReplacement, DataKeyStore } from './data-key-store.ts';
import { encryptDataKey, openDataKey } from './encrypted-data-key.ts';
import type { MasterKey } from './master-key.ts';

export interface MasterKeyRotation {
  store: DataKeyStore;
  current: MasterKey;
  /** The one before. */
  previous: MasterKey;
}

/** What became of one data key. */
export interface RotatedKey {
  name: string;
  /** False where it was under the new master key already. */
  encryptedAnew: boolean;
}

/** Each turn but the last finds that another process changed a data key in the same moment. */
const TURNS_MAX = 5;

/**
 * All data keys in one commit, so that it may be broken off at any point, and run again.
 * @throws Error where both master keys are the same, or a data key is encrypted under neither
 */
export async function rotateMasterKey(rotation: MasterKeyRotation): Promise<RotatedKey[]> {
  const { store } = rotation;
  assertDifferent(rotation);
  const encryptedAnew = new Set<string>();
  for (let turn = 1; turn <= TURNS_MAX; turn += 1) {
    const encryptedKeys = await store.listDataKeys();
    const replacements = encryptedKeys.flatMap(({ name, encryptedKey }) => replacementOf(name, encryptedKey, rotation));
    if (replacements.length === 0)
      return encryptedKeys.map(({ name }) => ({ name, encryptedAnew: encryptedAnew.has(name) }));
    if (await store.replaceDataKeys(replacements)) for (const { name } of replacements) encryptedAnew.add(name);
  }
  throw new Error('Other processes keep changing the data keys: run the command again.');
}

/** For the command as well: it is told before the store is opened. */
export function assertDifferent({ current, previous }: Pick<MasterKeyRotation, 'current' | 'previous'>): void {
  if (!Buffer.from(current.bytes).equals(previous.bytes)) return;
  throw new Error(`The new master key is the one before: ${current.source} and ${previous.source} hold the same key.`);
}

function replacementOf(
  name: string,
  encryptedKey: string,
  { current, previous }: MasterKeyRotation,
): DataKeyReplacement[] {
  const { bytes, encryptedUnder } = openDataKey(encryptedKey, { current, previous });
  return encryptedUnder === current
    ? []
    : [{ name, encryptedKey: encryptDataKey(bytes, current), replaces: encryptedKey }];
}
