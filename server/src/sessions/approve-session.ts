/**
 * approveSession: the specification's stage 3. The citizen's code goes to the state, the document comes back, and is handed out
 * exactly once. The attempt is counted and the session leased before the state is called; only the holder of the fence delivers.
 * Room for all that follows is taken before as well: once the state has given the document, nothing refuses it any more.
 */
import type { CallSource } from '../audit/audit-entry.ts';
import { withoutMarks } from '../citizens/without-marks.ts';
import type { Ask } from '../claims/ask.ts';
import { subjectHmac } from '../crypto/subject-hmac.ts';
import type { DocumentTypeName } from '../documents/catalogue.ts';
import { askEgov } from '../egov/ask-egov.ts';
import type { ChosenScenario, StateDocument } from '../egov/egov.ts';
import { type ErrorCode, GatewayError } from '../errors.ts';
import { planApprove } from '../limits/plan-uses.ts';
import { logRequest } from '../request-log/log-request.ts';
import { answerDocument, answerMoment, recordAnswers, wantsPhoto } from './answer-document.ts';
import type { ApprovePlace } from './approve-places.ts';
import { assertKeyMayGoOn } from './assert-may-go-on.ts';
import { chosenScenario } from './chosen-scenario.ts';
import { claimAttempt } from './claim-attempt.ts';
import { documentReply } from './document-reply.ts';
import { findSession } from './find-session.ts';
import { type IdempotentRequest, idempotently, type KeepAnswer } from './idempotent-call.ts';
import { encryptDocument } from './kept-document.ts';
import { recordReply } from './kept-reply.ts';
import type { Kept } from './kept-store.ts';
import { noteSession } from './note-session.ts';
import { proveReply, signDrawnCode, spliceReply } from './proven-reply.ts';
import { type Claim, releaseAttempt, type TellReader } from './release-attempt.ts';
import { renderFiles } from './render-files.ts';
import { repeatReply } from './repeat-reply.ts';
import {
  type ApprovingSession,
  assertAwaitingCode,
  attemptsLeft,
  type RequestedSession,
  sessionAt,
  sessionInProgress,
} from './session.ts';
import { sessionAudit } from './session-audit.ts';
import type { LoggedContext, SessionContext } from './session-context.ts';
import {
  decryptSubject,
  hashCode,
  hashSessionId,
  type RequestedSubject,
  isForWallet as wasOpenedForWallet,
} from './session-secret.ts';
import { sessionWebhook } from './session-webhook.ts';
import type { Delivery, FoundSession, UsedConsent } from './session-writes.ts';
import type { SignedFiles } from './sign-files.ts';
import type { JsonParts } from './splice-json.ts';

export interface Approval {
  backendSessionId: string;
  /** As typed by the citizen. */
  code: string;
  want: { pdf: boolean; image: boolean };
  /** The header `Idempotency-Key`. */
  idempotencyKey?: string | undefined;
  /** The header `Qujat-Sandbox`. */
  scenario?: string | undefined;
  /** The caller's IP address. */
  address: string;
  /** For the audit. */
  source: CallSource;
  /** True where a wallet gives the code: a session that was opened for one is approved by nobody else. */
  isForWallet?: boolean | undefined;
  /** Encrypts the reply for a reader who is not the caller and may not know whose it is: it is kept in the commit that delivers. */
  encryptResult?: ((reply: JsonParts, session: ApprovingSession) => Kept) | undefined;
  /** The consent by which the document is delivered. */
  consent?: UsedConsent | undefined;
  /** For that reader. */
  tellReader?: TellReader | undefined;
  /** Settles when the reply has left, or its connection is gone. */
  replied: Promise<void>;
}

/** The reply, and what the metrics count. */
export interface Approved {
  documentType: DocumentTypeName;
  environment: string;
  reply: JsonParts;
  /** True where this is the answer that the same call had before: nothing was delivered anew. */
  repeated: boolean;
}

/** @throws GatewayError */
export function approveSession(approval: Approval, context: SessionContext): Promise<Approved> {
  const operation = approval.isForWallet === true ? 'redeemOffer' : 'approveSession';
  return logRequest(operation, approval, context, (logged) => approveOrRepeat(approval, logged));
}

async function approveOrRepeat(approval: Approval, context: LoggedContext): Promise<Approved> {
  const found = await findApproved(approval, context);
  noteSession(found.session, context);
  assertKeyMayGoOn(found, approval.address);
  const outcome = await idempotently(idempotentRequestOf(approval), context, (keep) =>
    approveOnce(found, approval, keep, context),
  );
  const { documentType, environment } = found.session;
  if (!outcome.repeated) return { documentType, environment, reply: outcome.made, repeated: false };
  const reply = await repeatReply(outcome.text, found.session, approval, context);
  return { documentType, environment, reply, repeated: true };
}

