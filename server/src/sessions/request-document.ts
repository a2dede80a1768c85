/** requestDocument: the specification's stage 2. An organisation asks for a citizen's document; the state sends the OTP. */

import type { AuditEntry } from '../audit/audit-entry.ts';
import { isValidIin } from '../citizens/iin.ts';
import { normalizePhone } from '../citizens/phone.ts';
import { subjectHmac } from '../crypto/subject-hmac.ts';
import { type DocumentTypeName, isDocumentTypeName } from '../documents/document-type.ts';
import { askEgov } from '../egov/ask-egov.ts';
import type { StateDocumentRequest } from '../egov/egov.ts';
import { GatewayError } from '../errors.ts';
import { assertSubscribed } from '../organizations/assert-subscribed.ts';
import { authenticateApiKey, type Caller, type PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { beginIdempotentCall, type IdempotentCall } from './idempotent-call.ts';
import { type LoggedContext, logCall } from './log-call.ts';
import { describeOpenSession, type OpenSession } from './open-session.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, type RequestedSubject, type Subject, sealSubject } from './session-secret.ts';

export interface DocumentRequest {
  documentType: string;
  apiKey: PresentedApiKey;
  iin: string;
  phone: string;
  /** The header `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
  /** The HTTP request's id, `req_…`, for the audit. */
  requestId: string;
}

/**
 * The order of the checks is part of the contract: document type, API key, subscription, IIN, phone, state. The answer is the
 * same whether or not the document exists.
 * @throws GatewayError
 */
export function requestDocument(request: DocumentRequest, context: SessionContext): Promise<OpenSession> {
  return logCall('requestDocument', request, context, (logged) => openRequested(request, logged));
}

async function openRequested(request: DocumentRequest, context: LoggedContext): Promise<OpenSession> {
  const documentType = readDocumentType(request.documentType);
  const caller = await authenticateApiKey(request.apiKey, context.apiKeys);
  const owner = { organizationId: caller.organization.id, environment: caller.environment };
  context.noteCall({ ...owner, documentType });
  context.noteSubject(request);
  await assertSubscribed(owner, 'e_document', context.organizations);
  const subject = readSubject(request);
  const call = await beginIdempotentCall(
    {
      key: request.idempotencyKey,
      operation: 'requestDocument',
      secret: request.apiKey.key,
      body: [documentType, subject.iin, subject.phone],
    },
    context,
  );
  if ('answered' in call) return recallSession(call.answered, subject, context);
  try {
    const asked = await requestOtp(documentType, caller, subject, context);
    const opening = { documentType, caller, ...asked, requestId: request.requestId };
    return await openSession(opening, call, context);
  } catch (error) {
    await call.abandon();
    throw error;
  }
}

function readDocumentType(name: string): DocumentTypeName {
  if (!isDocumentTypeName(name)) throw new GatewayError('document_type_not_found');
  return name;
}

function readSubject(request: DocumentRequest): Subject {
  if (!isValidIin(request.iin)) throw new GatewayError('invalid_iin');
  const phone = normalizePhone(request.phone);
  if (phone === undefined) throw new GatewayError('invalid_phone');
  return { iin: request.iin, phone };
}

async function requestOtp(
  documentType: DocumentTypeName,
  caller: Caller,
  subject: Subject,
  context: SessionContext,
): Promise<Pick<OpeningSession, 'subject' | 'egovRequestId'>> {
  const request: StateDocumentRequest = {
    requestId: context.ids.uuid(),
    organization: caller.organization,
    documentType,
    ...subject,
    stateReference: null,
  };
  const egov = context.egov[caller.environment];
  const { stateReference } = await askEgov(context.egovTimeoutMs, (signal) => egov.requestDocument(request, signal));
  return { subject: { ...subject, stateReference }, egovRequestId: request.requestId };
}

interface OpeningSession {
  documentType: DocumentTypeName;
  caller: Caller;
  subject: RequestedSubject;
  egovRequestId: string;
  requestId: string;
}

// The session is stored after the state was asked: a crash between leaves an SMS without a session, which harms nobody.
async function openSession(
  opening: OpeningSession,
  call: IdempotentCall,
  context: SessionContext,
): Promise<OpenSession> {
  const { documentType, caller, subject, egovRequestId, requestId } = opening;
  const backendSessionId = context.ids.uuid();
  const session = {
    idHash: hashSessionId(backendSessionId),
    organizationId: caller.organization.id,
    environment: caller.environment,
    documentType,
    egovRequestId,
    sealedSubject: sealSubject(backendSessionId, subject),
  };
  const audit: AuditEntry = {
    id: context.ids.uuid(),
    organizationId: caller.organization.id,
    action: 'document_requested',
    requestId,
    documentType,
    environment: caller.environment,
    errorCode: null,
    subject: subjectHmac(context.subjectHmacKey, 'iin', subject.iin),
  };
  const kept = call.keep(() => ({ text: backendSessionId }));
  const opened = await context.sessions.insertSession(session, context.rules, audit, kept);
  return describeOpenSession(backendSessionId, opened, subject, context.rules);
}

/** The answer of the call that opened the session, as it was then. */
async function recallSession(
  backendSessionId: string,
  subject: Subject,
  context: SessionContext,
): Promise<OpenSession> {
  const found = await context.sessions.findSession(hashSessionId(backendSessionId));
  if (found === undefined) throw new GatewayError('session_not_found');
  const { session } = found;
  const asOpened = { ...session, state: 'requested' as const, otpSentAt: session.createdAt, resendsUsed: 0 };
  return describeOpenSession(backendSessionId, asOpened, subject, context.rules);
}
