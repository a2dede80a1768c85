/** The accounts of the store that the environment names, for a command that works on them; it may run beside the server. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { createAccountsContext } from '../app/contexts.ts';
import { openStore } from '../app/open-store.ts';
import { createStores } from '../app/stores.ts';
import { createSite } from '../cabinet-api/site.ts';
import { randomIds } from '../clock.ts';
import { readConfig } from '../config/read-config.ts';

export async function withAccounts<Result>(
  environment: NodeJS.ProcessEnv,
  work: (context: AccountsContext) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(environment);
  const { database, dataKeys } = await openStore(config, { ids: randomIds });
  try {
    const stores = createStores(database);
    const sealing = dataKeys.accountSealing;
    return await work(createAccountsContext(config, { stores, ids: randomIds, sealing, site: createSite(config) }));
  } finally {
    await database.close();
  }
}
