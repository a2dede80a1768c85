/** Keys for the contracts. */
import { randomUUID } from 'node:crypto';
import type { ApiKey } from './organization.ts';

export function sampleApiKey(organizationId: string, changes: Partial<ApiKey> = {}): ApiKey {
  return {
    id: randomUUID(),
    organizationId,
    environment: 'test',
    keyHash: randomUUID(),
    encryptedKey: 'encrypted',
    createdAt: 1_000,
    revokedAt: null,
    revocation: null,
    name: 'Касса',
    lastFour: 'a1b2',
    expiresAt: null,
    allowedIpRanges: ['10.0.0.0/8'],
    lastUsedAt: null,
    seenInBrowserAt: null,
    flowId: null,
    ...changes,
  };
}
