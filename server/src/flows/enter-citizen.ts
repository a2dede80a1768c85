/** enterCitizen: the citizen tells who they are, and the state sends the code: the request of the Backend API, once for each session. */
import type { CallSource } from '../audit/audit-entry.ts';
import { readSubject, type Subject } from '../citizens/subject.ts';
import { typedAskOf } from '../claims/read-ask.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { type FieldError, GatewayError } from '../errors.ts';
import { findKeyById } from '../organizations/authenticate-api-key.ts';
import { requestWithKey } from '../sessions/request-document.ts';
import { sessionInProgress } from '../sessions/session.ts';
import { hashSessionId } from '../sessions/session-secret.ts';
import type { Language } from '../words/languages.ts';
import { endFlow } from './end-flow.ts';
import { givenConsent } from './flow-consent.ts';
import type { FlowContext } from './flow-context.ts';
import { encryptFlowSubject } from './flow-secret.ts';
import { REQUESTS_MAX } from './flow-session.ts';
import { isDocumentTypeOf } from './flow-settings.ts';
import { toldReference } from './flow-webhook.ts';
import { type OpenFlow, openFlowToAct, type PageCall } from './open-flow.ts';
import type { FlowView } from './page-schemas.ts';
import { readFlow } from './read-flow.ts';

export interface CitizenEntry extends PageCall {
  iin?: string | undefined;
  phone?: string | undefined;
  documentType?: string | undefined;
  language?: Language | undefined;
  source: CallSource;
}

interface Wanted extends Subject {
  documentType: DocumentTypeName;
}

/**
 * By asking for the code the citizen consents: the record of that is written with the request.
 * A session that waits for a code already, or has ended, is told as it stands.
 * @throws GatewayError as `openFlowToAct`, `invalid_request`, as `requestDocument`, and `session_in_progress` while another call asks the state
 */
export async function enterCitizen(entry: CitizenEntry, context: FlowContext): Promise<FlowView> {
  const open = await openFlowToAct(entry, context);
  if (open.standing.state !== 'created') return readFlow(entry, context);
  const wanted = readWanted(entry, open);
  const { idHash } = open.session;
  const fence = context.sessions.ids.uuid();
  const { leaseMs } = context.sessions.rules;
  const clientReference = toldReference({ ...open, subject: wanted });
  const claimed = await context.flowSessions.claimRequest({
    idHash,
    fence,
    leaseMs,
    most: REQUESTS_MAX,
    clientReference,
  });
  if (!claimed) throw sessionInProgress();
  try {
    await request(wanted, open, fence, entry, context);
  } catch (error) {
    const isUsed = isUnknownCitizen(error);
    const used = await context.flowSessions.releaseRequest({ idHash, fence, isUsed });
    if (!isUsed || used === undefined || used < REQUESTS_MAX) throw error;
    await endFlow({ ...open, subject: wanted }, { reason: 'mcdb' }, entry.source, context);
  }
  return readFlow(entry, context);
}

async function request(
  { documentType, ...citizen }: Wanted,
  open: OpenFlow,
  fence: string,
  { source, language = 'kk' }: CitizenEntry,
  context: FlowContext,
): Promise<void> {
  const { session, order, sessionId } = open;
  const key = await findKeyById(session.apiKeyId, context.sessions.apiKeys);
  const asked = typedAskOf(order);
  const wanted = { documentType, ...citizen, asked, scenario: order.scenario ?? undefined, source };
  const clientReference = toldReference({ order, subject: citizen }) ?? undefined;
  const requested = await requestWithKey({ ...wanted, clientReference }, key, context.sessions);
  const { backendSessionId } = requested.session;
  const recorded = await context.flowSessions.recordRequest({
    idHash: session.idHash,
    fence,
    documentIdHash: hashSessionId(backendSessionId),
    encryptedSubject: encryptFlowSubject(sessionId, { ...citizen, backendSessionId }),
    ttlMs: context.sessions.rules.sessionTtlMs,
    given: givenConsent(open, { iin: citizen.iin, documentType, language }, source, context),
  });
  if (!recorded) throw sessionInProgress();
}

/** @throws GatewayError `invalid_request`, `invalid_iin`, `invalid_phone` */
function readWanted(entry: CitizenEntry, { order, subject }: OpenFlow): Wanted {
  const [only, ...others] = order.documentTypes;
  const documentType = entry.documentType ?? (others.length === 0 ? only : undefined);
  const errors = [
    ...givenOnce('iin', entry.iin, subject.iin),
    ...givenOnce('phone', entry.phone, subject.phone),
    ...documentTypeErrors(documentType, order.documentTypes),
  ];
  if (errors.length > 0) throw new GatewayError('invalid_request', { extras: { errors } });
  const citizen = readSubject({ iin: subject.iin ?? entry.iin ?? '', phone: subject.phone ?? entry.phone ?? '' });
  return { ...citizen, documentType: documentType as DocumentTypeName };
}

function givenOnce(field: string, typed: string | undefined, given: string | undefined): FieldError[] {
  if (typed === undefined && given === undefined) return [{ field, message: 'is required', reason: 'required' }];
  if (typed === undefined || given === undefined) return [];
  return [{ field, message: 'must be left out: the organisation has given it', reason: 'given_by_organization' }];
}

function documentTypeErrors(typed: string | undefined, allowed: readonly DocumentTypeName[]): FieldError[] {
  if (typed !== undefined && isDocumentTypeOf(typed, allowed)) return [];
  const message = `must be one of ${allowed.join(', ')}`;
  return [{ field: 'document_type', message, reason: typed === undefined ? 'required' : 'not_asked_for' }];
}

function isUnknownCitizen(error: unknown): boolean {
  const codes: readonly string[] = ['subject_not_found_in_mcdb', 'profile_not_found'];
  return error instanceof GatewayError && codes.includes(error.code);
}
