/** createOrganization: an organisation with its first test key and its subscriptions, made once. */
import type { Clock, Ids } from '../clock.ts';
import { seal, unseal } from '../crypto/seal.ts';
import { formatApiKey, hashApiKey } from './api-key.ts';
import type { ApiKey, Organization, Subscription } from './organization.ts';
import type { OrganizationStore } from './organization-store.ts';

export interface NewOrganization {
  organization: Organization;
  subscriptions: Omit<Subscription, 'id' | 'organizationId'>[];
}

export interface CreateOrganizationDependencies {
  organizations: OrganizationStore;
  /** The data key that seals the test key, so that it can be shown again. */
  apiKeySealing: Uint8Array;
  clock: Clock;
  ids: Ids;
}

const KEY_PURPOSE = 'qujat test key v1';

/** Makes the organisation where its id is free, and returns its test key: the new one, or the one it has had. */
export async function createOrganization(
  { organization, subscriptions }: NewOrganization,
  dependencies: CreateOrganizationDependencies,
): Promise<{ testKey: string }> {
  const { organizations, ids } = dependencies;
  const testKey = formatApiKey('test', ids.randomBytes(32));
  const created = await organizations.insertOrganization({
    organization,
    apiKeys: [sealTestKey(testKey, organization.id, dependencies)],
    subscriptions: subscriptions.map((subscription) => ({
      ...subscription,
      id: ids.uuid(),
      organizationId: organization.id,
    })),
  });
  return { testKey: created ? testKey : await showTestKey(organization.id, dependencies) };
}

function sealTestKey(key: string, organizationId: string, dependencies: CreateOrganizationDependencies): ApiKey {
  return {
    id: dependencies.ids.uuid(),
    organizationId,
    environment: 'test',
    keyHash: hashApiKey(key),
    sealedKey: seal(dependencies.apiKeySealing, KEY_PURPOSE, key),
    createdAt: dependencies.clock.nowMs(),
    revokedAt: null,
  };
}

async function showTestKey(organizationId: string, dependencies: CreateOrganizationDependencies): Promise<string> {
  const keys = await dependencies.organizations.listApiKeys(organizationId);
  const sealedKey = keys.find((key) => key.environment === 'test' && key.revokedAt === null)?.sealedKey;
  if (!sealedKey) throw new Error(`The organisation "${organizationId}" has no test key that could be shown.`);
  return unseal(dependencies.apiKeySealing, KEY_PURPOSE, sealedKey);
}
