/** Keys as the API sees them: what works, what does not any more, and what is refused. */

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { API, assertError, startTestGateway, type TestGateway } from '../app/test-gateway.ts';
import type { OrganizationActor } from '../audit/actor.ts';
import { HOUR_MS } from '../clock.ts';
import { createApiKey } from './create-api-key.ts';
import { createOrganization } from './create-organization.ts';
import type { TypedKeySettings } from './key-settings.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { rollApiKey } from './roll-api-key.ts';
import { demonstrationOrganization } from './seed-organizations.ts';
import { updateApiKey } from './update-api-key.ts';

const actor: OrganizationActor = {
  organizationId: 'demonstration',
  accountId: 'account',
  source: { requestId: 'req_test', network: null },
};
const settings: TypedKeySettings = { name: 'Касса', expiresAt: null, allowedIpRanges: [] };

async function startWithKey(t: TestContext, changes: Partial<TypedKeySettings> = {}) {
  const gateway = await startTestGateway(t);
  const context = gateway.app.organizationContext;
  const order = { environment: 'test' as const, settings: { ...settings, ...changes } };
  return { gateway, context, ...(await createApiKey(order, actor, context)) };
}

const statusOf = async (gateway: TestGateway, key: string) => (await gateway.requestDocument({ api_key: key })).status;

test('a new key works at once, and can be shown again where it is a test key', async (t) => {
  const { gateway, apiKey, secret } = await startWithKey(t);
  assert.equal(await statusOf(gateway, secret), 200);
  assert.equal(apiKey.lastFour, secret.slice(-4));
  assert.ok(!JSON.stringify(apiKey).includes(secret));
});

test('a live key is nowhere but in the answer', async (t) => {
  const { context } = await startWithKey(t);
  const { apiKey } = await createApiKey({ environment: 'live', settings }, actor, context);
  assert.equal(apiKey.encryptedKey, null);
});

test('a rolled key works until its overlap ends, its successor at once; with no overlap it ends at once', async (t) => {
  const { gateway, context, apiKey, secret } = await startWithKey(t);
  const { apiKey: next, secret: nextSecret } = await rollApiKey({ id: apiKey.id, overlap: '1h' }, actor, context);
  assert.equal(await statusOf(gateway, nextSecret), 200);
  gateway.advanceMs(HOUR_MS - 10);
  assert.equal(await statusOf(gateway, secret), 200);
  gateway.advanceMs(10);
  assertError(await gateway.requestDocument({ api_key: secret }), 'invalid_api_key');
  await rollApiKey({ id: next.id, overlap: 'now' }, actor, context);
  assertError(await gateway.requestDocument({ api_key: nextSecret }), 'invalid_api_key');
  await assert.rejects(rollApiKey({ id: next.id, overlap: '7d' }, actor, context), { code: 'api_key_not_usable' });
});

test('a revoked key and an expired one are refused like an unknown one', async (t) => {
  const { gateway, context, apiKey, secret } = await startWithKey(t);
  await revokeApiKey({ id: apiKey.id, reason: null }, actor, context);
  await revokeApiKey({ id: apiKey.id, reason: null }, actor, context);
  assertError(await gateway.requestDocument({ api_key: secret }), 'invalid_api_key');
  const expiresAt = Date.now() + HOUR_MS;
  const ending = await createApiKey({ environment: 'test', settings: { ...settings, expiresAt } }, actor, context);
  assert.equal(await statusOf(gateway, ending.secret), 200);
  gateway.advanceMs(2 * HOUR_MS);
  assertError(await gateway.requestDocument({ api_key: ending.secret }), 'invalid_api_key');
});

test('a key with addresses works from there only', async (t) => {
  const { gateway, context, apiKey, secret } = await startWithKey(t, { allowedIpRanges: ['127.0.0.1'] });
  assert.equal(await statusOf(gateway, secret), 200);
  const elsewhere = { ...settings, allowedIpRanges: ['192.0.2.0/24'] };
  await updateApiKey({ id: apiKey.id, settings: elsewhere }, actor, context);
  assertError(await gateway.requestDocument({ api_key: secret }), 'invalid_api_key');
});

