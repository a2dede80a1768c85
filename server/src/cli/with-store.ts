/** The store that the environment names, for a command that works on it and may run beside the gateway. It is closed in any case. */
import { openStore } from '../app/open-store.ts';
import { createStores, type Stores } from '../app/stores.ts';
import { randomIds } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import type { DataKeys } from '../crypto/data-keys.ts';
import type { Database } from '../storage/database.ts';

export interface CommandStore {
  config: Config;
  database: Database;
  dataKeys: DataKeys;
  stores: Stores;
}

/** @param mustExist false for what may be the first to make the store */
export async function withStore<Result>(
  environment: NodeJS.ProcessEnv,
  work: (store: CommandStore) => Promise<Result>,
  { mustExist = true } = {},
): Promise<Result> {
  const config = readConfig(environment);
  const { database, dataKeys } = await openStore(config, { ids: randomIds, mustExist });
  try {
    return await work({ config, database, dataKeys, stores: createStores(database) });
  } finally {
    await database.close();
  }
}
