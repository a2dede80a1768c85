/** requestDocument: the specification's stage 2. An organisation asks for a citizen's document; the state sends the OTP. */
import type { CallSource } from '../audit/audit-entry.ts';
import { readSubject } from '../citizens/subject.ts';
import { askInWords } from '../claims/describe-ask.ts';
import { readAsk, type TypedAsk } from '../claims/read-ask.ts';
import { type DocumentTypeName, isDocumentTypeName } from '../documents/catalogue.ts';
import { refuseDocumentType } from '../documents/refuse-document-type.ts';
import { askEgov } from '../egov/ask-egov.ts';
import { wasNotAsked } from '../egov/not-asked.ts';
import { type ErrorCode, GatewayError, type RequestRate } from '../errors.ts';
import { countRequest, readRequestRate, withRate } from '../limits/request-rate.ts';
import {
  type Caller,
  type FoundKey,
  findUsableKey,
  type PresentedApiKey,
} from '../organizations/authenticate-api-key.ts';
import { logRequest } from '../request-log/log-request.ts';
import { assertSubscribed } from '../subscriptions/assert-subscribed.ts';
import { type Admission, admitRequest, type CheckedRequest, noteRequest } from './admit-request.ts';
import { admitUnread } from './admit-unread.ts';
import { assertMayAsk } from './assert-may-go-on.ts';
import { chosenScenario } from './chosen-scenario.ts';
import { describeOpenSession, type OpenSession } from './describe-open-session.ts';
import { type IdempotentRequest, idempotently, type KeepAnswer } from './idempotent-call.ts';
import { noteSession } from './note-session.ts';
import { readClientReference } from './read-client-reference.ts';
import { sessionAudit } from './session-audit.ts';
import type { LoggedContext, SessionContext } from './session-context.ts';
import { encryptSubject, hashSessionId } from './session-secret.ts';

/** What a citizen is asked for. */
export interface CitizenRequest {
  documentType: string;
  iin: string;
  phone: string;
  /** By what the organisation knows the request. */
  clientReference?: string | undefined;
  /** What of the document the organisation wants to know; undefined for all of it. */
  asked?: TypedAsk | undefined;
  /** Whether the document is to go into the citizen's wallet, and not to the organisation. */
  isForWallet?: boolean | undefined;
  /** The header `Qujat-Sandbox`. */
  scenario?: string | undefined;
  /** For the audit. */
  source: CallSource;
}

