/**
 * admitRequest: the last check before the state is asked, that of the limits. The session, its audit row and the uses of the limits
 * are one commit: a request that a limit refuses uses nothing of the others, and costs no commit of its own where it passes.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import type { Subject } from '../citizens/subject.ts';
import type { CheckedAsk } from '../claims/read-ask.ts';
import { markSubject } from '../crypto/subject-hmac.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import type { ChosenScenario } from '../egov/egov.ts';
import type { RequestRate } from '../errors.ts';
import type { LimitCounter } from '../limits/counters.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { codeUsesOf, planRequest } from '../limits/plan-uses.ts';
import { requestRateOf } from '../limits/request-rate.ts';
import { writeWithinLimits } from '../limits/write-within-limits.ts';
import type { Caller } from '../organizations/authenticate-api-key.ts';
import { assertSubscribed } from '../subscriptions/assert-subscribed.ts';
import { assertMayAsk } from './assert-may-go-on.ts';
import type { RequestedSession } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { LoggedContext, SessionContext } from './session-context.ts';
import { encryptSubject, hashSessionId, markForWallet } from './session-secret.ts';
import type { OpenedSession, SessionKey } from './session-writes.ts';

export interface CheckedRequest extends CheckedAsk {
  documentType: DocumentTypeName;
  caller: Caller;
  subject: Subject;
  clientReference: string | null;
  /** What the sandbox is to play. */
  scenario: ChosenScenario | undefined;
  /** Whether the document goes into a wallet, and not to the organisation. */
  isForWallet: boolean;
  source: CallSource;
  /** What its key may do, where approves take no unit of a quota. */
  unlimitedKey: SessionKey | undefined;
}

export interface Admission {
  backendSessionId: string;
  session: RequestedSession;
  /** For the audit. */
  iinHmac: string;
  /** The code as it was counted: to be taken back where the state sent none. */
  codeUses: readonly CounterUse[];
  rate: RequestRate;
}

/**
 * The session is stored before the state is asked. Nobody has its id yet: a crash in between leaves one that only expires.
 * @throws GatewayError
 */
export async function admitRequest(request: CheckedRequest, context: SessionContext): Promise<Admission> {
  const { caller } = request;
  const opening = openingOf(request, context);
  return writeWithinLimits(
    () => planRequest(opening.citizenCall, context.limits),
    async (counters) => {
      const opened = await context.sessions.insertSession(opening.session, context.rules, opening.audit, counters);
      if (opened !== undefined) return admissionOf(opening, opened, counters, context);
      // A limit was used up meanwhile, which the next reading tells; or the organisation was suspended.
      const owner = { organizationId: caller.organization.id, environment: caller.environment };
      assertMayAsk(await assertSubscribed(owner, 'e_document', context.subscriptions), request.ask);
      return undefined;
    },
  );
}

export function openingOf(request: CheckedRequest, context: SessionContext) {
  const { documentType, caller, subject, clientReference, ask, holder, isForWallet, source } = request;
  const { organization, environment, apiKeyId } = caller;
  const id = context.ids.uuid();
  const backendSessionId = isForWallet ? markForWallet(id) : id;
  const session = {
    idHash: hashSessionId(backendSessionId),
    organizationId: organization.id,
    apiKeyId,
    environment,
    documentType,
    egovRequestId: context.ids.rowId(),
    clientReference,
    ask,
    encryptedSubject: encryptSubject(backendSessionId, { ...subject, stateReference: null, holder }),
  };
  const marks = markSubject(subject, context.subjectHmacKey);
  const event = { action: 'document_requested', session, isForWallet, iinHmac: marks.iinHmac, source } as const;
  const citizenCall = { environment, organizationId: organization.id, apiKeyId, ...marks };
  return { backendSessionId, session, audit: sessionAudit(event, context), citizenCall };
}

/** What is written of a request, but for its uses of the limits. */
export type Opening = ReturnType<typeof openingOf>;

export function admissionOf(
  { backendSessionId, citizenCall }: Opening,
  { session, uses }: OpenedSession,
  counters: readonly LimitCounter[],
  { limits }: SessionContext,
): Admission {
  const rate = requestRateOf(citizenCall, uses, session.createdAt, limits);
  const { iinHmac } = citizenCall;
  return { backendSessionId, session, iinHmac, codeUses: codeUsesOf(uses, counters), rate };
}

/** For the request log: whose request it is, and for whom, as it was typed. */
export function noteRequest(
  { documentType, caller, citizen }: { documentType: string; caller: Caller; citizen: Subject },
  context: LoggedContext,
): void {
  const { apiKeyId, environment, organization } = caller;
  context.noteOwner({ organizationId: organization.id, environment, apiKeyId, documentType });
  context.noteSubject(citizen);
}
