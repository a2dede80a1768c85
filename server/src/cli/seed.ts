/** qujat seed: an organisation for each condition of the subscription, each with its test key. May run beside the server. */
import { randomIds, systemClock } from '../clock.ts';
import { seedOrganizations } from '../organizations/seed-organizations.ts';
import type { CommandContext } from './command-context.ts';
import { withStore } from './with-store.ts';

export async function runSeed({ environment, terminal }: CommandContext): Promise<void> {
  const seeded = await withStore(
    environment,
    ({ stores, dataKeys: { apiKeyEncryption } }) =>
      seedOrganizations({ ...stores, apiKeyEncryption, clock: systemClock, ids: randomIds }),
    { mustExist: false },
  );
  for (const { id, brings, testKey } of seeded) {
    terminal.print({ id, brings, backend_api_key: testKey }, `${id.padEnd(24)}${brings.padEnd(34)}${testKey}\n`);
  }
}
