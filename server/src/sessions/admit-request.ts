/**
 * admitRequest: the last check before the state is asked, that of the limits. The session, its audit row and the uses of the limits
 * are one commit: a request that a limit refuses uses nothing of the others, and costs no commit of its own where it passes.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import type { DocumentTypeName } from '../documents/document-type.ts';
import { GatewayError, type RequestRate } from '../errors.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { codeUsesOf, planRequest } from '../limits/plan-uses.ts';
import { requestRateOf } from '../limits/request-rate.ts';
import { assertSubscribed } from '../organizations/assert-subscribed.ts';
import type { Caller } from '../organizations/authenticate-api-key.ts';
import type { RequestedSession } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, type Subject, sealSubject } from './session-secret.ts';

export interface CheckedRequest {
  documentType: DocumentTypeName;
  caller: Caller;
  subject: Subject;
  source: CallSource;
}

export interface Admission {
  backendSessionId: string;
  session: RequestedSession;
  /** The code as it was counted: to be taken back where the state sent none. */
  codeUses: readonly CounterUse[];
  rate: RequestRate;
}

/** Concurrent calls may use up between reading and writing what was free; a second reading then says which limit it was. */
const ADMISSIONS_MAX = 20;

/**
 * The session is stored before the state is asked. Nobody has its id yet: a crash in between leaves one that only expires.
 * @throws GatewayError
 */
export async function admitRequest(request: CheckedRequest, context: SessionContext): Promise<Admission> {
  const { caller, subject } = request;
  const { organization, environment, apiKeyId } = caller;
  const backendSessionId = context.ids.uuid();
  const newSession = newSessionOf(backendSessionId, request, context);
  const act = { action: 'document_requested', session: newSession, iin: subject.iin, source: request.source } as const;
  const audit = sessionAudit(act, context);
  for (let admission = 0; admission < ADMISSIONS_MAX; admission += 1) {
    const citizenCall = { environment, organizationId: organization.id, apiKeyId, ...subject };
    const counters = await planRequest(citizenCall, context.limits);
    const opened = await context.sessions.insertSession(newSession, context.rules, audit, counters);
    if (opened === undefined) {
      // A limit was used up meanwhile, which the next reading tells; or the organisation was suspended.
      await assertSubscribed({ organizationId: organization.id, environment }, 'e_document', context.organizations);
      continue;
    }
    const { session, uses } = opened;
    const rate = requestRateOf(caller, uses, session.createdAt, context.limits);
    return { backendSessionId, session, codeUses: codeUsesOf(uses, counters), rate };
  }
  throw new GatewayError('service_unavailable', { cause: new Error('the limits were contended for too long') });
}

function newSessionOf(backendSessionId: string, request: CheckedRequest, context: SessionContext) {
  const { documentType, caller, subject } = request;
  return {
    idHash: hashSessionId(backendSessionId),
    organizationId: caller.organization.id,
    apiKeyId: caller.apiKeyId,
    environment: caller.environment,
    documentType,
    egovRequestId: context.ids.uuid(),
    sealedSubject: sealSubject(backendSessionId, { ...subject, stateReference: null }),
  };
}
