/**
 * The keys that protect stored data. They are random and never change; the store holds them encrypted under the master key. So the
 * master key can be exchanged by encrypting these few anew, and nothing else has to be touched.
 */
import type { DataKeyStore, EncryptedDataKey } from './data-key-store.ts';
import { encryptDataKey, openDataKey } from './encrypted-data-key.ts';
import type { MasterKeyPair } from './master-key.ts';

/** What each key is for; its name in the store is the one in `dataKeyNames`. All have 32 bytes. */
export interface DataKeys {
  /** Encrypts test keys, which the cabinet shows again. */
  apiKeyEncryption: Uint8Array;
  /** Encrypts what belongs to accounts, such as TOTP secrets. */
  accountEncryption: Uint8Array;
  /** Encrypts the SMS of the sandbox, and the people who were added to it. */
  sandboxEncryption: Uint8Array;
  /** Encrypts the secrets of webhooks, and what their receivers answer. */
  webhookEncryption: Uint8Array;
  /** Encrypts the records of consents. */
  consentEncryption: Uint8Array;
  /** Makes the HMACs that stand for an IIN or a phone in limits and audit. */
  subjectHmac: Uint8Array;
  /** The seed of the Ed25519 key (RFC 8032) that signs audit checkpoints. */
  auditSigning: Uint8Array;
}

export const dataKeyNames: Readonly<Record<keyof DataKeys, string>> = {
  apiKeyEncryption: 'api_key_encryption',
  accountEncryption: 'account_encryption',
  sandboxEncryption: 'sandbox_encryption',
  webhookEncryption: 'webhook_encryption',
  consentEncryption: 'consent_encryption',
  subjectHmac: 'subject_hmac',
  auditSigning: 'audit_signing',
};

const KEY_BYTES = 32;

export interface DataKeyContext {
  store: DataKeyStore;
  masterKeys: MasterKeyPair;
  randomBytes(length: number): Uint8Array;
}

/**
 * Opens the keys, and makes those that are missing. Of several processes that start together, one makes each key. While the
 * master key is being changed, each may be encrypted under the new one or the one before.
 * @throws Error where neither is the one under which they were encrypted
 */
export async function openDataKeys(context: DataKeyContext): Promise<DataKeys> {
  await makeMissingKeys(context);
  const present = openPresentKeys(await context.store.listDataKeys(), context.masterKeys);
  const open = (use: keyof DataKeys): Uint8Array => {
    const bytes = present[use];
    if (bytes === undefined) throw new Error(`The store has no data key ${dataKeyNames[use]}`);
    return bytes;
  };
  return {
    apiKeyEncryption: open('apiKeyEncryption'),
    accountEncryption: open('accountEncryption'),
    sandboxEncryption: open('sandboxEncryption'),
    webhookEncryption: open('webhookEncryption'),
    consentEncryption: open('consentEncryption'),
    subjectHmac: open('subjectHmac'),
    auditSigning: open('auditSigning'),
  };
}

/**
 * Makes nothing.
 * @throws Error where neither master key is the one under which they were encrypted
 */
export function openPresentKeys(
  encryptedKeys: readonly EncryptedDataKey[],
  masterKeys: MasterKeyPair,
): Partial<DataKeys> {
  const opened = new Map(
    encryptedKeys.map(({ name, encryptedKey }) => [name, openDataKey(encryptedKey, masterKeys).bytes]),
  );
  return Object.fromEntries(Object.entries(dataKeyNames).map(([use, name]) => [use, opened.get(name)]));
}

async function makeMissingKeys({ store, masterKeys, randomBytes }: DataKeyContext): Promise<void> {
  const present = new Set((await store.listDataKeys()).map(({ name }) => name));
  for (const name of Object.values(dataKeyNames).filter((candidate) => !present.has(candidate))) {
    await store.insertDataKey({
      name,
      encryptedKey: encryptDataKey(Buffer.from(randomBytes(KEY_BYTES)), masterKeys.current),
    });
  }
}