/** A call that may be repeated begins with a write of its own, and so reads before it; a code that is refused early tells what is stored. */
async function findApproved(
  { backendSessionId, isForWallet = false, code, idempotencyKey, scenario }: Approval,
  context: SessionContext,
): Promise<FoundSession> {
  if (isForWallet !== wasOpenedForWallet(backendSessionId)) throw new GatewayError('session_not_found');
  const idHash = hashSessionId(backendSessionId);
  const isOrdinary = idempotencyKey === undefined && scenario === undefined && isReadable(withoutMarks(code));
  return (isOrdinary ? context.openedSessions.take(idHash) : undefined) ?? (await findSession(idHash, context));
}

async function approveOnce(
  found: FoundSession,
  approval: Approval,
  keep: KeepAnswer,
  context: LoggedContext,
): Promise<JsonParts> {
  const startedMs = context.monotonicMs();
  const code = withoutMarks(approval.code);
  const codeHash = hashCode(approval.backendSessionId, code);
  const session = awaitingCode(found, codeHash, context);
  assertReadable(code, session, context);
  const scenario = chosenScenario(approval.scenario, session.environment, context);
  const subject = decryptSubject(approval.backendSessionId, session.encryptedSubject);
  context.noteSubject(subject);
  const place = context.approvePlaces.take(session.environment);
  try {
    const iinHmac = subjectHmac(context.subjectHmacKey, 'iin', subject.iin);
    const uses = planApprove({ ...session, iinHmac }, context.limits);
    const claimed = await claimAttempt(found, { codeHash, address: approval.address, uses }, context);
    const { isForWallet, source, tellReader } = approval;
    const claim: Claim = { ...claimed, iinHmac, isForWallet, uses, source, tellReader, keep };
    context.renderer.warmUp();
    try {
      // The state may know the request by another reference since then.
      const { encryptedSubject } = claimed.session;
      const isSame = encryptedSubject === session.encryptedSubject;
      const asked = isSame ? subject : decryptSubject(approval.backendSessionId, encryptedSubject);
      const document = await fetchDocument(claimed.session, { ...asked, scenario }, code, context);
      const delivered = { session: claimed.session, subject: asked, document, place, startedMs };
      const { reply, record, keptDocument } = await makeReply(delivered, approval, context);
      const kept = keep(() => ({ text: record() }));
      const keptResult = approval.encryptResult?.(reply, claimed.session);
      await deliver(claim, reply, { kept, keptDocument, keptResult, consent: approval.consent }, context);
      return reply;
    } catch (error) {
      return await releaseAttempt(claim, error, context);
    }
  } finally {
    // Also after an error: until then its place is what bounds how many wait to be told of one.
    void approval.replied.then(place.release);
  }
}

interface FetchedDocument {
  session: ApprovingSession;
  subject: RequestedSubject;
  document: StateDocument;
  place: ApprovePlace;
  startedMs: number;
}

interface MadeAnswer {
  reply: JsonParts;
  /** What a repeat is made of. */
  record(): string;
  /** For a file that is still to be made. */
  keptDocument: Kept | undefined;
}

/** The document, or what was asked of it: whatever the approve wants besides, nobody gets more than the citizen was told. */
function makeReply(fetched: FetchedDocument, approval: Approval, context: SessionContext): Promise<MadeAnswer> {
  const { ask } = fetched.session;
  return ask === null ? replyDocument(fetched, approval, context) : replyAnswers(ask, fetched, context);
}

async function replyDocument(
  { session: owner, subject, document, place, startedMs }: FetchedDocument,
  { backendSessionId, want, encryptResult }: Approval,
  context: SessionContext,
): Promise<MadeAnswer> {
  const signedCode = await signDrawnCode(document, want, owner, context);
  const rendered = await renderFiles(document, want, { place, owner, startedMs, signedCode }, context);
  const files = encryptResult === undefined ? rendered : finished(rendered);
  const { iin, phone } = subject;
  const { facts, files: fileFields } = documentReply(iin, document, files, context.reportDocument);
  // Who gave the code knows whose document it is; who reads an encrypted reply is told.
  const fields = { facts: encryptResult === undefined ? facts : { iin, phone, ...facts }, files: fileFields };
  const proofs = await proveReply(fields, owner, document, context);
  const reply = spliceReply(fields, proofs);
  const isKept = files.fileStatus === 'pending';
  return {
    reply,
    record: () => recordReply({ iin, document, want, files, signedCode, proofs, reply }, context.ownPhotos),
    keptDocument: isKept ? encryptDocument(backendSessionId, { document, want }, context.ownPhotos) : undefined,
  };
}

