/**
 * Fills the store of a Qujat before it starts: `seed-qujat.ts <checkout> <how many> <environment>` makes organisations, and prints a key
 * of this environment of each as JSON.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ENDS_AT = Date.UTC(2100, 0);

const [checkout = '', organizations, environment] = process.argv.slice(2);
const source = (path: string) => import(pathToFileURL(join(checkout, 'server/src', path)).href);
const { createApp } = (await source('app/app.ts')) as typeof import('../../server/src/app/app.ts');
const { readConfig } = (await source(
  'config/read-config.ts',
)) as typeof import('../../server/src/config/read-config.ts');
const { createOrganization } = (await source(
  'organizations/create-organization.ts',
)) as typeof import('../../server/src/organizations/create-organization.ts');
const { newApiKey } = (await source(
  'organizations/new-api-key.ts',
)) as typeof import('../../server/src/organizations/new-api-key.ts');
const { createLogger } = (await source('logging/logger.ts')) as typeof import('../../server/src/logging/logger.ts');

const logger = createLogger({ level: 'warn', destination: process.stderr });
const app = await createApp(readConfig(process.env), logger);
const keys: string[] = [];
for (let index = 0; index < Number(organizations); index++) {
  const organization = { id: `bench-${index}`, name: `Bench ${index}` };
  const subscription = { technology: 'e_document', startsAt: 0, endsAt: ENDS_AT, active: true };
  const wanted = { organization, subscriptions: [subscription] };
  const { testKey } = await createOrganization(wanted, app.organizationContext);
  keys.push(environment === 'live' ? await addLiveKey(organization.id) : testKey);
}
await app.close();
process.stdout.write(JSON.stringify(keys));

async function addLiveKey(organizationId: string): Promise<string> {
  const { ids, clock, apiKeys } = app.organizationContext;
  const wanted = { organizationId, environment: 'live', name: 'Production', createdAt: clock.nowMs() } as const;
  const { apiKey, secret } = newApiKey(wanted, app.organizationContext);
  const event = { action: 'api_key_created', environment: 'live', target: apiKey.id } as const;
  await apiKeys.insertApiKey(apiKey, { ...event, id: ids.uuid(), organizationId });
  return secret;
}
