/** createOrganization: an organisation with its first test key and its subscriptions, made once. */
import type { Actor } from '../audit/actor.ts';
import { auditOfAction } from '../audit/audit-of-action.ts';
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
  /** Who makes it, for the audit; nobody where it comes with the sandbox. */
  actor?: Actor;
}

export interface CreateOrganizationContext extends ApiKeyContext {
  organizations: OrganizationStore;
  apiKeys: ApiKeyStore;
  clock: Clock;
}

/** Makes the organisation where its id is free, and returns a test key that works: the new one, or one that it has. */
export async function createOrganization(
  { organization, subscriptions, actor }: NewOrganization,
  context: CreateOrganizationContext,
): Promise<{ testKey: string }> {
  const { organizations, ids, clock } = context;
  const target = { id: organization.id, organizationId: organization.id };
  const { apiKey, secret } = newApiKey({ ...firstKey(clock), organizationId: organization.id }, context);
  const created = await organizations.insertOrganization({
    organization,
    apiKeys: [apiKey],
    subscriptions: subscriptions.map((subscription) => ({
      planName: '',
      quota: null,
      trial: false,
      mcdbCheck: false,
      claimsOnly: false,
      ...subscription,
      id: ids.uuid(),
      organizationId: organization.id,
    })),
    audit: actor === undefined ? [] : [auditOfAction('organization_created', actor, target, context)],
  });
  return { testKey: created ? secret : await findTestKey(organization.id, context) };
}

/** A key without an end and without addresses is the best to show. Where the organisation has revoked all, it gets a new one. */
async function findTestKey(organizationId: string, context: CreateOrganizationContext): Promise<string> {
  const { apiKeys, nowMs } = await context.apiKeys.listApiKeys(organizationId);
  const usable = apiKeys.filter((apiKey) => apiKey.environment === 'test' && isUsable(apiKey, nowMs));
  const best = usable.find(({ expiresAt, allowedIpRanges }) => expiresAt === null && allowedIpRanges.length === 0);
  const shown = best ?? usable[0];
  const secret = shown && secretOfApiKey(shown, context);
  return secret ?? (await addTestKey(organizationId, context));
}

async function addTestKey(organizationId: string, context: CreateOrganizationContext): Promise<string> {
  const { ids, clock, apiKeys } = context;
  const { apiKey, secret } = newApiKey({ ...firstKey(clock), organizationId }, context);
  const event = { action: 'api_key_created', environment: 'test', target: apiKey.id } as const;
  await apiKeys.insertApiKey(apiKey, { ...event, id: ids.uuid(), organizationId });
  return secret;
}

const firstKey = (clock: Clock) => ({ environment: 'test', createdAt: clock.nowMs(), name: 'Sandbox' }) as const;
