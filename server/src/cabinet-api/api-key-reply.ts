/** An API key as the cabinet and the command line show it: never the key itself, but where it was just made. */
import { isUsable } from '../organizations/new-api-key.ts';
import type { ApiKey } from '../organizations/organization.ts';
import { toTime } from './schemas.ts';

export function apiKeyReply(apiKey: ApiKey, nowMs: number) {
  return {
    id: apiKey.id,
    environment: apiKey.environment,
    name: apiKey.name,
    last_four: apiKey.lastFour,
    state: stateOf(apiKey, nowMs),
    created_at: toTime(apiKey.createdAt),
    expires_at: toTimeOrNull(apiKey.expiresAt),
    revoked_at: toTimeOrNull(apiKey.revokedAt),
    revoked_by: apiKey.revocation?.by ?? null,
    revocation_reason: apiKey.revocation?.reason ?? null,
    last_used_at: toTimeOrNull(apiKey.lastUsedAt),
    seen_in_browser_at: toTimeOrNull(apiKey.seenInBrowserAt),
    allowed_ip_ranges: apiKey.allowedIpRanges,
  };
}

export function createdReply({ apiKey, secret }: { apiKey: ApiKey; secret: string }) {
  return { ...apiKeyReply(apiKey, apiKey.createdAt), backend_api_key: secret };
}

function stateOf(apiKey: ApiKey, nowMs: number): 'usable' | 'expired' | 'revoked' {
  if (apiKey.revokedAt !== null) return 'revoked';
  return isUsable(apiKey, nowMs) ? 'usable' : 'expired';
}

function toTimeOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : toTime(epochMs);
}