export interface DocumentRequest extends CitizenRequest {
  apiKey: PresentedApiKey;
  /** The header `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
}

export interface RequestedDocument {
  session: OpenSession;
  rate: RequestRate;
}

/**
 * The order of the checks is part of the contract: document type, API key, subscription, IIN, phone, what is asked, limits, state. The answer
 * is the same whether or not the document exists.
 * @throws GatewayError with the key's `rate`, if the key is a valid one
 */
export function requestDocument(request: DocumentRequest, context: SessionContext): Promise<RequestedDocument> {
  return logRequest('requestDocument', request, context, (logged) => openRequested(request, logged));
}

/**
 * The same for a key that is known already, as it is on the page of a Flow, where nobody presents one.
 * @throws GatewayError as `requestDocument`, but for the key's
 */
export function requestWithKey(
  request: CitizenRequest,
  found: FoundKey,
  context: SessionContext,
): Promise<RequestedDocument> {
  return logRequest('requestDocument', request, context, async (logged) => {
    const documentType = readDocumentType(request.documentType);
    return openWithKey(found, { request, documentType, idempotency: undefined, rememberCaller: () => {} }, logged);
  });
}

async function openRequested(request: DocumentRequest, context: LoggedContext): Promise<RequestedDocument> {
  const documentType = readDocumentType(request.documentType);
  return (await openUnread(request, documentType, context)) ?? (await openChecked(request, documentType, context));
}

/** Undefined where the checks have to be made one by one. A call that may be repeated begins with a write of its own. */
async function openUnread(
  { idempotencyKey, scenario, ...request }: DocumentRequest,
  documentType: DocumentTypeName,
  context: LoggedContext,
): Promise<RequestedDocument | undefined> {
  if (idempotencyKey !== undefined || scenario !== undefined || request.isForWallet === true) return undefined;
  const admitted = await admitUnread({ ...request, documentType }, context);
  if (admitted === undefined) return undefined;
  const { checked, admission } = admitted;
  return askState(admission, checked, () => undefined, context);
}

async function openChecked(
  request: DocumentRequest,
  documentType: DocumentTypeName,
  context: LoggedContext,
): Promise<RequestedDocument> {
  const found = await findUsableKey(request.apiKey, context.apiKeys);
  const { apiKey, idempotencyKey } = request;
  const idempotency = idempotencyKey === undefined ? undefined : { key: idempotencyKey, secret: apiKey.key };
  const rememberCaller = () => context.knownCallers.remember(apiKey, found);
  return openWithKey(found, { request, documentType, idempotency, rememberCaller }, context);
}

interface Opened {
  request: CitizenRequest;
  documentType: DocumentTypeName;
  idempotency: { key: string; secret: string } | undefined;
  /** So that the caller's next request needs no reading. Not where there is a quota. */
  rememberCaller(): void;
}

async function openWithKey(
  found: FoundKey,
  { request, documentType, idempotency, rememberCaller }: Opened,
  context: LoggedContext,
): Promise<RequestedDocument> {
  const { caller } = found;
  noteRequest({ documentType, caller, citizen: request }, context);
  try {
    const owner = { organizationId: caller.organization.id, environment: caller.environment };
    const granted = await assertSubscribed(owner, 'e_document', context.subscriptions);
    const { hasQuota } = granted;
    const subject = readSubject(request);
    const clientReference = readClientReference(request.clientReference, subject);
    const asked = readAsk(request.asked ?? {}, [documentType]);
    assertMayAsk(granted, asked.ask);
    const isForWallet = readWalletWish(request, found.apiKey, context);
    const scenario = chosenScenario(request.scenario, caller.environment, context);
    const unlimitedKey = hasQuota ? undefined : found.apiKey;
    const { source } = request;
    const checked = {
      documentType,
      caller,
      subject,
      clientReference,
      ...asked,
      isForWallet,
      scenario,
      source,
      unlimitedKey,
    };
    const outcome = await idempotently(idempotentRequestOf(request, checked, idempotency), context, async (keep) => {
      const admission = await admitRequest(checked, context);
      if (!hasQuota) rememberCaller();
      return askState(admission, checked, keep, context);
    });
    return outcome.repeated ? await recallSession(outcome.text, checked, context) : outcome.made;
  } catch (error) {
    throw isRated(error) ? error : withRate(error, await countRefused(error, caller, context));
  }
}

/** @throws GatewayError `credentials_off`, and `invalid_request` where no wallet could receive what is asked */
function readWalletWish(
  { isForWallet = false, asked = {} }: CitizenRequest,
  { allowedIpRanges }: FoundKey['apiKey'],
  { issuesCredentials }: SessionContext,
): boolean {
  if (!isForWallet) return false;
  if (!issuesCredentials) throw new GatewayError('credentials_off');
  const refuse = (message: string, reason: string) =>
    new GatewayError('invalid_request', { extras: { errors: [{ field: 'credential', message, reason }] } });
  const { claims, fields } = asked;
  if (claims !== undefined || fields !== undefined) {
    throw refuse(
      'goes without claims and fields: the citizen chooses in the wallet what to show',
      'credential_with_ask',
    );
  }
  if (allowedIpRanges.length > 0) {
    throw refuse(
      'needs a key that may be used from everywhere: the wallet calls from the citizen’s network',
      'key_has_addresses',
    );
  }
  return true;
}

function readDocumentType(name: string): DocumentTypeName {
  if (!isDocumentTypeName(name)) throw refuseDocumentType(name);
  return name;
}

function idempotentRequestOf(
  request: CitizenRequest,
  { documentType, subject, clientReference, ask, holder, isForWallet }: CheckedRequest,
  idempotency: Opened['idempotency'],
): IdempotentRequest {
  const body = [
    documentType,
    subject.iin,
    subject.phone,
    ...(request.scenario === undefined ? [] : [request.scenario]),
    ...(clientReference === null ? [] : [{ clientReference }]),
    ...(ask === null ? [] : [{ ask, holder }]),
    ...(isForWallet ? [{ isForWallet }] : []),
  ];
  return { key: idempotency?.key, operation: 'requestDocument', secret: idempotency?.secret ?? '', body };
}

async function askState(
  admission: Admission,
  checked: CheckedRequest,
  keep: KeepAnswer,
  context: LoggedContext,
): Promise<RequestedDocument> {
  const { backendSessionId, session, rate } = admission;
  noteSession(session, context);
  try {
    await askForOtp(admission, checked, keep, context);
    const clock = { rules: context.rules, aheadMs: checked.caller.aheadMs };
    return { session: describeOpenSession(backendSessionId, session, checked.subject, clock), rate };
  } catch (error) {
    await discardSession(admission, checked, error, context);
    throw withRate(error, rate);
  }
}

/** Every call with a valid key counts once, also one that is refused; but not one that repeats a call which still runs. */
function countRefused(error: unknown, caller: Caller, { limits }: SessionContext): Promise<RequestRate> {
  const isRepeated = error instanceof GatewayError && error.code === 'idempotency_key_in_use';
  return isRepeated ? readRequestRate(caller, limits) : countRequest(caller, limits);
}

function isRated(error: unknown): boolean {
  return error instanceof GatewayError && error.rate !== undefined;
}

/** Where the state knows the request by a reference of its own, or the answer is to be kept, a second commit says so. */
async function askForOtp(
  { backendSessionId, session }: Admission,
  { caller, subject, ask, holder, isForWallet, scenario, unlimitedKey }: CheckedRequest,
  keep: KeepAnswer,
  context: SessionContext,
): Promise<void> {
  const request = {
    requestId: session.egovRequestId,
    organization: caller.organization,
    documentType: session.documentType,
    asked: askInWords(ask, session.documentType),
    isForWallet,
    ...subject,
    stateReference: null,
    scenario,
  };
  const egov = context.egov[caller.environment];
  const { stateReference } = await askEgov(context.egovTimeoutMs, (signal) => egov.requestDocument(request, signal));
  const kept = keep(() => ({ text: backendSessionId }));
  if (unlimitedKey !== undefined) context.openedSessions.remember(session, unlimitedKey);
  if (stateReference === null && kept === undefined) return context.sessions.settle();
  const encryptedSubject = encryptSubject(backendSessionId, { ...subject, stateReference, holder });
  await context.sessions.replaceSubject({ idHash: session.idHash, encryptedSubject, kept });
}

/** No session is left of a request that the state did not take. Codes that were certainly not sent are not counted. */
async function discardSession(
  { session, iinHmac, codeUses }: Admission,
  { isForWallet, source }: CheckedRequest,
  error: unknown,
  context: SessionContext,
): Promise<void> {
  const errorCode: ErrorCode = error instanceof GatewayError ? error.code : 'internal_error';
  const event = { action: 'request_failed', errorCode, session, isForWallet, iinHmac, source } as const;
  // A time-out or a fault may come after the SMS. That a citizen is not found must count, or somebody could try out phones.
  const unused = wasNotAsked(error) ? codeUses : [];
  await context.sessions.discardSession({ idHash: session.idHash, audit: sessionAudit(event, context), unused });
}

/** The answer of the call that opened the session, as it was then. */
async function recallSession(
  backendSessionId: string,
  { caller, subject }: CheckedRequest,
  context: LoggedContext,
): Promise<RequestedDocument> {
  const found = await context.sessions.findSession(hashSessionId(backendSessionId));
  if (found === undefined) throw new GatewayError('session_not_found');
  const { session } = found;
  noteSession(session, context);
  const asOpened = { ...session, state: 'requested' as const, otpSentAt: session.createdAt, resendsUsed: 0 };
  const clock = { rules: context.rules, aheadMs: caller.aheadMs };
  const opened = describeOpenSession(backendSessionId, asOpened, subject, clock);
  return { session: opened, rate: await readRequestRate(caller, context.limits) };
}
