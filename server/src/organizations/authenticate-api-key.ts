/** authenticateApiKey: whose key is this, and may it be used from here? */
import type { Environment } from '../environment.ts';
import { GatewayError } from '../errors.ts';
import { environmentOfApiKey, hashApiKey } from './api-key.ts';
import type { ApiKeyStore } from './api-key-store.ts';
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
  const environment = environmentOfApiKey(presented.key);
  if (environment === undefined) throw new GatewayError('invalid_api_key');
  const found = await apiKeys.findApiKey(hashApiKey(presented.key));
  if (found === undefined) throw new GatewayError('invalid_api_key');
  const { apiKey, organization, nowMs, sandboxAheadMs } = found;
  const allowed = isUsable(apiKey, nowMs) && isAddressAllowed(presented.address, apiKey.allowedIpRanges);
  if (!allowed || apiKey.environment !== environment) throw new GatewayError('invalid_api_key');
  const aheadMs = environment === 'test' ? sandboxAheadMs : 0;
  const caller = { apiKeyId: apiKey.id, organization, environment, aheadMs };
  return { caller, apiKey: noteUse(apiKey, presented, nowMs, apiKeys), nowMs };
}

/** Nobody waits for this, and a store that fails here fails the request elsewhere. Returns the key as it is then. */
export function noteUse(apiKey: ApiKey, { fromBrowser }: PresentedApiKey, nowMs: number, apiKeys: ApiKeyStore): ApiKey {
  const due = (notedAt: number | null) => notedAt === null || notedAt + NOTE_USE_EVERY_MS <= nowMs;
  if (!due(apiKey.lastUsedAt) && !(fromBrowser && due(apiKey.seenInBrowserAt))) return apiKey;
  apiKeys.recordUse({ id: apiKey.id, fromBrowser }).catch(() => {});
  return { ...apiKey, lastUsedAt: nowMs, ...(fromBrowser && { seenInBrowserAt: nowMs }) };
}
