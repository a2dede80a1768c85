/** requestDocument: the specification's stage 2. An organisation asks for a citizen's document; the state sends the OTP. */

import { type DocumentTypeName, isDocumentTypeName } from '../documents/document-type.ts';
import { refuseDocumentType } from '../documents/refuse-document-type.ts';
import { askEgov } from '../egov/ask-egov.ts';
import { wasNotAsked } from '../egov/not-asked.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import { countRequest, readRequestRate } from '../limits/request-rate.ts';
import { authenticateApiKey, type Caller } from '../organizations/authenticate-api-key.ts';
import { type AdmittedRequest, admitRequest, type DocumentRequest, type RepeatedRequest } from './admit-request.ts';
import { type LoggedContext, logCall } from './log-call.ts';
import { describeOpenSession, type OpenSession } from './open-session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, sealSubject } from './session-secret.ts';

/**
 * The order of the checks is part of the contract: document type, API key, subscription, IIN, phone, limits, state. The answer
 * is the same whether or not the document exists.
 * @throws GatewayError
 */
export function requestDocument(request: DocumentRequest, context: SessionContext): Promise<OpenSession> {
  return logCall('requestDocument', request, context, (logged) => openRequested(request, logged));
}

async function openRequested(request: DocumentRequest, context: LoggedContext): Promise<OpenSession> {
  const documentType = readDocumentType(request.documentType);
  const caller = await authenticateApiKey(request.apiKey, context.apiKeys);
  context.noteCall({ organizationId: caller.organization.id, environment: caller.environment, documentType });
  context.noteSubject(request);
  const admitted = await admitRequest(request, documentType, caller, context).catch(async (error: unknown) => {
    await countRefused(error, request, caller, context);
    throw error;
  });
  request.tellRate?.(admitted.rate);
  if (admitted.outcome === 'repeated') return recallSession(admitted, context);
  try {
    await askForOtp(admitted, caller, context);
    return describeOpenSession(admitted.backendSessionId, admitted.session, admitted.subject, context.rules);
  } catch (error) {
    await discardSession(admitted, request, error, context);
    await admitted.call.abandon();
    throw error;
  }
}

function readDocumentType(name: string): DocumentTypeName {
  if (!isDocumentTypeName(name)) throw refuseDocumentType(name);
  return name;
}

/** Every call with a valid key counts once, also one that is refused; but not one that repeats a call which still runs. */
async function countRefused(
  error: unknown,
  request: DocumentRequest,
  caller: Caller,
  context: SessionContext,
): Promise<void> {
  const isRepeated = error instanceof GatewayError && error.code === 'idempotency_key_in_use';
  const rate = isRepeated ? await readRequestRate(caller, context.limits) : await countRequest(caller, context.limits);
  request.tellRate?.(rate);
}

/** Where the state knows the request by a reference of its own, or the answer is to be kept, a second commit says so. */
async function askForOtp(admitted: AdmittedRequest, caller: Caller, context: SessionContext): Promise<void> {
  const { backendSessionId, session, subject, call } = admitted;
  const request = {
    requestId: session.egovRequestId,
    organization: caller.organization,
    documentType: session.documentType,
    ...subject,
    stateReference: null,
  };
  const egov = context.egov[caller.environment];
  const { stateReference } = await askEgov(context.egovTimeoutMs, (signal) => egov.requestDocument(request, signal));
  const kept = call.keep(() => ({ text: backendSessionId }));
  if (stateReference === null && kept === undefined) return;
  const sealedSubject = sealSubject(backendSessionId, { ...subject, stateReference });
  await context.sessions.replaceSubject({ idHash: session.idHash, sealedSubject, kept });
}

/** No session is left of a request that the state did not take. Codes that were certainly not sent are not counted. */
async function discardSession(
  { session, subject: citizen, codeUses }: AdmittedRequest,
  { source }: DocumentRequest,
  error: unknown,
  context: SessionContext,
): Promise<void> {
  const errorCode: ErrorCode = error instanceof GatewayError ? error.code : 'internal_error';
  const act = { action: 'request_failed', errorCode, session, iin: citizen.iin, source } as const;
  // A time-out or a fault may come after the SMS. That a citizen is not found must count, or somebody could try out phones.
  const unused = wasNotAsked(error) ? codeUses : [];
  await context.sessions.discardSession({ idHash: session.idHash, audit: sessionAudit(act, context), unused });
}

/** The answer of the call that opened the session, as it was then. */
async function recallSession(
  { backendSessionId, subject }: RepeatedRequest,
  context: SessionContext,
): Promise<OpenSession> {
  const found = await context.sessions.findSession(hashSessionId(backendSessionId));
  if (found === undefined) throw new GatewayError('session_not_found');
  const { session } = found;
  const asOpened = { ...session, state: 'requested' as const, otpSentAt: session.createdAt, resendsUsed: 0 };
  return describeOpenSession(backendSessionId, asOpened, subject, context.rules);
}
