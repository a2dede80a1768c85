/**
 * admitRequest: the last check before the state is asked, that of the limits. The session, its audit row and the uses of the limits
 * are one commit: a request that a limit refuses uses nothing of the others, and costs no commit of its own where it passes.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import type { Subject } from '../citizens/subject.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { ChosenScenario } from '../egov/egov.ts';
import type { RequestRate } from '../errors.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { codeUsesOf, planRequest } from '../limits/plan-uses.ts';
import { requestRateOf } from '../limits/request-rate.ts';
import { writeWithinLimits } from '../limits/write-within-limits.ts';
import type { Caller } from '../organizations/authenticate-api-key.ts';
import { assertSubscribed } from '../subscriptions/assert-subscribed.ts';
import type { RequestedSession } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, sealSubject } from './session-secret.ts';

export interface CheckedRequest {
  documentType: DocumentTypeName;
  caller: Caller;
  subject: Subject;
  /** What the sandbox is to play. */
  scenario: ChosenScenario | undefined;
  source: CallSource;
}

export interface Admission {
  backendSessionId: string;
  session: RequestedSession;
  /** The code as it was counted: to be taken back where the state sent none. */
  codeUses: readonly CounterUse[];
  rate: RequestRate;
}

/**
 * The session is stored before the state is asked. Nobody has its id yet: a crash in between leaves one that only expires.
 * @throws GatewayError
 */
export async function admitRequest(request: CheckedRequest, context: SessionContext): Promise<Admission> {
  const { caller, subject } = request;
  const { organization, environment, apiKeyId } = caller;
  const backendSessionId = context.ids.uuid();
  const newSession = newSessionOf(backendSessionId, request, context);
  const event = {
    action: 'document_requested',
    session: newSession,
    iin: subject.iin,
    source: request.source,
  } as const;
  const audit = sessionAudit(event, context);
  const citizenCall = { environment, organizationId: organization.id, apiKeyId, ...subject };
  return writeWithinLimits(
    () => planRequest(citizenCall, context.limits),
    async (counters) => {
      const opened = await context.sessions.insertSession(newSession, context.rules, audit, counters);
      if (opened === undefined) {
        // A limit was used up meanwhile, which the next reading tells; or the organisation was suspended.
        await assertSubscribed({ organizationId: organization.id, environment }, 'e_document', context.subscriptions);
        return undefined;
      }
      const { session, uses } = opened;
      const rate = requestRateOf(caller, uses, session.createdAt, context.limits);
      return { backendSessionId, session, codeUses: codeUsesOf(uses, counters), rate };
    },
  );
}

function newSessionOf(backendSessionId: string, request: CheckedRequest, context: SessionContext) {
  const { documentType, caller, subject } = request;
  return {
    idHash: hashSessionId(backendSessionId),
    organizationId: caller.organization.id,
    apiKeyId: caller.apiKeyId,
    environment: caller.environment,
    documentType,
    egovRequestId: context.ids.rowId(),
    sealedSubject: sealSubject(backendSessionId, { ...subject, stateReference: null }),
  };
}
