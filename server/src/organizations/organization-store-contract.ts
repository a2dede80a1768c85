/** What `OrganizationStore` promises. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { ContractSubject } from '../storage/contract-subject.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { sampleSubscription } from '../subscriptions/subscription-samples.ts';
import { createSubscriptionStore } from '../subscriptions/subscription-store.ts';
import { sampleApiKey } from './api-key-samples.ts';
import { createApiKeyStore } from './api-key-store.ts';
import { createOrganizationStore } from './organization-store.ts';

function newBundle() {
  const organization = { id: randomUUID(), name: '«Алма» ЖШС' };
  const subscription = (startsAt: number, rest: Partial<Subscription>) =>
    sampleSubscription(organization.id, { startsAt, endsAt: startsAt + 1_000, ...rest });
  const apiKeys = [
    sampleApiKey(organization.id, { createdAt: 2_000 }),
    sampleApiKey(organization.id, { environment: 'live', encryptedKey: null, revokedAt: 1_500 }),
  ] as const;
  const subscriptions = [
    subscription(5_000, { trial: true, mcdbCheck: true }),
    subscription(3_000, { technology: 'digital_id', active: false }),
  ] as const;
  return { organization, apiKeys: [...apiKeys], subscriptions: [...subscriptions], oldKey: apiKeys[1] };
}

export function organizationStoreContract({ first, second, clock }: ContractSubject): void {
  const store = createOrganizationStore(first);
  const elsewhere = createOrganizationStore(second);
  const listApiKeys = async (organizationId: string) =>
    (await createApiKeyStore(second).listApiKeys(organizationId)).apiKeys;
  const listSubscriptions = (organizationId: string) =>
    createSubscriptionStore(second).listSubscriptions(organizationId);

  describe('organization store', () => {
    test('an organisation comes back with its keys, oldest first, and subscriptions, earliest first', async () => {
      const bundle = newBundle();
      const { organization } = bundle;
      assert.equal(await store.insertOrganization(bundle), true);
      assert.deepEqual(await elsewhere.findOrganization(organization.id), organization);
      assert.deepEqual(await listApiKeys(organization.id), bundle.apiKeys.toReversed());
      assert.deepEqual(await listSubscriptions(organization.id), {
        subscriptions: bundle.subscriptions.toReversed(),
        suspended: false,
        nowMs: clock.nowMs,
        sandboxAheadMs: 0,
      });
    });

    test('what is not there is not found; the time comes all the same', async () => {
      const id = randomUUID();
      assert.equal(await store.findOrganization(id), undefined);
      const times = { nowMs: clock.nowMs, sandboxAheadMs: 0 };
      assert.deepEqual(await listSubscriptions(id), { subscriptions: [], suspended: false, ...times });
    });

    test('an organisation may come without keys and subscriptions', async () => {
      const { organization } = newBundle();
      assert.equal(await store.insertOrganization({ organization, apiKeys: [], subscriptions: [] }), true);
      assert.deepEqual(await store.findOrganization(organization.id), organization);
    });

    test('a second organisation with the same id is refused, and nothing is changed', async () => {
      const bundle = newBundle();
      const { id } = bundle.organization;
      await store.insertOrganization(bundle);
      const other = newBundle();
      const again = {
        organization: { id, name: 'other' },
        apiKeys: other.apiKeys.map((apiKey) => ({ ...apiKey, organizationId: id })),
        subscriptions: other.subscriptions.map((subscription) => ({ ...subscription, organizationId: id })),
      };
      assert.equal(await elsewhere.insertOrganization(again), false);
      assert.deepEqual(await store.findOrganization(id), bundle.organization);
      assert.deepEqual(await listApiKeys(id), bundle.apiKeys.toReversed());
      assert.equal((await listSubscriptions(id)).subscriptions.length, bundle.subscriptions.length);
    });

    test('of 20 concurrent inserts of one organisation exactly one is stored', async () => {
      const bundle = newBundle();
      const inserts = Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : elsewhere).insertOrganization(bundle),
      );
      assert.equal((await Promise.all(inserts)).filter(Boolean).length, 1);
      assert.equal((await listApiKeys(bundle.organization.id)).length, bundle.apiKeys.length);
    });

    test('a key whose hash is taken by another organisation is refused, with its whole organisation', async () => {
      const bundle = newBundle();
      await store.insertOrganization(bundle);
      const other = newBundle();
      const clash = { ...other, apiKeys: [{ ...other.oldKey, keyHash: bundle.oldKey.keyHash }] };
      await assert.rejects(store.insertOrganization(clash));
      assert.equal(await store.findOrganization(other.organization.id), undefined);
    });
  });
}
