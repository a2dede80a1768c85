/** createOrganization: an organisation with its first test key and its subscriptions, made once. */
import type { Clock } from '../clock.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { ApiKeyStore } from './api-key-store.ts';
import { type ApiKeyContext, isUsable, newApiKey, secretOfApiKey } from './new-api-key.ts';
import type { Organization } from './organization.ts';
import type { OrganizationStore } from './organization-store.ts';

export interface NewOrganization {
  organization: Organization;
  /** Without a plan, a limit and the MCDB check, where nothing else is given. */
  subscriptions: (Pick<Subscription, 'technology' | 'startsAt' | 'endsAt' | 'active'> & Partial<Subscription>)[];
}

export interface CreateOrganizationContext extends ApiKeyContext {
  organizations: OrganizationStore;
  apiKeys: ApiKeyStore;
  clock: Clock;
}

/** Makes the organisation where its id is free, and returns a test key that works: the new one, or one that it has. */
export async function createOrganization(
  { organization, subscriptions }: NewOrganization,
  dependencies: CreateOrganizationContext,
): Promise<{ testKey: string }> {
  const { organizations, ids, clock } = dependencies;
  const { apiKey, secret } = newApiKey({ ...firstKey(clock), organizationId: organization.id }, dependencies);
  const created = await organizations.insertOrganization({
    organization,
    apiKeys: [apiKey],
    subscriptions: subscriptions.map((subscription) => ({
      planName: '',
      quota: null,
      trial: false,
      mcdbCheck: false,
      ...subscription,
      id: ids.uuid(),
      organizationId: organization.id,
    })),
  });
  return { testKey: created ? secret : await findTestKey(organization.id, dependencies) };
}

/** A key without an end and without addresses is the best to show. Where the organisation has revoked all, it gets a new one. */
async function findTestKey(organizationId: string, dependencies: CreateOrganizationContext): Promise<string> {
  const { apiKeys, nowMs } = await dependencies.apiKeys.listApiKeys(organizationId);
  const usable = apiKeys.filter((apiKey) => apiKey.environment === 'test' && isUsable(apiKey, nowMs));
  const best = usable.find(({ expiresAt, allowedIpRanges }) => expiresAt === null && allowedIpRanges.length === 0);
  const shown = best ?? usable[0];
  const secret = shown && secretOfApiKey(shown, dependencies);
  return secret ?? (await addTestKey(organizationId, dependencies));
}

async function addTestKey(organizationId: string, dependencies: CreateOrganizationContext): Promise<string> {
  const { ids, clock, apiKeys } = dependencies;
  const { apiKey, secret } = newApiKey({ ...firstKey(clock), organizationId }, dependencies);
  const act = { action: 'api_key_created', environment: 'test', target: apiKey.id } as const;
  await apiKeys.insertApiKey(apiKey, { ...act, id: ids.uuid(), organizationId });
  return secret;
}

const firstKey = (clock: Clock) => ({ environment: 'test', createdAt: clock.nowMs(), name: 'Sandbox' }) as const;
