/**
 * approveSession: the specification's stage 3. The citizen's code goes to the state, the document comes back, and is handed out
 * exactly once. The attempt is counted and the session leased before the state is called; only the holder of the fence delivers.
 */
import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import { sexOfIin } from '../citizens/iin.ts';
import { subjectHmac } from '../crypto/subject-hmac.ts';
import { findDocumentType } from '../documents/catalogue.ts';
import type { DocumentExtra, DocumentTypeName } from '../documents/document-type.ts';
import { readResult } from '../documents/read-result.ts';
import { askEgov } from '../egov/ask-egov.ts';
import type { StateDocument } from '../egov/egov.ts';
import { wasNotAsked } from '../egov/not-asked.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { LimitCounter } from '../limits/counters.ts';
import { assertNotLocked, planWrongCode } from '../limits/plan-uses.ts';
import type { RenderedDocument } from './document-renderer.ts';
import { type DeliveredDocument, documentReply } from './document-reply.ts';
import { beginIdempotentCall, type IdempotentCall, type IdempotentRequest } from './idempotent-call.ts';
import {
  type ApprovingSession,
  assertAwaitingCode,
  attemptsLeft,
  type RequestedSession,
  type StoredSession,
  sessionAt,
} from './session.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, type RequestedSubject, type Subject, unsealSubject } from './session-secret.ts';

export interface Approval {
  backendSessionId: string;
  /** As typed by the citizen. */
  code: string;
  want: { pdf: boolean; image: boolean };
  /** The header `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
  /** The HTTP request's id, `req_…`, for the audit. */
  requestId: string;
}

/** The reply, and what the metrics count. */
export interface Approved {
  documentType: DocumentTypeName;
  environment: string;
  /** JSON in UTF-8. */
  reply: Uint8Array;
  /** True where this is the answer that the same call had before: nothing was delivered anew. */
  repeated: boolean;
}

/** @throws GatewayError */
export async function approveSession(approval: Approval, context: SessionContext): Promise<Approved> {
  const found = await findSession(approval, context);
  const call = await beginIdempotentCall(idempotentRequestOf(approval), context);
  const { documentType, environment } = found.session;
  if ('answered' in call) return { documentType, environment, reply: Buffer.from(call.answered), repeated: true };
  try {
    return { documentType, environment, reply: await approveOnce(found, approval, call, context), repeated: false };
  } catch (error) {
    await call.abandon();
    throw error;
  }
}

async function approveOnce(
  found: FoundSession,
  approval: Approval,
  call: IdempotentCall,
  context: SessionContext,
): Promise<Uint8Array> {
  const session = awaitingCode(found, context);
  const code = readCode(approval.code, session, context);
  const subject = unsealSubject(approval.backendSessionId, session.sealedSubject);
  const wrongCodes = planWrongCode({ ...session, ...subject }, context.limits);
  const claimed = await claimAttempt(session, wrongCodes, approval, context);
  try {
    const document = await fetchDocument(claimed, subject, code, context);
    const files = await context.renderer.renderDocument(document, approval.want);
    const reply = documentReply(describeDelivery(claimed, subject, document, files));
    await deliver(claimed, subject, approval, reply, call, context);
    return reply;
  } catch (error) {
    await releaseAttempt(claimed, subject, wrongCodes, approval, error, call, context);
    throw error;
  }
}

function idempotentRequestOf({ backendSessionId, idempotencyKey, code, want }: Approval): IdempotentRequest {
  const body = [code, want.pdf, want.image];
  return { key: idempotencyKey, operation: 'approveSession', secret: backendSessionId, body };
}

interface FoundSession {
  session: StoredSession;
  nowMs: number;
}

async function findSession(approval: Approval, context: SessionContext): Promise<FoundSession> {
  const found = await context.sessions.findSession(hashSessionId(approval.backendSessionId));
  if (found === undefined) throw new GatewayError('session_not_found');
  return found;
}

function awaitingCode(found: FoundSession, context: SessionContext): RequestedSession {
  const session = sessionAt(found.session, found.nowMs);
  assertAwaitingCode(session, found.nowMs, context.rules);
  return session;
}

/** A code that cannot be right is refused without spending an attempt. */
function readCode(typed: string, session: RequestedSession, context: SessionContext): string {
  const code = typed.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(code)) throw wrongCode(attemptsLeft(session, context.rules));
  return code;
}

/** A citizen for whom too many wrong codes came, of whatever session, has no further one tried. */
async function claimAttempt(
  session: RequestedSession,
  wrongCodes: readonly LimitCounter[],
  approval: Approval,
  context: SessionContext,
): Promise<ApprovingSession> {
  const claim = { idHash: session.idHash, fence: context.ids.uuid(), rules: context.rules, unlessUsedUp: wrongCodes };
  const claimed = await context.sessions.claimAttempt(claim);
  if (claimed !== undefined) return claimed;
  // Somebody was faster. Look again, to tell the caller what the session is now, or that the citizen is locked.
  awaitingCode(await findSession(approval, context), context);
  await assertNotLocked(wrongCodes, session.environment, context.limits);
  throw new GatewayError('session_in_progress');
}

