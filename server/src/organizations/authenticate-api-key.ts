/** authenticateApiKey: whose key is this, and may it be used from here? */

import { GatewayError } from '../errors.ts';
import type { Environment } from '../words/environment.ts';
import { hashApiKey, kindOfApiKey } from './api-key.ts';
import type { ApiKeyStore, StoredApiKey } from './api-key-store.ts';
import { isAddressAllowed } from './ip-ranges.ts';
import { isUsable } from './new-api-key.ts';
import type { ApiKey, Organization } from './organization.ts';

/** A key as it came with a request. */
export interface PresentedApiKey {
  key: string;
  /** The caller's IP address. */
  address: string;
  /** True where the request had an `Origin`: then a browser holds the key, and with it whoever reads the page. */
  fromBrowser: boolean;
}

export interface Caller {
  apiKeyId: string;
  organization: Organization;
  environment: Environment;
  /** How far the clock of a test key is ahead of the store's. */
  aheadMs: number;
}

/** A key as it was found: what can change of it may have changed since. */
export interface FoundKey {
  caller: Caller;
  apiKey: ApiKey;
  /** The store's time then. */
  nowMs: number;
}

/** A key that is used all the time is noted once a minute. */
const NOTE_USE_EVERY_MS = 60_000;

/** @throws GatewayError `invalid_api_key` for a key that is malformed, unknown, revoked, expired or used from elsewhere; all look alike. */
export async function authenticateApiKey(presented: PresentedApiKey, apiKeys: ApiKeyStore): Promise<Caller> {
  return (await findUsableKey(presented, apiKeys)).caller;
}

/** @throws GatewayError as `authenticateApiKey` */
export async function findUsableKey(presented: PresentedApiKey, apiKeys: ApiKeyStore): Promise<FoundKey> {
  const environment = kindOfApiKey(presented.key);
  if (environment === undefined || environment === 'flow') throw new GatewayError('invalid_api_key');
  const found = await findPresented(presented, apiKeys);
  if (found.apiKey.environment !== environment) throw new GatewayError('invalid_api_key');
  return found;
}

/** The key of a Flow. @throws GatewayError as `authenticateApiKey` */
export async function findFlowKey(presented: PresentedApiKey, apiKeys: ApiKeyStore): Promise<FoundKey> {
  if (kindOfApiKey(presented.key) !== 'flow') throw new GatewayError('invalid_api_key');
  return await findPresented(presented, apiKeys);
}

/** The key with this id, for what its holder has begun. @throws GatewayError `invalid_api_key` where it may not be used any more */
export async function findKeyById(id: string, apiKeys: ApiKeyStore): Promise<FoundKey> {
  return usable(await apiKeys.findApiKeyById(id));
}

async function findPresented(presented: PresentedApiKey, apiKeys: ApiKeyStore): Promise<FoundKey> {
  const { caller, apiKey, nowMs } = usable(await apiKeys.findApiKey(hashApiKey(presented.key)));
  if (!isAddressAllowed(presented.address, apiKey.allowedIpRanges)) throw new GatewayError('invalid_api_key');
  return { caller, apiKey: noteUse(apiKey, presented, nowMs, apiKeys), nowMs };
}

function usable(stored: StoredApiKey | undefined): FoundKey {
  if (stored === undefined || !isUsable(stored.apiKey, stored.nowMs)) throw new GatewayError('invalid_api_key');
  const { apiKey, organization, nowMs, sandboxAheadMs } = stored;
  const { id: apiKeyId, environment } = apiKey;
  const aheadMs = environment === 'test' ? sandboxAheadMs : 0;
  return { caller: { apiKeyId, organization, environment, aheadMs }, apiKey, nowMs };
}

/** Nobody waits for this, and a store that fails here fails the request elsewhere. Returns the key as it is then. */
export function noteUse(apiKey: ApiKey, { fromBrowser }: PresentedApiKey, nowMs: number, apiKeys: ApiKeyStore): ApiKey {
  const due = (notedAt: number | null) => notedAt === null || notedAt + NOTE_USE_EVERY_MS <= nowMs;
  if (!due(apiKey.lastUsedAt) && !(fromBrowser && due(apiKey.seenInBrowserAt))) return apiKey;
  apiKeys.recordUse({ id: apiKey.id, fromBrowser }).catch(() => {});
  return { ...apiKey, lastUsedAt: nowMs, ...(fromBrowser && { seenInBrowserAt: nowMs }) };
}
