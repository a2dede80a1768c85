/**
 * In the cabinet, every operation with another organisation's ids, by an owner who is logged in, is refused as unknown; and what
 * each owner sees in lists, sums and exports is what their own organisation has made, to the last call.
 *
 * The table has every operation of the cabinet. A new one is added here, or this test fails.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertRefused,
  type Browser,
  CABINET,
  type CabinetReply,
} from '../server/src/cabinet-api/cabinet-test-setup.ts';
import { makeOpenApi } from '../server/src/cli/print-openapi.ts';
import type { ErrorCode } from '../server/src/errors.ts';
import { operationsIn } from '../server/src/http/openapi-test-setup.ts';
import { assertOwnQuota, assertTheirOwn } from './assert-their-own.ts';
import { rowsOfOrganization } from './rows-of-organization.ts';
import { overEachStore } from './stores.ts';
import { flowSettings, startTwoOrganizations, type Tenant, type TwoOrganizations } from './two-organizations.ts';

interface Operation {
  method: string;
  /** Below the cabinet's, with the names of its ids in braces. */
  path: string;
}

interface Attempt extends Operation {
  world: TwoOrganizations;
  attacker: Tenant;
  victim: Tenant;
}

type Attack = (attempt: Attempt) => Promise<CabinetReply[]>;

const operations = new Map<string, Operation>(
  operationsIn((await makeOpenApi()).cabinet).map(({ operationId, method, path }) => {
    return [operationId, { method, path: path.slice(CABINET.length) }];
  }),
);

const reason = { reason: 'Somebody is curious' };
const endpoint = { url: 'https://spy.example/', description: '', events: ['document.delivered'] };
const someDay = 'from=2026-01-01&to=2026-01-01';

const attacks: Record<string, Attack> = {
  listOwnOrganizations: showsTheirOwn,
  readOrganization: inOrganization(),
  leaveOrganization: inOrganization(),
  listMembers: inOrganization(),
  changeRole: inOrganization({ body: { role: 'owner' }, unknown: 'not_found' }),
  removeMember: inOrganization({ unknown: 'not_found' }),
  resetSecondFactors: inOrganization({ unknown: 'not_found' }),
  listInvitations: inOrganization(),
  inviteMember: inOrganization({ body: { email: 'spy@company.example', role: 'owner' } }),
  withdrawInvitation: inOrganization({ unknown: 'not_found' }),
  suspendOrganization: inOrganization({ body: reason }),
  reopenOrganization: inOrganization({ body: reason }),

  listApiKeys: inOrganization(),
  createApiKey: inOrganization({ body: { environment: 'test', name: 'Production' } }),
  updateApiKey: inOrganization({
    body: { name: 'Mine', expires_at: null, allowed_ip_ranges: [] },
    unknown: 'api_key_not_found',
  }),
  rollApiKey: inOrganization({ body: { overlap: '24h' }, unknown: 'api_key_not_found' }),
  showApiKey: inOrganization({ unknown: 'api_key_not_found' }),
  revokeApiKey: inOrganization({ body: reason, unknown: 'api_key_not_found' }),

  listFlows: inOrganization(),
  createFlow: inOrganization({ body: { environment: 'test', ...flowSettings } }),
  updateFlow: inOrganization({ body: { ...flowSettings, enabled: false }, unknown: 'flow_not_found' }),
  rollFlowKey: inOrganization({ body: { overlap: '24h' }, unknown: 'flow_not_found' }),

  listWebhookEndpoints: inOrganization(),
  createWebhookEndpoint: inOrganization({ body: { environment: 'live', ...endpoint } }),
  updateWebhookEndpoint: inOrganization({ body: endpoint, unknown: 'webhook_endpoint_not_found' }),
  ...Object.fromEntries(
    [
      ...['removeWebhookEndpoint', 'enableWebhookEndpoint', 'disableWebhookEndpoint', 'rollWebhookSecret'],
      ...['listWebhooks', 'showWebhook', 'resendWebhook', 'sendTestWebhook'],
    ].map((operation) => [operation, inOrganization({ unknown: 'webhook_endpoint_not_found' })]),
  ),
  recoverWebhooks: inOrganization({
    body: { since: '2026-01-01T00:00:00.000Z' },
    unknown: 'webhook_endpoint_not_found',
  }),

  listSubscriptions: inOrganization(),
  grantSubscription: inOrganization({ body: { plan_id: 'e-document-year' } }),
  setSubscriptionActive: inOrganization({
    body: { active: false },
    unknown: 'subscription_not_found',
    byOperator: true,
  }),
  endSubscription: inOrganization({ unknown: 'subscription_not_found', byOperator: true }),

  listRequests: inOrganization(),
  exportRequests: inOrganization(),
  readUsage: inOrganization({ query: `?${someDay}&environment=live` }),

  readOwnAccount: showsTheirOwn,
  listLogIns: showsTheirOwn,
  listPasskeys: showsTheirOwn,
  endLogIn: unknownToThem(),
  renamePasskey: unknownToThem({ name: 'Mine' }),
  removePasskey: unknownToThem(),

  async acceptInvitation({ attacker, victim, method, path }) {
    const reply = await attacker.browser.call(method, path, { token: victim.invitationToken });
    assertRefused(reply, 'invitation_for_other_account');
    return [reply];
  },

  ...Object.fromEntries(
    [
      ...['listOrganizations', 'lockAccount', 'unlockAccount', 'endEveryLogIn', 'readHealth'],
      ...['listAudit', 'readCheckpoint', 'verifyAudit', 'exportAudit', 'exportCitizenRecords', 'eraseCitizenRecords'],
      ...['listPlans', 'createPlan', 'setPlanActive'],
    ].map((operation) => [operation, onlyForOperators]),
  ),
};

