/** A new key with its row: what making an organisation, making a key and rolling one have in common. */
import type { Ids } from '../clock.ts';
import { decrypt, encrypt } from '../crypto/encrypt.ts';
import type { Environment } from '../words/environment.ts';
import { formatApiKey, hashApiKey } from './api-key.ts';
import type { ApiKeySettings } from './api-key-store.ts';
import type { ApiKey } from './organization.ts';

const SECRET_BYTES = 32;
const PURPOSE = 'qujat test key v1';
const SHOWN_CHARACTERS = 4;

export interface NewApiKey extends Partial<ApiKeySettings> {
  organizationId: string;
  environment: Environment;
  /** Where it is the key of a Flow. */
  flowId?: string | null;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface ApiKeyContext {
  /** The data key that encrypts test keys, so that they can be shown again. */
  apiKeyEncryption: Uint8Array;
  ids: Ids;
}

/** The secret is not in the row: a live key cannot be shown again. */
export function newApiKey(
  {
    organizationId,
    environment,
    createdAt,
    name = '',
    expiresAt = null,
    allowedIpRanges = [],
    flowId = null,
  }: NewApiKey,
  { ids, apiKeyEncryption }: ApiKeyContext,
): { apiKey: ApiKey; secret: string } {
  const secret = formatApiKey(flowId === null ? environment : 'flow', ids.randomBytes(SECRET_BYTES));
  const apiKey: ApiKey = {
    id: ids.uuid(),
    organizationId,
    environment,
    keyHash: hashApiKey(secret),
    encryptedKey: environment === 'test' && flowId === null ? encrypt(apiKeyEncryption, PURPOSE, secret) : null,
    createdAt,
    revokedAt: null,
    revocation: null,
    name,
    lastFour: secret.slice(-SHOWN_CHARACTERS),
    expiresAt,
    allowedIpRanges,
    lastUsedAt: null,
    seenInBrowserAt: null,
    flowId,
  };
  return { apiKey, secret };
}

/** The key itself, where it is a test key; null for live keys. */
export function secretOfApiKey(apiKey: ApiKey, { apiKeyEncryption }: Pick<ApiKeyContext, 'apiKeyEncryption'>) {
  return apiKey.encryptedKey === null ? null : decrypt(apiKeyEncryption, PURPOSE, apiKey.encryptedKey);
}

/** Undefined where this is not the key that encrypted it. */
export function openTestKey(encryptedKey: string, apiKeyEncryption: Uint8Array | undefined): string | undefined {
  try {
    return apiKeyEncryption && decrypt(apiKeyEncryption, PURPOSE, encryptedKey);
  } catch {
    return undefined;
  }
}

/** Whether the key may be used at `nowMs`. */
export function isUsable(apiKey: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, nowMs: number): boolean {
  return apiKey.revokedAt === null && (apiKey.expiresAt === null || nowMs < apiKey.expiresAt);
}
