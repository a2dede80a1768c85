/** The accounts of the store that the environment names, for a command that works on them; it may run beside the server. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { createAccountsContext } from '../app-accounts.ts';
import { createSite } from '../cabinet-api/site.ts';
import { randomIds } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDataKeys } from '../crypto/data-keys.ts';
import { loadMasterKeys } from '../crypto/master-key.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createDataKeyStore } from '../storage/stores/data-key-store.ts';

export async function withAccounts<Result>(
  environment: NodeJS.ProcessEnv,
  work: (context: AccountsContext) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(environment);
  const database = await openDatabase(config);
  try {
    const masterKeys = loadMasterKeys(config.masterKey, config.dataDirectory);
    const { randomBytes } = randomIds;
    const dataKeys = await openDataKeys({ store: createDataKeyStore(database), masterKeys, randomBytes });
    const { operatorSecondFactor } = config;
    const sealing = dataKeys.accountSealing;
    return await work(
      createAccountsContext({ database, ids: randomIds, sealing, site: createSite(config), operatorSecondFactor }),
    );
  } finally {
    await database.close();
  }
}
