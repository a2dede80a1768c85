/** resendOtp: another code for a session whose code did not come, or came too late. The attempts stay spent. */

import { askEgov } from '../egov/ask-egov.ts';
import { wasNotAsked } from '../egov/not-asked.ts';
import { GatewayError } from '../errors.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { planResend } from '../limits/plan-uses.ts';
import { type LoggedContext, logCall } from './log-call.ts';
import { describeOpenSession, type OpenSession } from './open-session.ts';
import { assertMayResend, type RequestedSession, sessionAt } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, type RequestedSubject, type Subject, sealSubject, unsealSubject } from './session-secret.ts';

export interface Resend {
  backendSessionId: string;
  /** The HTTP request's id, `req_…`, for the audit. */
  requestId: string;
}

/** @throws GatewayError */
export function resendOtp(resend: Resend, context: SessionContext): Promise<OpenSession> {
  return logCall('resendOtp', resend, context, (logged) => sendAnother(resend, logged));
}

async function sendAnother(resend: Resend, context: LoggedContext): Promise<OpenSession> {
  const session = await loadSession(resend, context);
  const subject = unsealSubject(resend.backendSessionId, session.sealedSubject);
  context.noteSubject(subject);
  const { session: claimed, uses } = await claimResend(session, subject, resend, context);
  try {
    await sendOtp(claimed, subject, resend, context);
  } catch (error) {
    await returnResend({ before: session, claimed, uses }, subject, resend, error, context);
    throw error;
  }
  return describeOpenSession(resend.backendSessionId, claimed, subject, context.rules);
}

async function loadSession(resend: Resend, context: LoggedContext): Promise<RequestedSession> {
  const found = await context.sessions.findSession(hashSessionId(resend.backendSessionId));
  if (found === undefined) throw new GatewayError('session_not_found');
  context.noteCall(found.session);
  const session = sessionAt(found.session, found.nowMs);
  assertMayResend(session, found.nowMs, context.rules);
  return session;
}

/**
 * The resend is counted before the state is asked, so that a state which fails cannot be used to send without end: for the session,
 * and in the same commit as a code for phone, IIN and organisation.
 */
async function claimResend(
  session: RequestedSession,
  subject: Subject,
  resend: Resend,
  context: LoggedContext,
): Promise<{ session: RequestedSession; uses: readonly CounterUse[] }> {
  const { idHash, organizationId, environment } = session;
  const act = { action: 'otp_resent', session, iin: subject.iin, requestId: resend.requestId } as const;
  const audit = sessionAudit(act, context);
  const citizenCall = { environment, organizationId, iin: subject.iin, phone: subject.phone };
  const counters = await planResend(citizenCall, context.limits);
  const claimed = await context.sessions.claimResend({ idHash, rules: context.rules, audit, counters });
  if (claimed !== undefined) return claimed;
  // Somebody was faster. Look again, to tell the caller what the session is now, or which limit is used up.
  await loadSession(resend, context);
  await planResend(citizenCall, context.limits);
  throw new GatewayError('session_in_progress');
}

/** Where the state knows the request by another reference from now on, the session keeps that one. */
async function sendOtp(
  session: RequestedSession,
  subject: RequestedSubject,
  { backendSessionId }: Resend,
  context: SessionContext,
): Promise<void> {
  const organization = await context.organizations.findOrganization(session.organizationId);
  if (organization === undefined) throw new Error('the session belongs to no organisation');
  const request = {
    requestId: session.egovRequestId,
    organization,
    documentType: session.documentType,
    ...subject,
  };
  const egov = context.egov[session.environment];
  const { stateReference } = await askEgov(context.egovTimeoutMs, (signal) => egov.resendOtp(request, signal));
  if (stateReference === subject.stateReference) return;
  const sealedSubject = sealSubject(backendSessionId, { ...subject, stateReference });
  await context.sessions.replaceSubject({ idHash: session.idHash, sealedSubject });
}

/** A resend of which the state certainly never heard was none: the code before it still counts, no wait begins, no limit is used. */
async function returnResend(
  { before, claimed, uses }: { before: RequestedSession; claimed: RequestedSession; uses: readonly CounterUse[] },
  subject: Subject,
  { requestId }: Resend,
  error: unknown,
  context: SessionContext,
): Promise<void> {
  if (!(error instanceof GatewayError && wasNotAsked(error))) return;
  const { iin } = subject;
  const act = { action: 'resend_failed', errorCode: error.code, session: claimed, iin, requestId } as const;
  await context.sessions.returnResend({ before, claimed, audit: sessionAudit(act, context), unused: uses });
}
