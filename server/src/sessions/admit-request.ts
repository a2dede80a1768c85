/**
 * admitRequest: all that is checked and counted before the state is asked. The session, its audit row and the uses of the limits
 * are one commit: a request that a limit refuses uses nothing of the others, and costs no commit of its own where it passes.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { isValidIin } from '../citizens/iin.ts';
import { normalizePhone } from '../citizens/phone.ts';
import type { DocumentTypeName } from '../documents/document-type.ts';
import { GatewayError } from '../errors.ts';
import type { CounterUse } from '../limits/limit-store.ts';
import { codeUsesOf, planRequest } from '../limits/plan-uses.ts';
import { type RequestRate, readRequestRate, requestRateOf } from '../limits/request-rate.ts';
import { assertSubscribed } from '../organizations/assert-subscribed.ts';
import type { Caller, PresentedApiKey } from '../organizations/authenticate-api-key.ts';
import { beginIdempotentCall, type IdempotentCall } from './idempotent-call.ts';
import type { RequestedSession } from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { SessionContext } from './session-context.ts';
import { hashSessionId, type Subject, sealSubject } from './session-secret.ts';

export interface DocumentRequest {
  documentType: string;
  apiKey: PresentedApiKey;
  iin: string;
  phone: string;
  /** The header `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
  /** For the audit. */
  source: CallSource;
  /** Told once how the key stands, whatever becomes of the call, where the key is a valid one. */
  tellRate?: (rate: RequestRate) => void;
}

export interface AdmittedRequest {
  outcome: 'admitted';
  backendSessionId: string;
  session: RequestedSession;
  subject: Subject;
  call: IdempotentCall;
  /** The code as it was counted: to be taken back where the state sent none. */
  codeUses: readonly CounterUse[];
  rate: RequestRate;
}

/** The same call has had its answer. */
export interface RepeatedRequest {
  outcome: 'repeated';
  backendSessionId: string;
  subject: Subject;
  rate: RequestRate;
}

/** Concurrent calls may use up between reading and writing what was free; a second reading then says which limit it was. */
const ADMISSIONS_MAX = 20;

/**
 * The order of the checks is part of the contract: subscription, IIN, phone, limits.
 * @throws GatewayError
 */
export async function admitRequest(
  request: DocumentRequest,
  documentType: DocumentTypeName,
  caller: Caller,
  context: SessionContext,
): Promise<AdmittedRequest | RepeatedRequest> {
  const owner = { organizationId: caller.organization.id, environment: caller.environment };
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
  if ('answered' in call) {
    const rate = await readRequestRate(caller, context.limits);
    return { outcome: 'repeated', backendSessionId: call.answered, subject, rate };
  }
  try {
    const opened = await openSession({ documentType, caller, subject, source: request.source }, context);
    return { outcome: 'admitted', ...opened, subject, call };
  } catch (error) {
    await call.abandon();
    throw error;
  }
}

function readSubject(request: DocumentRequest): Subject {
  if (!isValidIin(request.iin)) throw new GatewayError('invalid_iin');
  const phone = normalizePhone(request.phone);
  if (phone === undefined) throw new GatewayError('invalid_phone');
  return { iin: request.iin, phone };
}

interface OpeningSession {
  documentType: DocumentTypeName;
  caller: Caller;
  subject: Subject;
  source: CallSource;
}

/** The session is stored before the state is asked. Nobody has its id yet: a crash in between leaves one that only expires. */
async function openSession(
  opening: OpeningSession,
  context: SessionContext,
): Promise<Pick<AdmittedRequest, 'backendSessionId' | 'session' | 'codeUses' | 'rate'>> {
  const { caller, subject } = opening;
  const { organization, environment, apiKeyId } = caller;
  const backendSessionId = context.ids.uuid();
  const newSession = newSessionOf(backendSessionId, opening, context);
  const act = {
    action: 'document_requested',
    session: newSession,
    iin: subject.iin,
    source: opening.source,
  } as const;
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

function newSessionOf(backendSessionId: string, opening: OpeningSession, context: SessionContext) {
  const { documentType, caller, subject } = opening;
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
