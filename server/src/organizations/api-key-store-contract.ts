/** What `ApiKeyStore` promises, also where two gateways act in the same moment. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { AuditAction } from '../audit/audit-entry.ts';
import { HOUR_MS } from '../clock.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { sampleApiKey } from './api-key-samples.ts';
import { createApiKeyStore } from './api-key-store.ts';
import type { ApiKey } from './organization.ts';
import { createOrganizationStore } from './organization-store.ts';

export function apiKeyStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createApiKeyStore(first);
  const elsewhere = createApiKeyStore(second);
  const insertOrganization = async (apiKeys: ApiKey[] = [], id: string = randomUUID()) => {
    await createOrganizationStore(first).insertOrganization({
      organization: { id, name: '«Алма» ЖШС' },
      apiKeys,
      subscriptions: [],
    });
    return id;
  };
  const insertKey = async (changes: Partial<ApiKey> = {}) => {
    const organizationId = await insertOrganization();
    const apiKey = sampleApiKey(organizationId, changes);
    await store.insertApiKey(apiKey, auditOf(apiKey, 'api_key_created'));
    return apiKey;
  };
  const auditOf = ({ organizationId, id }: ApiKey, action: AuditAction) => ({
    id: randomUUID(),
    organizationId,
    action,
    target: id,
  });
  const actionsOf = async ({ organizationId }: ApiKey) => {
    const rows = await first.query
      .selectFrom('audit')
      .select('action')
      .where('organization_id', '=', organizationId)
      .execute();
    return rows.map(({ action }) => action).sort();
  };
  const stored = async (apiKey: ApiKey) => (await elsewhere.findApiKey(apiKey.keyHash))?.apiKey;
  const roll = (predecessor: ApiKey, overlapMs: number, through = store) => {
    const successor = sampleApiKey(predecessor.organizationId, { createdAt: 2_000 });
    const audit = auditOf(predecessor, 'api_key_rolled');
    return through.rollApiKey({ predecessor, successor, overlapMs, audit });
  };

  describe('API key store', () => {
    test('a key comes back as it was, by its hash with its organisation, and in the list, oldest first', async () => {
      const apiKey = await insertKey({ expiresAt: 5_000, environment: 'live', encryptedKey: null });
      const { organizationId } = apiKey;
      const organization = { id: organizationId, name: '«Алма» ЖШС' };
      const times = { nowMs: clock.nowMs, sandboxAheadMs: 0 };
      assert.deepEqual(await elsewhere.findApiKey(apiKey.keyHash), { apiKey, organization, ...times });
      const older = sampleApiKey(organizationId, { createdAt: 500 });
      await store.insertApiKey(older, auditOf(older, 'api_key_created'));
      assert.deepEqual(await elsewhere.listApiKeys(organizationId), { apiKeys: [older, apiKey], nowMs: clock.nowMs });
      assert.deepEqual(await elsewhere.findOwnApiKey(apiKey), { apiKey, nowMs: clock.nowMs });
      assert.deepEqual(await actionsOf(apiKey), ['api_key_created', 'api_key_created']);
    });

    test('what is not there is not found; the time comes all the same', async () => {
      const id = randomUUID();
      assert.equal(await store.findApiKey(id), undefined);
      assert.equal(await store.findOwnApiKey(sampleApiKey(id)), undefined);
      assert.equal(await store.findOwnApiKey({ ...(await insertKey()), organizationId: id }), undefined);
      assert.deepEqual(await store.listApiKeys(id), { apiKeys: [], nowMs: clock.nowMs });
    });

    test('a rolled key ends after the overlap, never later than it would have, and its successor is there', async () => {
      const endless = await insertKey();
      assert.equal(await roll(endless, HOUR_MS), true);
      assert.equal((await stored(endless))?.expiresAt, clock.nowMs + HOUR_MS);
      const ending = await insertKey({ expiresAt: clock.nowMs + 1_000 });
      await roll(ending, HOUR_MS);
      assert.equal((await stored(ending))?.expiresAt, clock.nowMs + 1_000);
      assert.equal((await store.listApiKeys(ending.organizationId)).apiKeys.length, 2);
      assert.deepEqual(await actionsOf(ending), ['api_key_created', 'api_key_rolled']);
    });

    test('of 20 that roll a key to end at once, one does', async () => {
      const apiKey = await insertKey();
      const rolls = Array.from({ length: 20 }, (_, index) => roll(apiKey, 0, index % 2 === 0 ? store : elsewhere));
      assert.equal((await Promise.all(rolls)).filter(Boolean).length, 1);
      assert.equal((await store.listApiKeys(apiKey.organizationId)).apiKeys.length, 2);
    });

    test('a revoked key is revoked at once everywhere, and is not changed again', async () => {
      const apiKey = await insertKey();
      assert.equal(await store.revokeApiKey(apiKey, auditOf(apiKey, 'api_key_revoked')), true);
      assert.equal((await stored(apiKey))?.revokedAt, clock.nowMs);
      clock.nowMs += 1;
      assert.equal(await elsewhere.revokeApiKey(apiKey, auditOf(apiKey, 'api_key_revoked')), false);
      assert.equal(await elsewhere.updateApiKey(apiKey, apiKey, auditOf(apiKey, 'api_key_changed')), false);
      assert.equal(await roll(apiKey, HOUR_MS), false);
      assert.equal((await stored(apiKey))?.revokedAt, clock.nowMs - 1);
      assert.deepEqual(await actionsOf(apiKey), ['api_key_created', 'api_key_revoked']);
    });

    test('name, end and addresses are changed', async () => {
      const apiKey = await insertKey();
      const settings = { name: 'Скоринг', expiresAt: 9_000, allowedIpRanges: ['2001:db8::/32'] };
      assert.equal(await store.updateApiKey(apiKey, settings, auditOf(apiKey, 'api_key_changed')), true);
      assert.deepEqual(await stored(apiKey), { ...apiKey, ...settings });
    });

    test('another organisation reaches no key by its id', async () => {
      const apiKey = await insertKey();
      const foreign = { ...apiKey, organizationId: await insertOrganization() };
      assert.equal(await store.revokeApiKey(foreign, auditOf(foreign, 'api_key_revoked')), false);
      assert.equal(await store.updateApiKey(foreign, apiKey, auditOf(foreign, 'api_key_changed')), false);
      assert.equal(await roll(foreign, 0), false);
      assert.deepEqual(await stored(apiKey), apiKey);
      assert.deepEqual(await actionsOf(foreign), []);
    });

    test('its use is noted, and apart from that its use in a browser', async () => {
      const apiKey = await insertKey();
      await store.recordUse({ id: apiKey.id, fromBrowser: false });
      const usedAt = clock.nowMs;
      assert.deepEqual(await stored(apiKey), { ...apiKey, lastUsedAt: usedAt });
      clock.nowMs += 5;
      await store.recordUse({ id: apiKey.id, fromBrowser: true });
      assert.deepEqual(await stored(apiKey), { ...apiKey, lastUsedAt: usedAt + 5, seenInBrowserAt: usedAt + 5 });
    });
  });
}
