/**
 * The keys that protect stored data. They are random and never change; the store holds them sealed under the master key. So the
 * master key can be exchanged by sealing these few anew, and nothing else has to be touched.
 */
import type { DataKeyStore } from './data-key-store.ts';
import { seal, unseal } from './seal.ts';

/** What each key is for; its name in the store is the one in `names`. All have 32 bytes. */
export interface DataKeys {
  /** Seals test keys, which the cabinet shows again. */
  apiKeySealing: Uint8Array;
  /** Seals what belongs to accounts, such as TOTP secrets. */
  accountSealing: Uint8Array;
  /** Seals the SMS of the sandbox. */
  sandboxSealing: Uint8Array;
  /** Makes the HMACs that stand for an IIN or a phone in limits and audit. */
  subjectHmac: Uint8Array;
  /** The seed of the Ed25519 key (RFC 8032) that signs audit checkpoints. */
  auditSigning: Uint8Array;
}

const names: Record<keyof DataKeys, string> = {
  apiKeySealing: 'api_key_sealing',
  accountSealing: 'account_sealing',
  sandboxSealing: 'sandbox_sealing',
  subjectHmac: 'subject_hmac',
  auditSigning: 'audit_signing',
};

const KEY_BYTES = 32;
const PURPOSE = 'qujat data key v1';

export interface DataKeyDependencies {
  store: DataKeyStore;
  masterKey: Uint8Array;
  randomBytes(length: number): Uint8Array;
}

/**
 * Opens the keys, and makes those that are missing. Of several processes that start together, one makes each key.
 * @throws Error where the master key is not the one under which they were sealed
 */
export async function openDataKeys(dependencies: DataKeyDependencies): Promise<DataKeys> {
  await makeMissingKeys(dependencies);
  const sealedKeys = new Map((await dependencies.store.listDataKeys()).map(({ name, sealedKey }) => [name, sealedKey]));
  const open = (use: keyof DataKeys): Uint8Array => {
    const sealedKey = sealedKeys.get(names[use]);
    if (sealedKey === undefined) throw new Error(`The store has no data key ${names[use]}`);
    return openDataKey(sealedKey, dependencies.masterKey);
  };
  return {
    apiKeySealing: open('apiKeySealing'),
    accountSealing: open('accountSealing'),
    sandboxSealing: open('sandboxSealing'),
    subjectHmac: open('subjectHmac'),
    auditSigning: open('auditSigning'),
  };
}

async function makeMissingKeys({ store, masterKey, randomBytes }: DataKeyDependencies): Promise<void> {
  const present = new Set((await store.listDataKeys()).map(({ name }) => name));
  for (const name of Object.values(names).filter((candidate) => !present.has(candidate))) {
    const sealedKey = seal(masterKey, PURPOSE, Buffer.from(randomBytes(KEY_BYTES)).toString('base64'));
    await store.insertDataKey({ name, sealedKey });
  }
}

function openDataKey(sealedKey: string, masterKey: Uint8Array): Uint8Array {
  try {
    return Buffer.from(unseal(masterKey, PURPOSE, sealedKey), 'base64');
  } catch (cause) {
    throw new Error(
      'The master key is not the one with which this store was made: QUJAT_MASTER_KEY or data/master.key.',
      { cause },
    );
  }
}