async function fetchDocument(
  session: ApprovingSession,
  subject: RequestedSubject,
  code: string,
  context: SessionContext,
): Promise<StateDocument> {
  const request = { requestId: session.egovRequestId, documentType: session.documentType, ...subject };
  const egov = context.egov[session.environment];
  const answer = await askEgov(context.egovTimeoutMs, (signal) => egov.fetchDocument(request, code, signal));
  switch (answer.outcome) {
    case 'document':
      return answer.document;
    case 'wrong_code':
      throw wrongCode(attemptsLeft(session, context.rules));
    case 'code_expired':
      throw new GatewayError('otp_code_expired');
    case 'closed':
      throw new GatewayError(closedErrors[answer.because]);
  }
}

/** The state has closed the request, while our session was still open: the caller must request anew. */
const closedErrors = {
  already_received: 'document_already_received',
  expired: 'session_expired',
  too_many_attempts: 'too_many_attempts',
} as const satisfies Record<string, ErrorCode>;

async function deliver(
  session: ApprovingSession,
  subject: Subject,
  approval: Approval,
  reply: Buffer,
  call: IdempotentCall,
  context: SessionContext,
): Promise<void> {
  const audit = auditEntry('document_delivered', null, session, subject, approval, context);
  const kept = call.keep(() => ({ text: reply.toString('utf8') }));
  const { idHash, fence } = session;
  const delivered = await context.sessions.deliver({ idHash, fence, audit, kept });
  // The lease ran out and another approve holds the session: the document is the other's to hand out.
  if (!delivered) throw new GatewayError('session_in_progress');
}

/**
 * Gives the session back for another attempt, or locks it after the last. The attempt itself is given back where the code never
 * left us. Where the store fails here, the lease runs out by itself. Where the fence is lost, nothing was written: the caller is
 * told so, and never an outcome that no audit row has. Where the store failed in the delivery, that stays the answer: nobody knows
 * what became of it.
 */
async function releaseAttempt(
  session: ApprovingSession,
  subject: Subject,
  wrongCodes: readonly LimitCounter[],
  approval: Approval,
  error: unknown,
  call: IdempotentCall,
  context: SessionContext,
): Promise<void> {
  const errorCode = error instanceof GatewayError ? error.code : 'internal_error';
  const attempt = wasNotAsked(error) ? 'given_back' : 'spent';
  const action = attempt === 'given_back' ? 'approval_failed' : releaseAction(session, errorCode, context);
  const audit = auditEntry(action, errorCode, session, subject, approval, context);
  const { idHash, fence } = session;
  // A refused code has spent an attempt: the same call again must not spend another.
  const refused = error instanceof GatewayError && error.code === 'invalid_otp_code' ? error : undefined;
  const kept = refused && call.keep(() => ({ error: refused.code, extras: refused.extras }));
  const counters = refused === undefined ? [] : wrongCodes;
  const release = { idHash, fence, attempt, rules: context.rules, audit, kept, counters } as const;
  const released = await context.sessions.releaseAttempt(release);
  if (!released && errorCode !== 'service_unavailable') throw new GatewayError('session_in_progress', { cause: error });
}

function releaseAction(session: ApprovingSession, errorCode: ErrorCode, context: SessionContext): AuditAction {
  if (attemptsLeft(session, context.rules) === 0) return 'session_locked';
  return errorCode === 'invalid_otp_code' ? 'code_refused' : 'approval_failed';
}

function describeDelivery(
  session: ApprovingSession,
  subject: Subject,
  document: StateDocument,
  files: RenderedDocument,
): DeliveredDocument {
  return {
    documentType: session.documentType,
    resultJson: document.resultJson,
    extra: document.extra ?? datesOf(document) ?? noDates,
    gender: sexOfIin(subject.iin),
    files,
  };
}

/** Undefined where the state's data have another shape than the catalogue knows. */
function datesOf({ documentType, resultJson }: StateDocument): DocumentExtra | undefined {
  const type = findDocumentType(documentType);
  const result = type && readResult(type, resultJson);
  return result && type.extra(result);
}

const noDates: DocumentExtra = { date_of_birth: null, date_of_issue: null, date_of_expire: null };

function auditEntry(
  action: AuditAction,
  errorCode: ErrorCode | null,
  session: ApprovingSession,
  { iin }: Subject,
  approval: Approval,
  context: SessionContext,
): AuditEntry {
  const { organizationId, documentType, environment } = session;
  const { requestId } = approval;
  const subject = subjectHmac(context.subjectHmacKey, 'iin', iin);
  return { id: context.ids.uuid(), organizationId, action, requestId, documentType, environment, errorCode, subject };
}

function wrongCode(left: number): GatewayError {
  return new GatewayError('invalid_otp_code', { extras: { attempts_left: left } });
}