/** Whoever reads an encrypted result does not know the session's id, by which a file that is late would be asked for: so none is promised. */
function finished(rendered: SignedFiles): SignedFiles {
  return rendered.fileStatus === 'pending' ? { ...rendered, fileStatus: 'unavailable' } : rendered;
}

async function replyAnswers(
  ask: Ask,
  { session: owner, subject: { holder }, document, place, startedMs }: FetchedDocument,
  context: SessionContext,
): Promise<MadeAnswer> {
  const nowMs = await answerMoment(owner, context);
  const noFile = { pdf: false, image: false };
  const files = wantsPhoto(ask)
    ? await renderFiles(document, noFile, { place, owner, startedMs }, context)
    : { facePhoto: null };
  const fields = answerDocument({ ask, holder, document, nowMs, facePhoto: files.facePhoto });
  const reply = spliceReply(fields, await proveReply(fields, owner, undefined, context));
  return { reply, record: () => recordAnswers(reply), keptDocument: undefined };
}

function idempotentRequestOf({ backendSessionId, idempotencyKey, scenario, code, want }: Approval): IdempotentRequest {
  const body = [code, want.pdf, want.image, ...(scenario === undefined ? [] : [scenario])];
  return { key: idempotencyKey, operation: 'approveSession', secret: backendSessionId, body };
}

function awaitingCode(found: FoundSession, codeHash: string, context: SessionContext): RequestedSession {
  const session = sessionAt(found.session, found.nowMs);
  assertAwaitingCode(session, found.nowMs, context.rules, codeHash);
  return session;
}

/** A code that cannot be right is refused without spending an attempt. */
function assertReadable(code: string, session: RequestedSession, context: SessionContext): void {
  if (!isReadable(code)) throw wrongCode(attemptsLeft(session, context.rules));
}

function isReadable(code: string): boolean {
  return /^[0-9]{6}$/.test(code);
}

async function fetchDocument(
  session: ApprovingSession,
  { holder: _, ...subject }: RequestedSubject & { scenario: ChosenScenario | undefined },
  code: string,
  context: SessionContext,
): Promise<StateDocument> {
  const { egovRequestId: requestId, documentType, organizationId } = session;
  const request = { requestId, organization: { id: organizationId }, documentType, ...subject };
  const egov = context.egov[session.environment];
  const answer = await askEgov(context.egovTimeoutMs, (signal) => egov.fetchDocument(request, code, signal));
  switch (answer.outcome) {
    case 'document':
      return answer.document;
    case 'wrong_code':
      throw wrongCode(attemptsLeft(session, context.rules));
    case 'code_expired':
      throw new GatewayError('otp_code_expired');
    case 'closed':
      throw new GatewayError(closedErrors[answer.because]);
  }
}

/** The state has closed the request, while our session was still open: the caller must request anew. */
const closedErrors = {
  already_received: 'document_already_received',
  expired: 'session_expired',
  too_many_attempts: 'too_many_attempts',
} as const satisfies Record<string, ErrorCode>;

async function deliver(
  { session, reservedFor, held, iinHmac, isForWallet, uses, source, tellReader }: Claim,
  reply: JsonParts,
  keeping: Pick<Delivery, 'kept' | 'keptDocument' | 'keptResult' | 'consent'>,
  context: SessionContext,
): Promise<void> {
  const audit = sessionAudit({ action: 'document_delivered', session, isForWallet, iinHmac, source }, context);
  const { idHash, fence } = session;
  const event = sessionWebhook('document.delivered', session, audit.id);
  const readerEvent = tellReader?.({ outcome: 'delivered', reply }, audit.id);
  const delivery = {
    idHash,
    fence,
    reservedFor,
    held,
    audit,
    event,
    readerEvent,
    counters: uses.rightCode,
    ...keeping,
  };
  const delivered = await context.sessions.deliver(delivery);
  // The lease ran out and another approve holds the session: the document is the other's to hand out.
  if (!delivered) throw sessionInProgress();
}

function wrongCode(left: number): GatewayError {
  return new GatewayError('invalid_otp_code', { extras: { attempts_left: left } });
}
