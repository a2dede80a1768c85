/**
 * The keys that protect stored data. They are random and never change; the store holds them sealed under the master key. So the
 * master key can be exchanged by sealing these few anew, and nothing else has to be touched.
 */
import type { DataKeyStore, SealedDataKey } from './data-key-store.ts';
import type { MasterKeyPair } from './master-key.ts';
import { openDataKey, sealDataKey } from './sealed-data-key.ts';

/** What each key is for; its name in the store is the one in `names`. All have 32 bytes. */
export interface DataKeys {
  /** Seals test keys, which the cabinet shows again. */
  apiKeySealing: Uint8Array;
  /** Seals what belongs to accounts, such as TOTP secrets. */
  accountSealing: Uint8Array;
  /** Seals the SMS of the sandbox, and the people who were added to it. */
  sandboxSealing: Uint8Array;
  /** Seals the secrets of webhooks, and what their receivers answer. */
  webhookSealing: Uint8Array;
  /** Seals the records of consents. */
  consentSealing: Uint8Array;
  /** Makes the HMACs that stand for an IIN or a phone in limits and audit. */
  subjectHmac: Uint8Array;
  /** The seed of the Ed25519 key (RFC 8032) that signs audit checkpoints. */
  auditSigning: Uint8Array;
}

const names: Record<keyof DataKeys, string> = {
  apiKeySealing: 'api_key_sealing',
  accountSealing: 'account_sealing',
  sandboxSealing: 'sandbox_sealing',
  webhookSealing: 'webhook_sealing',
  consentSealing: 'consent_sealing',
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
 * master key is being changed, each may be sealed under the new one or the one before.
 * @throws Error where neither is the one under which they were sealed
 */
export async function openDataKeys(context: DataKeyContext): Promise<DataKeys> {
  await makeMissingKeys(context);
  const present = openPresentKeys(await context.store.listDataKeys(), context.masterKeys);
  const open = (use: keyof DataKeys): Uint8Array => {
    const bytes = present[use];
    if (bytes === undefined) throw new Error(`The store has no data key ${names[use]}`);
    return bytes;
  };
  return {
    apiKeySealing: open('apiKeySealing'),
    accountSealing: open('accountSealing'),
    sandboxSealing: open('sandboxSealing'),
    webhookSealing: open('webhookSealing'),
    consentSealing: open('consentSealing'),
    subjectHmac: open('subjectHmac'),
    auditSigning: open('auditSigning'),
  };
}

/**
 * Makes nothing.
 * @throws Error where neither master key is the one under which they were sealed
 */
export function openPresentKeys(sealedKeys: readonly SealedDataKey[], masterKeys: MasterKeyPair): Partial<DataKeys> {
  const opened = new Map(sealedKeys.map(({ name, sealedKey }) => [name, openDataKey(sealedKey, masterKeys).bytes]));
  return Object.fromEntries(Object.entries(names).map(([use, name]) => [use, opened.get(name)]));
}

async function makeMissingKeys({ store, masterKeys, randomBytes }: DataKeyContext): Promise<void> {
  const present = new Set((await store.listDataKeys()).map(({ name }) => name));
  for (const name of Object.values(names).filter((candidate) => !present.has(candidate))) {
    await store.insertDataKey({
      name,
      sealedKey: sealDataKey(Buffer.from(randomBytes(KEY_BYTES)), masterKeys.current),
    });
  }
}
