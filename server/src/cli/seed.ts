/** qujat seed: an organisation for each condition of the subscription, each with its test key. May run beside the server. */
import { randomIds, systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDataKeys } from '../crypto/data-keys.ts';
import { loadMasterKey } from '../crypto/master-key.ts';
import { seedOrganizations } from '../organizations/seed-organizations.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createDataKeyStore } from '../storage/stores/data-key-store.ts';
import { createOrganizationStore } from '../storage/stores/organization-store.ts';

export async function runSeed(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const database = await openDatabase(config);
  try {
    const { apiKeySealing } = await openDataKeys({
      store: createDataKeyStore(database),
      masterKey: loadMasterKey(config.masterKey, config.dataDirectory).bytes,
      randomBytes: randomIds.randomBytes,
    });
    const seeded = await seedOrganizations({
      organizations: createOrganizationStore(database),
      apiKeySealing,
      clock: systemClock,
      ids: randomIds,
    });
    for (const { id, brings, testKey } of seeded) {
      process.stdout.write(`${id.padEnd(24)}${brings.padEnd(34)}${testKey}\n`);
    }
  } finally {
    await database.close();
  }
}
