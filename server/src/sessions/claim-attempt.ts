/**
 * claimAttempt: counts the attempt and leases the session, before the state is asked. The claim is one conditional write. Where it
 * is refused, somebody was faster, or something was cut off meanwhile: then a second look says which.
 */
import { GatewayError } from '../errors.ts';
import type { LimitCounter } from '../limits/counters.ts';
import { assertNotLocked } from '../limits/plan-uses.ts';
import { assertKeyMayGoOn, assertMayGoOn } from './assert-may-go-on.ts';
import { findSession } from './find-session.ts';
import { type ApprovingSession, assertAwaitingCode, sessionAt } from './session.ts';
import type { SessionContext } from './session-context.ts';
import type { FoundSession } from './session-store.ts';

/** What changed without refusing the claim, such as a key's ranges, is claimed anew. */
const CLAIMS_MAX = 3;

/**
 * A citizen for whom too many wrong codes came, of whatever session, has no further one tried.
 * @param address the caller's IP address
 * @throws GatewayError as `assertAwaitingCode`, `assertMayGoOn` and `assertNotLocked`
 */
export async function claimAttempt(
  first: FoundSession,
  { address, wrongCodes }: { address: string; wrongCodes: readonly LimitCounter[] },
  context: SessionContext,
): Promise<ApprovingSession> {
  const { idHash } = first.session;
  let found = first;
  for (let claims = 0; claims < CLAIMS_MAX; claims += 1) {
    const { allowedIpRanges } = assertKeyMayGoOn(found, address);
    const claim = {
      idHash,
      fence: context.ids.uuid(),
      rules: context.rules,
      allowedIpRanges,
      unlessUsedUp: wrongCodes,
    };
    const claimed = await context.sessions.claimAttempt(claim);
    if (claimed !== undefined) return claimed;
    found = await findSession(idHash, context);
    assertAwaitingCode(sessionAt(found.session, found.nowMs), found.nowMs, context.rules);
    await assertMayGoOn(found, address, context);
    await assertNotLocked(wrongCodes, found.session.environment, context.limits);
  }
  throw new GatewayError('session_in_progress');
}
