/** The gateway under test, in a process of its own. Tells its port and keys, and on request its CPU time and memory. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../server/src/app/app.ts';
import { readConfig } from '../server/src/config/read-config.ts';
import { createOrganization } from '../server/src/organizations/create-organization.ts';
import { answerUsage } from './measured-process.ts';

const ORGANIZATIONS = 64;

const dataDirectory = mkdtempSync(join(tmpdir(), 'qujat-bench-'));
const logger = pino({ level: 'info' }, pino.destination('/dev/null'));
const config = readConfig({ QUJAT_DATA_DIR: dataDirectory, DATABASE_URL: process.env['DATABASE_URL'] });
const app = await createApp(config, logger);
const keys: string[] = [];
for (let index = 0; index < ORGANIZATIONS; index++) {
  const organization = { id: `bench-${index}`, name: `Bench ${index}` };
  const subscription = { technology: 'e_document', startsAt: 0, endsAt: 4_102_444_800_000, active: true };
  const { testKey } = await createOrganization(
    { organization, subscriptions: [subscription] },
    app.organizationContext,
  );
  keys.push(testKey);
}
const address = await app.server.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ address, keys });
answerUsage();
process.on('disconnect', async () => {
  await app.close();
  rmSync(dataDirectory, { recursive: true });
});
