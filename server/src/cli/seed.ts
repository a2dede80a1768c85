/** qujat seed: an organisation for each condition of the subscription, each with its test key. May run beside the server. */

import { openStore } from '../app/open-store.ts';
import { createStores } from '../app/stores.ts';
import { randomIds, systemClock } from '../clock.ts';
import { readConfig } from '../config/read-config.ts';
import { seedOrganizations } from '../organizations/seed-organizations.ts';

export async function runSeed(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const { database, dataKeys } = await openStore(config, { ids: randomIds });
  try {
    const seeded = await seedOrganizations({
      ...createStores(database),
      apiKeySealing: dataKeys.apiKeySealing,
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
