/** The accounts of the store that the environment names, for a command that works on them; it may run beside the server. */
import type { AccountsContext } from '../accounts/accounts-context.ts';
import { createAccountsContext } from '../app/cabinet-contexts.ts';
import { createSite } from '../cabinet-api/site.ts';
import { randomIds } from '../clock.ts';
import { withStore } from './with-store.ts';

export async function withAccounts<Result>(
  environment: NodeJS.ProcessEnv,
  work: (context: AccountsContext) => Promise<Result>,
): Promise<Result> {
  return withStore(
    environment,
    (store) => work(createAccountsContext({ ...store, ids: randomIds }, { site: createSite(store.config) })),
    { mustExist: false },
  );
}
