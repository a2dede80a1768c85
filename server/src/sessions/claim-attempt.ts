/**
 * claimAttempt: counts the attempt and leases the session, before the state is asked. The claim is one conditional write. Where it
 * is refused, somebody was faster, or something was cut off meanwhile: then a second look says which.
 */
import { GatewayError } from '../errors.ts';
import type { LimitCounter } from '../limits/counters.ts';
import { assertNotLocked } from '../limits/plan-uses.ts';
import { runningQuotas } from '../organizations/quota.ts';
import { assertKeyMayGoOn, assertMayGoOn } from './assert-may-go-on.ts';
import { findSession } from './find-session.ts';
import { type ApprovingSession, assertAwaitingCode, sessionAt } from './session.ts';
import type { SessionContext } from './session-context.ts';
import type { FoundSession, UnitReservation } from './session-store.ts';

/** What changed without refusing the claim, such as a key's ranges, is claimed anew. */
const CLAIMS_MAX = 3;

export interface ClaimedSession {
  session: ApprovingSession;
  /** The organisation of whose quota a unit is reserved; undefined where the session takes none. */
  reservedFor: string | undefined;
}

/**
 * A citizen for whom too many wrong codes came, of whatever session, has no further one tried.
 * @param address the caller's IP address
 * @throws GatewayError as `assertAwaitingCode`, `assertMayGoOn` and `assertNotLocked`
 */
export async function claimAttempt(
  first: FoundSession,
  { address, wrongCodes }: { address: string; wrongCodes: readonly LimitCounter[] },
  context: SessionContext,
): Promise<ClaimedSession> {
  const { idHash } = first.session;
  let found = first;
  for (let claims = 0; claims < CLAIMS_MAX; claims += 1) {
    const { allowedIpRanges } = assertKeyMayGoOn(found, address);
    const reserve = await planReservation(found, context);
    const lease = { idHash, fence: context.ids.uuid(), rules: context.rules, allowedIpRanges };
    const session = await context.sessions.claimAttempt({ ...lease, reserve, unlessUsedUp: wrongCodes });
    if (session !== undefined) return { session, reservedFor: reserve?.organizationId };
    found = await findSession(idHash, context);
    assertAwaitingCode(sessionAt(found.session, found.nowMs), found.nowMs, context.rules);
    await assertMayGoOn(found, address, context);
    await assertNotLocked(wrongCodes, found.session.environment, context.limits);
  }
  // Units that approves under way have reserved are not delivered, so the check of the subscription did not see them.
  throw new GatewayError(found.takesUnit ? 'technology_not_accessible' : 'session_in_progress');
}

/** The unit to reserve, where the session takes one. */
async function planReservation(found: FoundSession, context: SessionContext): Promise<UnitReservation | undefined> {
  if (!found.takesUnit) return undefined;
  const { organizationId, expiresAt } = found.session;
  const { subscriptions, nowMs } = await context.organizations.listSubscriptions(organizationId);
  return { organizationId, expiresAt, quotas: runningQuotas(subscriptions, 'e_document', nowMs) };
}
