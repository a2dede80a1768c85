/** The gateway under attack, in a process of its own, with the waiting times that an attack of a minute cannot wait for removed. */
import { createOperator } from '../../server/src/accounts/create-operator.ts';
import { createPasswordHashing, leastParameters } from '../../server/src/accounts/password-hash.ts';
import { createApp } from '../../server/src/app/app.ts';
import { readConfig } from '../../server/src/config/read-config.ts';
import { createFlow } from '../../server/src/flows/create-flow.ts';
import { openLog } from '../../server/src/logging/logger.ts';
import { createOrganization } from '../../server/src/organizations/create-organization.ts';
import { demonstrationOrganization, seedOrganizations } from '../../server/src/organizations/seed-organizations.ts';

/** What the parent is told. */
export interface AttackedGateway {
  address: string;
  /** One for each of the attackers. */
  keys: string[];
  /** Beside each key, a flow of the same organisation. */
  flows: { id: string; key: string }[];
  /** Of organisations that may not ask for documents. */
  unsubscribedKeys: string[];
  /** Beside each key, whose it is: the organisation's id, and the e-mail of its owner. */
  owners: { organization: string; email: string }[];
  /** The e-mail of an operator. */
  operator: string;
  /** Of all these accounts. */
  password: string;
}

const ORGANIZATIONS = 9;

const config = readConfig(process.env);
const { logger } = await openLog('warn');
// The attackers log in all the time.
const hashing = createPasswordHashing(leastParameters);
const app = await createApp(
  {
    ...config,
    operatorSecondFactor: false,
    credentials: true,
    webhookNetworks: ['127.0.0.1/32'],
    rules: { ...config.rules, resendAfterMs: 0 },
  },
  logger,
  { hashing },
);
const seeded = await seedOrganizations(app.organizationContext);
// Not the document's example: an attack that changes the password would lock out the others.
const password = 'таңертең тауда қар жауды';
const operator = 'operator@qujat.example';
await createOperator({ email: operator, password }, app.accounts);
const keys: string[] = [];
const owners: AttackedGateway['owners'] = [];
const flows: AttackedGateway['flows'] = [];
for (let index = 0; index < ORGANIZATIONS; index++) {
  const organization = { id: `fuzz-${index}`, name: `Fuzz ${index}` };
  const { testKey } = await createOrganization({ ...demonstrationOrganization, organization }, app.organizationContext);
  keys.push(testKey);
  flows.push(await makeFlow(organization.id));
  owners.push({ organization: organization.id, email: await makeOwner(organization.id) });
}
const address = await app.server.listen({ host: '127.0.0.1', port: 0 });
const unsubscribedKeys = seeded.filter(({ brings }) => brings !== 'ok').map(({ testKey }) => testKey);
process.send?.({ address, keys, flows, unsubscribedKeys, owners, operator, password } satisfies AttackedGateway);
process.on('disconnect', () => app.close());

async function makeFlow(organizationId: string): Promise<{ id: string; key: string }> {
  const returnUrls = ['https://shop.example/done'];
  const purpose = { kk: null, ru: null, en: null };
  const documentTypes = ['identity_card'];
  const settings = {
    name: 'Account',
    documentTypes,
    origins: [],
    returnUrls,
    claimsOnly: false,
    purpose,
    enabled: true,
  };
  const actor = { organizationId, accountId: organizationId, source: { requestId: 'req_flow', network: null } };
  const { flow, secret } = await createFlow({ environment: 'test', settings }, actor, app.flows);
  return { id: flow.id, key: secret };
}

async function makeOwner(ownerOf: string): Promise<string> {
  const { accounts, ids } = app.accounts;
  const email = `owner@${ownerOf}.example`;
  const account = { id: ids.uuid(), email, passwordHash: await hashing.hash(password), language: 'en' } as const;
  await accounts.insertAccount({ ...account, isOperator: false, ownerOf }, { audit: [] });
  return email;
}
