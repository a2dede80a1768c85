/**
 * approveSession: the specification's stage 3. The citizen's code goes to the state, the document comes back, and is handed out
 * exactly once. The attempt is counted and the session leased before the state is called; only the holder of the fence delivers.
 */
import type { AuditAction, AuditEntry } from '../audit/audit-entry.ts';
import { type Sex, sexOfIin } from '../citizens/iin.ts';
import { findDocumentType } from '../documents/catalogue.ts';
import type { DocumentExtra, DocumentTypeName, ResultJson } from '../documents/document-type.ts';
import { askEgov } from '../egov/ask-egov.ts';
import type { StateDocument } from '../egov/egov.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { RenderedDocument } from './document-renderer.ts';
import {
  type ApprovingSession,
  assertAwaitingCode,
  attemptsLeft,
  type RequestedSession,
  sessionAt,
} from './session.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, type Subject, unsealSubject } from './session-secret.ts';

export interface Approval {
  backendSessionId: string;
  /** As typed by the citizen. */
  code: string;
  want: { pdf: boolean; image: boolean };
  /** The HTTP request's id, `req_…`, for the audit. */
  requestId: string;
}

export interface DeliveredDocument {
  documentType: DocumentTypeName;
  environment: string;
  resultJson: ResultJson;
  extra: DocumentExtra;
  gender: Sex | null;
  files: RenderedDocument;
}

/** @throws GatewayError */
export async function approveSession(approval: Approval, context: SessionContext): Promise<DeliveredDocument> {
  const session = await loadSession(approval, context);
  const code = readCode(approval.code, session, context);
  const subject = unsealSubject(approval.backendSessionId, session.sealedSubject);
  const claimed = await claimAttempt(session, approval, context);
  try {
    const document = await fetchDocument(claimed, subject, code, context);
    const files = await context.renderer.renderDocument(document, approval.want);
    const delivered = describeDelivery(claimed, subject, document, files);
    await deliver(claimed, approval, context);
    return delivered;
  } catch (error) {
    await releaseAttempt(claimed, approval, error, context);
    throw error;
  }
}

async function loadSession(approval: Approval, context: SessionContext): Promise<RequestedSession> {
  const found = await context.sessions.findSession(hashSessionId(approval.backendSessionId));
  if (found === undefined) throw new GatewayError('session_not_found');
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

async function claimAttempt(
  session: RequestedSession,
  approval: Approval,
  context: SessionContext,
): Promise<ApprovingSession> {
  const claim = { idHash: session.idHash, fence: context.ids.uuid(), rules: context.rules };
  const claimed = await context.sessions.claimAttempt(claim);
  if (claimed !== undefined) return claimed;
  // Somebody was faster. Look again, to tell the caller what the session is now.
  await loadSession(approval, context);
  throw new GatewayError('session_in_progress');
}

async function fetchDocument(
  session: ApprovingSession,
  subject: Subject,
  code: string,
  context: SessionContext,
): Promise<StateDocument> {
  const request = { requestId: session.egovRequestId, documentType: session.documentType, ...subject };
  const egov = context.egov[session.environment];
  const answer = await askEgov(context.egovTimeoutMs, (signal) => egov.fetchDocument(request, code, signal));
  if (answer.outcome === 'wrong_code') throw wrongCode(attemptsLeft(session, context.rules));
  return answer.document;
}

async function deliver(session: ApprovingSession, approval: Approval, context: SessionContext): Promise<void> {
  const audit = auditEntry('document_delivered', null, session, approval, context);
  const delivered = await context.sessions.deliver({ idHash: session.idHash, fence: session.fence, audit });
  // The lease ran out and another approve holds the session: the document is the other's to hand out.
  if (!delivered) throw new GatewayError('session_in_progress');
}

/**
 * Gives the session back for another attempt, or locks it after the last. Without effect where the fence is lost. Where the
 * store fails here, the lease runs out by itself.
 */
async function releaseAttempt(
  session: ApprovingSession,
  approval: Approval,
  error: unknown,
  context: SessionContext,
): Promise<void> {
  const errorCode = error instanceof GatewayError ? error.code : 'internal_error';
  const audit = auditEntry(releaseAction(session, errorCode, context), errorCode, session, approval, context);
  const { idHash, fence } = session;
  await context.sessions.releaseAttempt({ idHash, fence, rules: context.rules, audit });
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
    environment: session.environment,
    resultJson: document.resultJson,
    extra: findDocumentType(session.documentType)?.extra(document.resultJson) ?? noDates,
    gender: sexOfIin(subject.iin),
    files,
  };
}

const noDates: DocumentExtra = { date_of_birth: null, date_of_issue: null, date_of_expire: null };

function auditEntry(
  action: AuditAction,
  errorCode: ErrorCode | null,
  session: ApprovingSession,
  approval: Approval,
  context: SessionContext,
): AuditEntry {
  const { organizationId, documentType, environment } = session;
  const { requestId } = approval;
  return { id: context.ids.uuid(), organizationId, action, requestId, documentType, environment, errorCode };
}

function wrongCode(left: number): GatewayError {
  return new GatewayError('invalid_otp_code', { extras: { attempts_left: left } });
}
