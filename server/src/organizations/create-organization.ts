/** createOrganization: an organisation with its first test key and its subscriptions, made once. */
import type { Clock } from '../clock.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import { type ApiKeyDependencies, isUsable, newApiKey, secretOfApiKey } from './new-api-key.ts';
import type { Organization, Subscription } from './organization.ts';
import type { OrganizationStore } from './organization-store.ts';

export interface NewOrganization {
  organization: Organization;
  /** Without a plan and without a limit, where none is given. */
  subscriptions: (Omit<Subscription, 'id' | 'organizationId' | 'planName' | 'quota'> & Partial<Subscription>)[];
}

export interface CreateOrganizationDependencies extends ApiKeyDependencies {
  organizations: OrganizationStore;
  apiKeys: ApiKeyStore;
  clock: Clock;
}

/** Makes the organisation where its id is free, and returns its test key: the new one, or the one it has had. */
export async function createOrganization(
  { organization, subscriptions }: NewOrganization,
  dependencies: CreateOrganizationDependencies,
): Promise<{ testKey: string }> {
  const { organizations, ids, clock } = dependencies;
  const { apiKey, secret } = newApiKey(
    { organizationId: organization.id, environment: 'test', createdAt: clock.nowMs(), name: 'Sandbox' },
    dependencies,
  );
  const created = await organizations.insertOrganization({
    organization,
    apiKeys: [apiKey],
    subscriptions: subscriptions.map((subscription) => ({
      planName: '',
      quota: null,
      ...subscription,
      id: ids.uuid(),
      organizationId: organization.id,
    })),
  });
  return { testKey: created ? secret : await showTestKey(organization.id, dependencies) };
}

async function showTestKey(organizationId: string, dependencies: CreateOrganizationDependencies): Promise<string> {
  const { apiKeys, nowMs } = await dependencies.apiKeys.listApiKeys(organizationId);
  const usable = apiKeys.find((apiKey) => apiKey.environment === 'test' && isUsable(apiKey, nowMs));
  const secret = usable && secretOfApiKey(usable, dependencies);
  if (!secret) throw new Error(`The organisation "${organizationId}" has no test key that could be shown.`);
  return secret;
}
