/** resendOtp: another code for a session whose code did not come, or came too late. The attempts stay spent. */
import type { CallSource } from '../audit/audit-entry.ts';
import { askInWords } from '../claims/describe-ask.ts';
import { markSubject, type SubjectMarks } from '../crypto/subject-hmac.ts';
import { askEgov } from '../egov/ask-egov.ts';
import type { ChosenScenario } from '../egov/egov.ts';
import { wasNotAsked } from '../egov/not-asked.ts';
import { GatewayError } from '../errors.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { planResend } from '../limits/plan-uses.ts';
import { logRequest } from '../request-log/log-request.ts';
import { assertKeyMayGoOn, assertMayGoOn } from './assert-may-go-on.ts';
import { chosenScenario } from './chosen-scenario.ts';
import { describeOpenSession, type OpenSession } from './describe-open-session.ts';
import { findSession } from './find-session.ts';
import { noteSession } from './note-session.ts';
import { assertMayResend, type RequestedSession, sessionAt, sessionInProgress } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { LoggedContext, SessionContext } from './session-context.ts';
import { decryptSubject, encryptSubject, hashSessionId, isForWallet, type RequestedSubject } from './session-secret.ts';
import type { FoundSession } from './session-writes.ts';

export interface Resend {
  backendSessionId: string;
  /** The caller's IP address. */
  address: string;
  /** The header `Qujat-Sandbox`. */
  scenario?: string | undefined;
  /** For the audit. */
  source: CallSource;
}

const CLAIMS_MAX = 3;

/** @throws GatewayError */
export function resendOtp(resend: Resend, context: SessionContext): Promise<OpenSession> {
  return logRequest('resendOtp', resend, context, (logged) => sendAnother(resend, logged));
}

async function sendAnother(resend: Resend, context: LoggedContext): Promise<OpenSession> {
  const found = await findSession(hashSessionId(resend.backendSessionId), context);
  noteSession(found.session, context);
  const session = resendable(found, resend, context);
  const scenario = chosenScenario(resend.scenario, session.environment, context);
  const subject = decryptSubject(resend.backendSessionId, session.encryptedSubject);
  context.noteSubject(subject);
  const marks = markSubject(subject, context.subjectHmacKey);
  const { before, claimed, uses } = await claimResend(found, marks, resend, context);
  try {
    await sendOtp(claimed, { ...subject, scenario }, resend, context);
  } catch (error) {
    await returnResend({ before, claimed, uses }, marks, resend, error, context);
    throw error;
  }
  const { environment, organizationId } = claimed;
  const aheadMs = environment === 'test' ? await context.readSandboxAhead(organizationId) : 0;
  return describeOpenSession(resend.backendSessionId, claimed, subject, { rules: context.rules, aheadMs });
}

function resendable(found: FoundSession, { address }: Resend, context: SessionContext): RequestedSession {
  assertKeyMayGoOn(found, address);
  const session = sessionAt(found.session, found.nowMs);
  assertMayResend(session, found.nowMs, context.rules);
  return session;
}

/** A resend that is counted: the session before and after it, and what it used of the limits. */
interface ClaimedResend {
  before: RequestedSession;
  claimed: RequestedSession;
  uses: readonly CounterUse[];
}

/**
 * The resend is counted before the state is asked, so that a state which fails cannot be used to send without end: for the session,
 * and in the same commit as a code for phone, IIN and organisation.
 */
async function claimResend(
  first: FoundSession,
  marks: SubjectMarks,
  resend: Resend,
  context: SessionContext,
): Promise<ClaimedResend> {
  const { idHash, organizationId, apiKeyId, environment } = first.session;
  const event = {
    action: 'otp_resent',
    session: first.session,
    isForWallet: isForWallet(resend.backendSessionId),
    iinHmac: marks.iinHmac,
    source: resend.source,
  } as const;
  const audit = sessionAudit(event, context);
  let found = first;
  for (let claims = 0; claims < CLAIMS_MAX; claims += 1) {
    const before = resendable(found, resend, context);
    const { allowedIpRanges } = assertKeyMayGoOn(found, resend.address);
    const counters = await planResend({ environment, organizationId, apiKeyId, ...marks }, context.limits);
    const claim = { idHash, rules: context.rules, allowedIpRanges, audit, counters };
    const claimed = await context.sessions.claimResend(claim);
    if (claimed !== undefined) return { before, claimed: claimed.session, uses: claimed.uses };
    // Somebody was faster. Look again, to tell the caller what the session is now, what was cut off, or which limit is used up.
    found = await findSession(idHash, context);
    await assertMayGoOn(found, resend.address, context);
  }
  throw sessionInProgress();
}

/** Where the state knows the request by another reference from now on, the session keeps that one. */
async function sendOtp(
  session: RequestedSession,
  { scenario, holder, ...subject }: RequestedSubject & { scenario: ChosenScenario | undefined },
  { backendSessionId }: Resend,
  context: SessionContext,
): Promise<void> {
  const organization = await context.organizations.findOrganization(session.organizationId);
  if (organization === undefined) throw new Error('the session belongs to no organisation');
  const request = {
    requestId: session.egovRequestId,
    organization,
    documentType: session.documentType,
    asked: askInWords(session.ask, session.documentType),
    isForWallet: isForWallet(backendSessionId),
    ...subject,
    scenario,
  };
  const egov = context.egov[session.environment];
  const { stateReference } = await askEgov(context.egovTimeoutMs, (signal) => egov.resendOtp(request, signal));
  if (stateReference === subject.stateReference) return;
  const encryptedSubject = encryptSubject(backendSessionId, { ...subject, stateReference, holder });
  await context.sessions.replaceSubject({ idHash: session.idHash, encryptedSubject });
}

/** A resend of which the state certainly never heard was none: the code before it still counts, no wait begins, no limit is used. */
async function returnResend(
  { before, claimed, uses }: ClaimedResend,
  { iinHmac }: SubjectMarks,
  { backendSessionId, source }: Resend,
  error: unknown,
  context: SessionContext,
): Promise<void> {
  if (!(error instanceof GatewayError && wasNotAsked(error))) return;
  const failed = { action: 'resend_failed', errorCode: error.code, session: claimed, iinHmac, source } as const;
  const event = { ...failed, isForWallet: isForWallet(backendSessionId) };
  await context.sessions.returnResend({ before, claimed, audit: sessionAudit(event, context), unused: uses });
}
