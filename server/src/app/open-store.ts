/**
 * Opens the store with the keys that protect what it holds, for the gateway and for the commands. The keys are proved on what is there
 * before anything is made or migrated: an opening that fails has changed nothing.
 */

import type { Ids } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { createDataKeyStore } from '../crypto/data-key-store.ts';
import { type DataKeys, openDataKeys, openPresentKeys } from '../crypto/data-keys.ts';
import { findMasterKeys, loadMasterKeys, type MasterKeys, masterKeyFiles } from '../crypto/master-key.ts';
import { openTestKey } from '../organizations/new-api-key.ts';
import type { Database, LentStore } from '../storage/database.ts';
import { joinDatabase, openDatabase } from '../storage/open-database.ts';
import { isOfDevelopment, OF_DEVELOPMENT, readStoreState, type StoreState } from './store-state.ts';

export interface OpenedStore {
  database: Database;
  dataKeys: DataKeys;
  masterKeys: MasterKeys;
  /** What a newer version has added to it, and this one does not know. */
  newerMigrations: string[];
}

export interface StoreOpening {
  ids: Ids;
  /** For the gateway itself: no second one may use the folder. */
  alone?: boolean | undefined;
  /** For commands that look at what is there: a folder that was misspelt must not become an empty store. */
  mustExist?: boolean | undefined;
  /** See `DatabaseOptions`. */
  threads?: number | undefined;
  /** For a thread beside the one that has opened the store, with what that one has lent. */
  joins?: { lent: LentStore | undefined } | undefined;
  storeNowMs?: (() => number) | undefined;
  wrapDatabase?: ((database: Database) => Database) | undefined;
}

export async function openStore(config: Config, opening: StoreOpening): Promise<OpenedStore> {
  const { databaseUrl, databasePrepared: prepared } = config;
  const { ids, storeNowMs: nowMs, threads, joins, wrapDatabase = (database) => database } = opening;
  const { opened, newerMigrations } =
    joins === undefined
      ? await openProvedDatabase(config, opening)
      : { opened: await joinDatabase({ databaseUrl, prepared, nowMs, threads }, joins.lent), newerMigrations: [] };
  const database = wrapDatabase(opened);
  try {
    const masterKeys = loadMasterKeys(config.masterKey, config.dataDirectory);
    const dataKeys = await openDataKeys({
      store: createDataKeyStore(database),
      masterKeys,
      randomBytes: ids.randomBytes,
    });
    return { database, dataKeys, masterKeys, newerMigrations };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openProvedDatabase(
  config: Config,
  opening: StoreOpening,
): Promise<{ opened: Database; newerMigrations: string[] }> {
  const { databaseUrl, databasePrepared: prepared, dataDirectory } = config;
  const { alone, mustExist = false, storeNowMs: nowMs, threads } = opening;
  const found = findMasterKeys(config.masterKey, dataDirectory);
  let newerMigrations: string[] = [];
  const opened = await openDatabase({
    databaseUrl,
    prepared,
    dataDirectory,
    alone,
    threads,
    nowMs,
    prove: async (present) => {
      const store = present === undefined ? { state: 'missing' as const } : await readStoreState(present);
      if (mustExist) assertExists(store, config);
      proveStore(store, found, dataDirectory);
      loadMasterKeys(config.masterKey, dataDirectory);
      if (store.state === 'present') newerMigrations = store.unknownMigrations;
    },
  });
  return { opened, newerMigrations };
}

/** @throws Error a sentence, where a start on this store must fail */
export function proveStore(store: StoreState, masterKeys: MasterKeys | undefined, dataDirectory: string): void {
  if (store.state === 'missing') return;
  if (isOfDevelopment(store)) throw new Error(OF_DEVELOPMENT);
  const { encryptedKeys, encryptedApiKey } = store;
  if (masterKeys === undefined && encryptedKeys.length > 0) {
    throw new Error(
      'There is no master key, but this store needs the one with which it was made. Set QUJAT_MASTER_KEY or ' +
        `QUJAT_MASTER_KEY_FILE, or put the file back: ${masterKeyFiles(dataDirectory).current}. No new key was made.`,
    );
  }
  const { apiKeyEncryption } = masterKeys === undefined ? {} : openPresentKeys(encryptedKeys, masterKeys);
  if (encryptedApiKey !== undefined && openTestKey(encryptedApiKey, apiKeyEncryption) === undefined) {
    throw new Error(OF_DEVELOPMENT);
  }
}

function assertExists(store: StoreState, config: Config): void {
  const isNew = store.state === 'missing' || store.encryptedKeys.length === 0;
  if (isNew) throw noStoreIn(config);
}

export function noStoreIn({ dataDirectory, databaseUrl }: Pick<Config, 'dataDirectory' | 'databaseUrl'>): Error {
  const place =
    databaseUrl === undefined ? `the folder ${dataDirectory} (QUJAT_DATA_DIR)` : 'that database (DATABASE_URL)';
  return new Error(`There is no store in ${place}. The first start of the gateway makes it.`);
}
