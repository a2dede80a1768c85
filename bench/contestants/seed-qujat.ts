/** Fills the store of a Qujat before it starts: `seed-qujat.ts <checkout>` makes organisations and prints their test keys as JSON. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ORGANIZATIONS = 64;
const ENDS_AT = Date.UTC(2100, 0);

const source = (path: string) => import(pathToFileURL(join(process.argv[2] ?? '', 'server/src', path)).href);
const { createApp } = (await source('app/app.ts')) as typeof import('../../server/src/app/app.ts');
const { readConfig } = (await source(
  'config/read-config.ts',
)) as typeof import('../../server/src/config/read-config.ts');
const { createOrganization } = (await source(
  'organizations/create-organization.ts',
)) as typeof import('../../server/src/organizations/create-organization.ts');
const { createLogger } = (await source('logging/logger.ts')) as typeof import('../../server/src/logging/logger.ts');

const logger = createLogger({ level: 'warn', destination: process.stderr });
const app = await createApp(readConfig(process.env), logger);
const keys: string[] = [];
for (let index = 0; index < ORGANIZATIONS; index++) {
  const organization = { id: `bench-${index}`, name: `Bench ${index}` };
  const subscription = { technology: 'e_document', startsAt: 0, endsAt: ENDS_AT, active: true };
  const wanted = { organization, subscriptions: [subscription] };
  keys.push((await createOrganization(wanted, app.organizationContext)).testKey);
}
await app.close();
process.stdout.write(JSON.stringify(keys));
