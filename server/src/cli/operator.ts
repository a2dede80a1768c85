/**
 * qujat operator create EMAIL: makes an operator, who sees all organisations. May run beside the server. With `--password-stdin` the
 * account is made with the password on standard input; without it, an invitation's link is printed, which is mailed too.
 */
import { text as readText } from 'node:stream/consumers';
import { createOperator, inviteOperator } from '../accounts/create-operator.ts';
import { createAccountsContext } from '../app-accounts.ts';
import { createSite } from '../cabinet-api/site.ts';
import { randomIds } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDataKeys } from '../crypto/data-keys.ts';
import { loadMasterKeys } from '../crypto/master-key.ts';
import { GatewayError } from '../errors.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createDataKeyStore } from '../storage/stores/data-key-store.ts';

const USAGE = 'Usage: qujat operator create EMAIL [--password-stdin]';

export async function runOperator(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const [command, email, flag, ...rest] = args;
  const known = command === 'create' && email !== undefined && rest.length === 0;
  if (!known || (flag !== undefined && flag !== '--password-stdin')) throw new Error(USAGE);
  const config = readConfig(environment);
  const database = await openDatabase(config);
  try {
    const masterKeys = loadMasterKeys(config.masterKey, config.dataDirectory);
    const { randomBytes } = randomIds;
    const dataKeys = await openDataKeys({ store: createDataKeyStore(database), masterKeys, randomBytes });
    const parts = { database, ids: randomIds, sealing: dataKeys.accountSealing, site: createSite(config) };
    const context = createAccountsContext(parts);
    if (flag === undefined) {
      const link = await inviteOperator(email, context);
      process.stdout.write(`Open this link within seven days to become an operator:\n${link}\n`);
    } else {
      const password = (await readText(process.stdin)).replace(/\r?\n$/, '');
      await createOperator({ email, password }, context);
      process.stdout.write(`${email} is an operator now.\n`);
    }
  } catch (error) {
    throw new Error(sentenceOf(error), { cause: error });
  } finally {
    await database.close();
  }
}

function sentenceOf(error: unknown): string {
  const fields = error instanceof GatewayError ? error.extras.errors : undefined;
  if (fields !== undefined) return fields.map(({ field, message }) => `The ${field} ${message}.`).join(' ');
  return error instanceof Error ? error.message : String(error);
}
