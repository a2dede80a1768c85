/** releaseAttempt: how an approve ends that delivered nothing. */
import type { AuditAction } from '../audit/audit-entry.ts';
import { wasNotAsked } from '../egov/not-asked.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { LimitCounter } from '../limits/counters.ts';
import type { ClaimedSession } from './claim-attempt.ts';
import type { IdempotentCall } from './idempotent-call.ts';
import { type ApprovingSession, attemptsLeft } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import type { Subject } from './session-secret.ts';

/** An approve that holds the session's fence. */
export interface Claim extends ClaimedSession {
  subject: Subject;
  /** What a wrong code uses. */
  wrongCodes: readonly LimitCounter[];
  /** The HTTP request's id, `req_…`, for the audit. */
  requestId: string;
  call: IdempotentCall;
}

/**
 * Gives the session back for another attempt, or locks it after the last. The attempt itself is given back where the code never
 * left us. Where the store fails here, the lease runs out by itself. Where the fence is lost, nothing was written: the caller is
 * told so, and never an outcome that no audit row has. Where the store failed in the delivery, that stays the answer: nobody knows
 * what became of it.
 */
export async function releaseAttempt(claim: Claim, error: unknown, context: SessionContext): Promise<void> {
  const { session, reservedFor, subject, wrongCodes, requestId, call } = claim;
  const errorCode = error instanceof GatewayError ? error.code : 'internal_error';
  const attempt = wasNotAsked(error) ? 'given_back' : 'spent';
  const action = attempt === 'given_back' ? 'approval_failed' : releaseAction(session, errorCode, context);
  const audit = sessionAudit({ action, errorCode, session, iin: subject.iin, requestId }, context);
  const { idHash, fence } = session;
  // A refused code has spent an attempt: the same call again must not spend another.
  const refused = error instanceof GatewayError && error.code === 'invalid_otp_code' ? error : undefined;
  const kept = refused && call.keep(() => ({ error: refused.code, extras: refused.extras }));
  const counters = refused === undefined ? [] : wrongCodes;
  const release = {
    idHash,
    fence,
    reservedFor,
    attempt,
    rules: context.rules,
    audit,
    kept,
    counters,
  } as const;
  const released = await context.sessions.releaseAttempt(release);
  if (!released && errorCode !== 'service_unavailable') throw new GatewayError('session_in_progress', { cause: error });
}

function releaseAction(session: ApprovingSession, errorCode: ErrorCode, context: SessionContext): AuditAction {
  if (attemptsLeft(session, context.rules) === 0) return 'session_locked';
  return errorCode === 'invalid_otp_code' ? 'code_refused' : 'approval_failed';
}
