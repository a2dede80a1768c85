/** releaseAttempt: how an approve ends that delivered nothing. */
import type { AuditAction, CallSource } from '../audit/audit-entry.ts';
import { wasNotAsked } from '../egov/not-asked.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import { lockGuessingKey } from '../limits/lock-guessing-key.ts';
import type { ApproveUses } from '../limits/plan-uses.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';
import type { ClaimedSession } from './claim-attempt.ts';
import type { KeepAnswer } from './idempotent-call.ts';
import { attemptsLeft, REPEAT_AFTER_SECONDS, sessionInProgress } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import { sessionWebhook } from './session-webhook.ts';
import type { AttemptOutcome } from './session-writes.ts';
import type { JsonParts } from './splice-json.ts';

/**
 * What webhooks tell the reader who is not the caller, in the commit that ends the session.
 * @param auditId of the audit row of that commit
 */
export type TellReader = (end: ReaderEnd, auditId: string) => WebhookEvent;

export type ReaderEnd = { outcome: 'locked' } | { outcome: 'delivered'; reply: JsonParts };

/** An approve that holds the session's fence. */
export interface Claim extends ClaimedSession {
  uses: ApproveUses;
  /** For the audit, as the source. */
  iinHmac: string;
  isForWallet: boolean | undefined;
  source: CallSource;
  tellReader: TellReader | undefined;
  keep: KeepAnswer;
}

/**
 * Gives the session back for another attempt, or locks it after the last. The attempt itself is given back where the code never
 * left us. Where nobody knows what the state made of it, it stays counted, and the same code may be tried again: the answer names a
 * pause. Where the store fails here, the lease runs out by itself. Where the fence is lost, nothing was written: the caller is told
 * so, and never an outcome that no audit row has. Where the store failed in the delivery, that stays the answer: nobody knows what
 * became of it.
 * @throws what the caller is to be told
 */
export async function releaseAttempt(claim: Claim, error: unknown, context: SessionContext): Promise<never> {
  const { session, code, reservedFor, held, uses, tellReader, keep, iinHmac, isForWallet, source } = claim;
  const errorCode = error instanceof GatewayError ? error.code : 'internal_error';
  const attempt = outcomeOf(error, errorCode);
  const action = releaseAction(claim, attempt, errorCode, context);
  const audit = sessionAudit({ action, errorCode, session, isForWallet, iinHmac, source }, context);
  const { idHash, fence } = session;
  // A refused code has spent an attempt: the same call again must not spend another.
  const refused = error instanceof GatewayError && error.code === 'invalid_otp_code' ? error : undefined;
  const kept = refused && keep(() => ({ error: refused.code, extras: refused.extras }));
  const counters = refused === undefined ? [] : uses.wrongCode;
  const told = [sessionWebhook('session.locked', session, audit.id), tellReader?.({ outcome: 'locked' }, audit.id)];
  const events = action === 'session_locked' ? told.filter((event) => event !== undefined) : [];
  const end = { idHash, fence, reservedFor, held, audit, events, kept, counters };
  const released = await context.sessions.releaseAttempt({ ...end, attempt, code, rules: context.rules });
  if (!released && errorCode !== 'service_unavailable') throw sessionInProgress(error);
  if (refused !== undefined) await lockGuessingKey(session, context.limits);
  throw attempt === 'unresolved' ? withPause(error) : error;
}

/** After these the state may have had the code, and may even have given the document: nobody knows. */
const unresolvedErrors: readonly ErrorCode[] = [
  'egov_timeout',
  'egov_unreachable',
  'egov_unavailable',
  'government_service_error',
  'service_unavailable',
  'internal_error',
];

function outcomeOf(error: unknown, errorCode: ErrorCode): AttemptOutcome {
  if (wasNotAsked(error)) return 'given_back';
  return unresolvedErrors.includes(errorCode) ? 'unresolved' : 'spent';
}

function releaseAction(
  { session, code }: Claim,
  attempt: AttemptOutcome,
  errorCode: ErrorCode,
  context: SessionContext,
): AuditAction {
  const isLast =
    attemptsLeft(session, context.rules) === 0 && session.unresolvedCodes.every((each) => each === code.hash);
  if (attempt === 'spent' && isLast) return 'session_locked';
  return errorCode === 'invalid_otp_code' ? 'code_refused' : 'approval_failed';
}

function withPause(error: unknown): unknown {
  if (!(error instanceof GatewayError) || error.extras.retry_after !== undefined) return error;
  return new GatewayError(error.code, { cause: error, extras: { ...error.extras, retry_after: REPEAT_AFTER_SECONDS } });
}
