/**
 * claimAttempt: counts the attempt and leases the session, before the state is asked. The claim is one conditional write. Where it
 * is refused, somebody was faster, or something was cut off meanwhile: then a second look says which.
 */
import { GatewayError } from '../errors.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { type ApproveUses, assertCodeMayBeTried } from '../limits/plan-uses.ts';
import { runningQuotas } from '../subscriptions/quota.ts';
import { assertKeyMayGoOn, assertMayGoOn } from './assert-may-go-on.ts';
import { findSession } from './find-session.ts';
import {
  type ApprovingSession,
  assertAwaitingCode,
  REPEAT_AFTER_SECONDS,
  sessionAt,
  sessionInProgress,
} from './session.ts';
import type { SessionContext } from './session-context.ts';
import type { FoundSession, TriedCode, UnitReservation } from './session-writes.ts';

/** What changed without refusing the claim, such as a key's ranges, is claimed anew. */
const CLAIMS_MAX = 3;

export interface Attempt {
  /** See `hashCode`. */
  codeHash: string;
  /** The caller's IP address. */
  address: string;
  uses: ApproveUses;
}

export interface ClaimedSession {
  session: ApprovingSession;
  code: TriedCode;
  /** The organisation of whose quota a unit is reserved; undefined where the session takes none. */
  reservedFor: string | undefined;
  /** Of what a wrong code uses of the citizen's. */
  held: readonly CounterUse[];
}

/**
 * A citizen for whom too many wrong codes came, of whatever session, has no further one tried, nor does a key that tried out codes.
 * @throws GatewayError as `assertAwaitingCode`, `assertMayGoOn` and `assertCodeMayBeTried`
 */
export async function claimAttempt(
  first: FoundSession,
  { codeHash, address, uses }: Attempt,
  context: SessionContext,
): Promise<ClaimedSession> {
  const { idHash } = first.session;
  let found = first;
  for (let claims = 0; claims < CLAIMS_MAX; claims += 1) {
    const { allowedIpRanges } = assertKeyMayGoOn(found, address);
    const reserve = await planReservation(found, context);
    const code = { hash: codeHash, isRepeated: found.session.unresolvedCodes.includes(codeHash) };
    const lease = { idHash, fence: context.ids.uuid(), code, rules: context.rules, allowedIpRanges };
    const counters = { unlessUsedUp: [uses.keyLock], hold: uses.held };
    const claimed = await context.sessions.claimAttempt({ ...lease, reserve, ...counters });
    if (claimed !== undefined) return { ...claimed, code, reservedFor: reserve?.organizationId };
    found = await findSession(idHash, context);
    assertKeyMayGoOn(found, address);
    assertAwaitingCode(sessionAt(found.session, found.nowMs), found.nowMs, context.rules, codeHash);
    await assertMayGoOn(found, address, context);
    await assertCodeMayBeTried(uses, found.session.environment, REPEAT_AFTER_SECONDS * 1_000, context.limits);
  }
  // Units that approves under way have reserved are not delivered, so the check of the subscription did not see them.
  throw found.takesUnit ? new GatewayError('technology_not_accessible') : sessionInProgress();
}

/** The unit to reserve, where the session takes one. */
async function planReservation(found: FoundSession, context: SessionContext): Promise<UnitReservation | undefined> {
  if (!found.takesUnit) return undefined;
  const { organizationId, expiresAt } = found.session;
  const { subscriptions, nowMs } = await context.subscriptions.listSubscriptions(organizationId);
  return { organizationId, expiresAt, quotas: runningQuotas(subscriptions, 'e_document', nowMs) };
}
