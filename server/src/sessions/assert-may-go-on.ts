/**
 * A session is as good as the key that opened it, and as the subscription of its organisation: what ends one of them reaches open
 * sessions at once. The decision is a condition of the write that claims (`sessions/session-access-statements.ts`); this refuses early
 * what is known before it, and says afterwards why a claim was refused.
 */
import type { Ask } from '../claims/ask.ts';
import { GatewayError } from '../errors.ts';
import { isAddressAllowed } from '../organizations/ip-ranges.ts';
import { isUsable } from '../organizations/new-api-key.ts';
import { assertSubscribed } from '../subscriptions/assert-subscribed.ts';
import type { SessionContext } from './session-context.ts';
import type { FoundSession, SessionKey } from './session-writes.ts';

/**
 * @param address the caller's IP address
 * @throws GatewayError `invalid_api_key` for a key that was revoked, has expired or is used from elsewhere; all look alike.
 */
export function assertKeyMayGoOn({ apiKey, nowMs }: FoundSession, address: string): SessionKey {
  const mayGoOn = apiKey !== undefined && isUsable(apiKey, nowMs) && isAddressAllowed(address, apiKey.allowedIpRanges);
  if (!mayGoOn) throw new GatewayError('invalid_api_key');
  return apiKey;
}

/** @throws GatewayError as `assertKeyMayGoOn`, one of the four subscription errors, and as `assertMayAsk`. */
export async function assertMayGoOn(found: FoundSession, address: string, context: SessionContext): Promise<void> {
  assertKeyMayGoOn(found, address);
  const granted = await assertSubscribed(found.session, 'e_document', context.subscriptions);
  assertMayAsk(granted, found.session.ask);
}

/** @throws GatewayError `claims_only` for a whole document, where the organisation may not have one */
export function assertMayAsk({ claimsOnly }: { claimsOnly: boolean }, ask: Ask | null): void {
  if (claimsOnly && ask === null) throw new GatewayError('claims_only');
}