test('behind a trusted proxy the caller’s own address counts; a header from anybody else tells nothing', async (t) => {
  const forwarded = { 'x-forwarded-for': '192.0.2.7' };
  for (const [trustedProxies, status] of [
    [['127.0.0.1/32'], 200],
    [[], 401],
  ] as const) {
    const gateway = await startTestGateway(t, { config: { trustedProxies: [...trustedProxies] } });
    const order = { environment: 'test' as const, settings: { ...settings, allowedIpRanges: ['192.0.2.7'] } };
    const { secret } = await createApiKey(order, actor, gateway.app.organizationContext);
    const body = { api_key: secret, iin: '900101300017', phone: '77010000001' };
    assert.equal((await gateway.post(`${API}/request/identity_card/`, body, forwarded)).status, status);
  }
});

test('its use is noted, and a browser’s too, but not that of our own pages', async (t) => {
  const { gateway, context, apiKey, secret } = await startWithKey(t);
  const noted = async () => {
    const { apiKeys } = await context.apiKeys.listApiKeys(actor.organizationId);
    return apiKeys.find(({ id }) => id === apiKey.id);
  };
  const body = { api_key: secret, iin: '900101300017', phone: '77010000001' };
  const post = (origin: string) => gateway.post(`${API}/request/identity_card/`, body, { origin });
  await post('http://localhost:80');
  assert.notEqual((await noted())?.lastUsedAt, null);
  assert.equal((await noted())?.seenInBrowserAt, null);
  await post('https://shop.example');
  assert.notEqual((await noted())?.seenInBrowserAt, null);
});

test('wrong settings are told by field, and another organisation’s key is unknown', async (t) => {
  const { context, apiKey } = await startWithKey(t);
  const wrong = { name: ' ', expiresAt: 1, allowedIpRanges: ['10.0.0.0/8', 'office'] };
  await assert.rejects(createApiKey({ environment: 'test', settings: wrong }, actor, context), {
    code: 'invalid_request',
    extras: {
      errors: [
        { field: 'name', message: 'must have 1 to 80 characters', reason: 'name_length' },
        { field: 'expires_at', message: 'must be in the future', reason: 'not_in_future' },
        {
          field: 'allowed_ip_ranges.1',
          message: 'must be an IP address or a range such as 10.0.0.0/8',
          reason: 'invalid_ip_range',
        },
      ],
    },
  });
  const stranger = { ...actor, organizationId: 'seed-future' };
  for (const attempt of [
    revokeApiKey({ id: apiKey.id, reason: null }, stranger, context),
    rollApiKey({ id: apiKey.id, overlap: 'now' }, stranger, context),
    updateApiKey({ id: apiKey.id, settings }, stranger, context),
  ]) {
    await assert.rejects(attempt, { code: 'api_key_not_found' });
  }
});

test('a start shows a test key that works, whatever became of the first one', async (t) => {
  const { gateway, context, apiKey } = await startWithKey(t, { allowedIpRanges: ['192.0.2.7'] });
  const shown = async () => (await createOrganization(demonstrationOrganization, context)).testKey;
  assert.equal(await shown(), gateway.testKey);
  const { apiKeys } = await context.apiKeys.listApiKeys(actor.organizationId);
  const first = apiKeys.find(({ id }) => id !== apiKey.id)?.id ?? '';
  const { apiKey: next, secret } = await rollApiKey({ id: first, overlap: '7d' }, actor, context);
  assert.equal(await shown(), secret, 'not the one that ends');
  for (const id of [first, next.id, apiKey.id]) await revokeApiKey({ id, reason: null }, actor, context);
  const made = await shown();
  assert.equal(await statusOf(gateway, made), 200);
  assert.equal(await shown(), made, 'no further one at the next start');
});
