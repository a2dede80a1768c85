/** What the tests of the keys work with: a store, and master keys. */
import { randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { openTestDatabase } from '../storage/store-test-setup.ts';
import { createDataKeyStore, type DataKeyStore } from './data-key-store.ts';
import type { MasterKey } from './master-key.ts';

export async function newDataKeyStore(t: TestContext): Promise<DataKeyStore> {
  return createDataKeyStore(await openTestDatabase(t));
}

export function newMasterKey(source = 'a test'): MasterKey {
  return { bytes: randomBytes(32), source };
}
