/** What `FlowStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { sampleApiKey } from '../organizations/api-key-samples.ts';
import { createApiKeyStore } from '../organizations/api-key-store.ts';
import { createOrganizationStore } from '../organizations/organization-store.ts';
import type { ContractSubject } from '../storage/contract-subject.ts';
import { sampleFlow } from './flow-samples.ts';
import { createFlowStore } from './flow-store.ts';

export function flowStoreContract({ first, second, clock }: ContractSubject): void {
  describe('flow store', () => {
    const [store, elsewhere] = [createFlowStore(first), createFlowStore(second)];
    const apiKeys = createApiKeyStore(first);
    const auditOf = (organizationId: string) => ({
      id: randomUUID(),
      organizationId,
      action: 'flow_created' as const,
      requestId: 'req_1',
    });

    /** An organisation with a flow and its key, and a key of the Backend API. */
    const furnish = async () => {
      const id = randomUUID();
      await createOrganizationStore(first).insertOrganization({
        organization: { id, name: 'Customer' },
        apiKeys: [sampleApiKey(id)],
        subscriptions: [],
      });
      const flow = sampleFlow(id);
      const apiKey = sampleApiKey(id, { flowId: flow.id, encryptedKey: null, allowedIpRanges: [] });
      assert.equal(await store.insertFlow(flow, apiKey, { most: 20, audit: auditOf(id) }), true);
      return { id, flow, apiKey };
    };

    test('a flow is found as it was made, with its key, by every gateway; it is in no other list', async () => {
      const [mine, theirs] = [await furnish(), await furnish()];
      const { id, lastFour, createdAt, lastUsedAt } = mine.apiKey;
      const listed = { flow: mine.flow, key: { id, lastFour, createdAt, lastUsedAt } };
      const { nowMs } = clock;
      assert.deepEqual(await elsewhere.listFlows(mine.id), { flows: [listed], nowMs });
      const own = { id: mine.flow.id, organizationId: mine.id };
      assert.deepEqual(await elsewhere.findOwnFlow(own), { ...listed, nowMs });
      assert.equal(await elsewhere.findOwnFlow({ ...own, organizationId: theirs.id }), undefined);
      assert.deepEqual(await elsewhere.findFlow(theirs.flow.id), theirs.flow);
      assert.deepEqual(await store.listFlows(randomUUID()), { flows: [], nowMs });
    });

    test('of several made at once no more are kept than the organisation may have', async () => {
      const { id } = await furnish();
      const made = await Promise.all(
        [store, elsewhere, store, elsewhere].map((each) => {
          const flow = { ...sampleFlow(id), id: randomUUID() };
          const apiKey = sampleApiKey(id, { flowId: flow.id, encryptedKey: null, allowedIpRanges: [] });
          return each.insertFlow(flow, apiKey, { most: 3, audit: auditOf(id) });
        }),
      );
      assert.equal(made.filter((isMade) => isMade).length, 2);
      assert.equal((await store.listFlows(id)).flows.length, 3);
    });

    test('its key is found as one of a flow, and is in no list of keys of the Backend API', async () => {
      const { id, flow, apiKey } = await furnish();
      assert.equal((await apiKeys.findApiKeyById(apiKey.id))?.apiKey.flowId, flow.id);
      const { apiKeys: listed } = await apiKeys.listApiKeys(id);
      assert.equal(await apiKeys.findOwnApiKey(apiKey), undefined);
      assert.deepEqual(
        listed.map(({ flowId }) => flowId),
        [null],
      );
    });

    test('of a key that was followed by another the new one is listed', async () => {
      const { id, flow, apiKey } = await furnish();
      const successor = sampleApiKey(id, { flowId: flow.id });
      assert.equal(
        await apiKeys.rollApiKey({ predecessor: apiKey, successor, overlapMs: 60_000, audit: auditOf(id) }),
        true,
      );
      const { flows } = await store.listFlows(id);
      assert.deepEqual(
        flows.map(({ key }) => key.id),
        [successor.id],
      );
    });

    test('settings are changed by its own organisation alone', async () => {
      const [mine, theirs] = [await furnish(), await furnish()];
      const settings = { ...mine.flow, name: 'Another', enabled: false };
      const foreign = { id: mine.flow.id, organizationId: theirs.id };
      assert.equal(await store.updateFlow(foreign, settings, auditOf(theirs.id)), false);
      assert.deepEqual(await store.findFlow(mine.flow.id), mine.flow);
      assert.equal(await store.updateFlow(mine.flow, settings, auditOf(mine.id)), true);
      assert.deepEqual(await elsewhere.findFlow(mine.flow.id), settings);
      assert.deepEqual(await store.findFlow(theirs.flow.id), theirs.flow);
    });
  });
}
