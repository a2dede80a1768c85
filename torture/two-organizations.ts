/**
 * Two organisations of one gateway that are easily confused: one name, keys of one name, calls of one day for the same types and
 * people. What tells them apart is how many calls each has made.
 */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { sandboxBehindLiveKeys, type TestReply } from '../server/src/app/test-gateway.ts';
import {
  addPasskey,
  type Browser,
  type CabinetGateway,
  type CabinetReply,
  startCabinetGateway,
} from '../server/src/cabinet-api/cabinet-test-setup.ts';
import { logInOperator } from '../server/src/cabinet-api/operator-test-setup.ts';
import { almatyIsoDate, almatyMidnightMs } from '../server/src/calendar/almaty-date.ts';
import { DAY_MS, HOUR_MS } from '../server/src/clock.ts';
import { type Environment, environments } from '../server/src/words/environment.ts';
import { citizen } from './client.ts';
import { codeOf, type NewStore, type TortureStore } from './stores.ts';

/** How often each was done, of one environment. */
export interface Traffic {
  /** Identity cards: request and approve. */
  delivered: number;
  /** Diplomas: requested and left there. */
  opened: number;
  /** Requests with an IIN that is none. */
  refused: number;
}

export interface Tenant {
  /** The owner's. */
  browser: Browser;
  /** What stands in addresses, under the names of the OpenAPI document. The account is a colleague's, the log-in the owner's. */
  ids: Record<string, string>;
  keys: Record<Environment, string>;
  invitationToken: string;
  traffic: Record<Environment, Traffic>;
  /** The ids of all its calls. */
  requestIds: string[];
}

export interface TwoOrganizations {
  gateway: CabinetGateway;
  store: TortureStore;
  operator: Browser;
  /** Of Almaty: on it all calls were made. */
  day: string;
  tenants: readonly [Tenant, Tenant];
}

/** Of a flow: both organisations have one just alike. */
export const flowSettings = {
  name: 'Account',
  document_types: ['identity_card'],
  origins: ['https://shop.example'],
  return_urls: ['https://shop.example/done'],
  purpose: { kk: null, ru: null, en: 'To open an account' },
};

/** Documents of live keys, of each. */
export const QUOTA = 4;

/** Together they use up what one of them has. */
const traffics: Tenant['traffic'][] = [
  { test: { delivered: 1, opened: 2, refused: 1 }, live: { delivered: 1, opened: 1, refused: 2 } },
  { test: { delivered: 2, opened: 1, refused: 3 }, live: { delivered: 3, opened: 2, refused: 1 } },
];

export async function startTwoOrganizations(t: TestContext, newStore: NewStore): Promise<TwoOrganizations> {
  const store = await newStore(t);
  const { DATABASE_URL: databaseUrl, QUJAT_DATA_DIR } = store.variables;
  const webhookNetworks = ['127.0.0.1/32'];
  const config = {
    databaseUrl,
    webhookNetworks,
    ...(QUJAT_DATA_DIR !== undefined && { dataDirectory: QUJAT_DATA_DIR }),
  };
  const gateway = await startCabinetGateway(t, { config, ...sandboxBehindLiveKeys() });
  // Noon of the next day: no midnight comes between.
  const day = almatyIsoDate(gateway.nowMs() + DAY_MS);
  gateway.advanceMs(almatyMidnightMs(day) + 12 * HOUR_MS - gateway.nowMs());
  const operator = await logInOperator(gateway);
  const plan = { name: 'Small', technology: 'e_document', months: 1, quota: QUOTA };
  const { id: planId } = made(await operator.call('POST', '/operator/plans/', plan));
  const join = (index: 0 | 1) => joinGateway({ gateway, operator, planId, index });
  const world = { gateway, store, operator, day, tenants: [await join(0), await join(1)] as const };
  for (const tenant of world.tenants) await makeCalls(tenant, world);
  return world;
}

interface Joining {
  gateway: CabinetGateway;
  operator: Browser;
  planId: string;
  index: 0 | 1;
}