/** With these a caller can name nothing of an organisation, nor of another account, but by a secret that only its owner has. */
const nameNothing = [
  ...['describeGateway', 'listDevelopmentMails'],
  ...['signUp', 'confirmSignUp', 'requestPasswordReset', 'resetPassword'],
  ...['logIn', 'logOut', 'completeLogIn', 'startPasskeyLogIn', 'logInWithPasskey'],
  ...['confirmPassword', 'confirmSecondFactor', 'startPasskeyConfirmation', 'confirmWithPasskey'],
  ...['changeLanguage', 'changePassword', 'endAllLogIns', 'startTotp', 'disableTotp', 'confirmTotp'],
  ...['renewRecoveryCodes', 'registerPasskey', 'startPasskeyRegistration'],
  ...['showInvitation', 'acceptInvitationAsNewAccount'],
];

test('the table has every operation of the cabinet', () => {
  assert.deepEqual([...Object.keys(attacks), ...nameNothing].sort(), [...operations.keys()].sort());
  const inPath = [...operations].filter(([, { path }]) => path.includes('{')).map(([operation]) => operation);
  assert.deepEqual(
    inPath.filter((operation) => nameNothing.includes(operation)),
    [],
    'what has an id in its path names something',
  );
});

overEachStore((newStore) => {
  test('the cabinet leads nobody to what is another organisation’s, and counts nothing of it', async (t) => {
    const world = await startTwoOrganizations(t, newStore);
    const [one, other] = world.tenants;
    await t.test('each owner sees their own calls and sums', () => assertTheirOwn(world));
    for (const [attacker, victim] of [[one, other] as const, [other, one] as const]) {
      for (const [operation, attack] of Object.entries(attacks)) {
        await t.test(operation, async () => {
          const place = operations.get(operation) ?? assert.fail('no such operation');
          const before = await rowsOfOrganization(world.store, victim.ids['organization_id'] ?? '');
          const replies = await attack({ ...place, world, attacker, victim });
          for (const { text } of replies) assertTellsNothing(text, victim);
          const after = await rowsOfOrganization(world.store, victim.ids['organization_id'] ?? '');
          assert.deepEqual(after, before, 'nothing of the other has changed');
        });
      }
    }
    await t.test('and afterwards they see the same', () => assertTheirOwn(world));
    await t.test('a quota is used up by its own organisation alone', () => assertOwnQuota(world));
  });
});

interface InOrganization {
  body?: unknown;
  query?: string;
  /** What the own organisation says of an id that is the other's. */
  unknown?: ErrorCode;
  /** Where owners may not do this: whether an operator names the wrong organisation. */
  byOperator?: boolean;
}

function inOrganization({ body, query = '', unknown, byOperator = false }: InOrganization = {}): Attack {
  return async ({ world, attacker, victim, method, path }) => {
    const call = (who: Browser, ids: Tenant['ids']) => who.call(method, `${fill(path, ids)}${query}`, body);
    const own = { organization_id: attacker.ids['organization_id'] ?? '' };
    const foreign = { organization_id: victim.ids['organization_id'] ?? '' };
    const replies = [
      await call(attacker.browser, victim.ids),
      await call(attacker.browser, { ...attacker.ids, ...foreign }),
    ];
    for (const reply of replies) assertRefused(reply, 'not_found');
    const namesMore = path.replace('{organization_id}', '').includes('{');
    assert.equal(namesMore, unknown !== undefined, 'the table says what becomes of an id of the other');
    if (unknown !== undefined) {
      const crossed = await call(byOperator ? world.operator : attacker.browser, { ...victim.ids, ...own });
      assertRefused(crossed, unknown);
      return [...replies, crossed];
    }
    if (method !== 'GET') return replies;
    const shown = await call(attacker.browser, attacker.ids);
    assert.equal(shown.status, 200, shown.text);
    return [...replies, shown];
  };
}

function unknownToThem(body?: unknown): Attack {
  return async ({ attacker, victim, method, path }) => {
    const reply = await attacker.browser.call(method, fill(path, victim.ids), body);
    assertRefused(reply, 'not_found');
    return [reply];
  };
}

async function showsTheirOwn({ attacker, method, path }: Attempt): Promise<CabinetReply[]> {
  const reply = await attacker.browser.call(method, path);
  assert.equal(reply.status, 200, reply.text);
  return [reply];
}

async function onlyForOperators({ attacker, victim, method, path }: Attempt): Promise<CabinetReply[]> {
  const body = method === 'GET' ? undefined : reason;
  const reply = await attacker.browser.call(method, fill(path, victim.ids), body);
  assertRefused(reply, 'permission_denied');
  return [reply];
}

function fill(path: string, ids: Tenant['ids']): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? assert.fail(`an id for ${name}`));
}

function assertTellsNothing(text: string, { ids, keys, requestIds }: Tenant): void {
  const { plan_id: _ofTheGateway, ...own } = ids;
  const secrets = [...Object.values(own), ...Object.values(keys), ...requestIds];
  assert.deepEqual(
    secrets.filter((secret) => text.includes(secret)),
    [],
    'no answer tells of the other organisation',
  );
}
