/** What the tests of the keys work with: a store in memory, and master keys. */
import { randomBytes } from 'node:crypto';
import type { DataKeyStore, SealedDataKey } from './data-key-store.ts';
import type { MasterKey } from './master-key.ts';

export interface MemoryDataKeyStore extends DataKeyStore {
  rows: SealedDataKey[];
}

export function newDataKeyStore(): MemoryDataKeyStore {
  const rows: SealedDataKey[] = [];
  return {
    rows,
    listDataKeys: async () => rows.map((row) => ({ ...row })),
    insertDataKey: async (key) => void (rows.some(({ name }) => name === key.name) || rows.push(key)),
    replaceDataKeys: async (replacements) => {
      const found = replacements.map(({ name, replaces }) =>
        rows.find((row) => row.name === name && row.sealedKey === replaces),
      );
      if (found.includes(undefined)) return false;
      for (const [index, row] of found.entries())
        Object.assign(row ?? {}, { sealedKey: replacements[index]?.sealedKey });
      return true;
    },
  };
}

export function newMasterKey(source = 'a test'): MasterKey {
  return { bytes: randomBytes(32), source };
}