async function joinGateway({ gateway, operator, planId, index }: Joining): Promise<Tenant> {
  const at = (person: string) => `${person}@company${index}.example`;
  const owner = await gateway.newOwner(at('owner'));
  const { browser, organizationId } = owner;
  const path = `/organizations/${organizationId}`;
  const { accountId } = await gateway.newMember(owner, at('colleague'), 'viewer');
  const newKey = async (environment: Environment) =>
    made(await browser.call('POST', `${path}/api-keys/`, { environment, name: 'Production' }));
  const [test, live] = [await newKey('test'), await newKey('live')];
  const invited = await browser.call('POST', `${path}/invitations/`, { email: at('invited'), role: 'developer' });
  const { session } = (await browser.call('GET', '/account/')).body;
  const webhooks = await addWebhook(browser, path, gateway);
  return {
    browser,
    ids: {
      organization_id: organizationId,
      account_id: accountId,
      api_key_id: test.id,
      flow_id: made(await browser.call('POST', `${path}/flows/`, { environment: 'test', ...flowSettings })).id,
      invitation_id: made(invited).id,
      subscription_id: made(await operator.call('POST', `${path}/subscriptions/`, { plan_id: planId })).id,
      session_id: session.id,
      ...webhooks,
      // Last: with it the password alone is no fresh proof any more.
      passkey_id: await addPasskey(gateway, browser, organizationId),
      plan_id: planId,
    },
    keys: { test: test.backend_api_key, live: live.backend_api_key },
    invitationToken: await gateway.linkToken(at('invited'), 'invitation'),
    traffic: traffics[index] ?? assert.fail(),
    requestIds: [],
  };
}

/** Disabled after an attempt, so that nothing of it changes by itself. */
async function addWebhook(browser: Browser, path: string, { app }: CabinetGateway) {
  const endpoints = `${path}/webhook-endpoints/`;
  const settings = { url: 'http://127.0.0.1:9/', description: 'Shop', events: ['document.delivered'] };
  const { id } = made(await browser.call('POST', endpoints, { environment: 'test', ...settings }));
  const { body } = await browser.call('POST', `${endpoints}${id}/test/`);
  await app.sendWebhooks();
  await browser.call('POST', `${endpoints}${id}/disable/`);
  return { endpoint_id: id, event_id: body.event_id };
}

async function makeCalls(tenant: Tenant, world: Pick<TwoOrganizations, 'gateway' | 'store'>): Promise<void> {
  for (const environment of environments) {
    const { delivered, opened, refused } = tenant.traffic[environment];
    const request = (changes: object, type?: string) =>
      world.gateway.requestDocument({ api_key: tenant.keys[environment], ...citizen, ...changes }, type);
    for (let count = 0; count < opened; count += 1) note(tenant, await request({}, 'diploma'), 200);
    for (let count = 0; count < refused; count += 1) note(tenant, await request({ iin: '900101300018' }), 400);
    // Last: nothing is asked for in the set-up once the two together have delivered what one may.
    for (let count = 0; count < delivered; count += 1) {
      assert.equal((await deliver(tenant, environment, world)).status, 200);
    }
  }
}

/** An identity card, from the request to the approve. */
export async function deliver(
  tenant: Tenant,
  environment: Environment,
  { gateway, store }: Pick<TwoOrganizations, 'gateway' | 'store'>,
): Promise<TestReply> {
  const requested = await gateway.requestDocument({ api_key: tenant.keys[environment], ...citizen });
  if (requested.status !== 200) return requested;
  note(tenant, requested, 200);
  const { backend_session_id: id } = requested.body;
  return note(tenant, await gateway.approve(id, await codeOf(store, id)), 200);
}

function note(tenant: Tenant, reply: TestReply, status: number): TestReply {
  assert.equal(reply.status, status, reply.text);
  tenant.requestIds.push(String(reply.headers['x-request-id']));
  return reply;
}

function made({ status, body, text }: CabinetReply): CabinetReply['body'] {
  assert.equal(status, 201, text);
  return body;
}
