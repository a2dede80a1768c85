/** The gateway under attack, in a process of its own, with the waiting times that an attack of a minute cannot wait for removed. */
import { createApp } from '../../server/src/app.ts';
import { readConfig } from '../../server/src/config.ts';
import { createLogger, standardErrorStream } from '../../server/src/logging/logger.ts';
import { createOrganization } from '../../server/src/organizations/create-organization.ts';
import { demonstrationOrganization, seedOrganizations } from '../../server/src/organizations/seed-organizations.ts';

/** What the parent is told. */
export interface AttackedGateway {
  address: string;
  /** One for each of the attackers. */
  keys: string[];
  /** Of organisations that may not ask for documents. */
  unsubscribedKeys: string[];
}

const ORGANIZATIONS = 9;

const config = readConfig(process.env);
const logger = createLogger({ level: 'warn', destination: await standardErrorStream() });
const app = await createApp({ ...config, rules: { ...config.rules, resendAfterMs: 0 } }, logger);
const seeded = await seedOrganizations(app.organizationDependencies);
const keys: string[] = [];
for (let index = 0; index < ORGANIZATIONS; index++) {
  const organization = { id: `fuzz-${index}`, name: `Fuzz ${index}` };
  const { testKey } = await createOrganization(
    { ...demonstrationOrganization, organization },
    app.organizationDependencies,
  );
  keys.push(testKey);
}
const address = await app.server.listen({ host: '127.0.0.1', port: 0 });
const unsubscribedKeys = seeded.filter(({ brings }) => brings !== 'ok').map(({ testKey }) => testKey);
process.send?.({ address, keys, unsubscribedKeys } satisfies AttackedGateway);
process.on('disconnect', () => app.close());
