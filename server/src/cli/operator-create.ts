/**
 * qujat operator create EMAIL: makes an operator, who sees all organisations. May run beside the server. With `--password-stdin` the
 * account is made with the password on standard input; without it, an invitation's link is printed, which is mailed too.
 */
import { text as readText } from 'node:stream/consumers';
import { createOperator, inviteOperator } from '../accounts/create-operator.ts';
import { normalizeEmail } from '../accounts/email.ts';
import { createAccountsContext } from '../app-accounts.ts';
import { createSite } from '../cabinet-api/site.ts';
import { randomIds } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDataKeys } from '../crypto/data-keys.ts';
import { loadMasterKeys } from '../crypto/master-key.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createDataKeyStore } from '../storage/stores/data-key-store.ts';

export async function runOperatorCreate(
  email: string,
  { passwordStdin = false }: { passwordStdin?: boolean },
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  // What is wrong with the address is told before the store is opened.
  normalizeEmail(email);
  const config = readConfig(environment);
  const database = await openDatabase(config);
  try {
    const masterKeys = loadMasterKeys(config.masterKey, config.dataDirectory);
    const { randomBytes } = randomIds;
    const dataKeys = await openDataKeys({ store: createDataKeyStore(database), masterKeys, randomBytes });
    const parts = { database, ids: randomIds, sealing: dataKeys.accountSealing, site: createSite(config) };
    const context = createAccountsContext(parts);
    if (!passwordStdin) {
      const link = await inviteOperator(email, context);
      process.stdout.write(`Open this link within seven days to become an operator:\n${link}\n`);
    } else {
      const password = (await readText(process.stdin)).replace(/\r?\n$/, '');
      await createOperator({ email, password }, context);
      process.stdout.write(`${email} is an operator now.\n`);
    }
  } finally {
    await database.close();
  }
}
