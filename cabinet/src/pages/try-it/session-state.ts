/** What the page knows of its session: told by the answers, and by the clock. Pure, so that each step can be tested. */
import { ApiError } from '../../api/call.ts';
import type { DocumentReply, OpenSession, SandboxSubject, Timed } from '../../api/try-it.ts';

export const ATTEMPTS = 5;
const CODE_LIFE_MS = 3 * 60_000;

export interface TriedSession {
  id: string;
  subject: SandboxSubject;
  documentType: string;
  state: 'requested' | 'delivered' | 'locked' | 'expired';
  /** All times by this computer's clock, epoch milliseconds. */
  requestedAtMs: number;
  expiresAtMs: number;
  codeExpiresAtMs: number;
  /** Null where no further code can be sent. */
  resendAfterMs: number | null;
  attemptsLeft: number;
  document: DocumentReply | undefined;
  /** What opens the citizen's wallet, where the document goes there. */
  offer: { uri: string; credentialId: string } | undefined;
}

export function openedSession(
  { answer, clockAheadMs }: Timed<OpenSession>,
  nowMs: number,
  asked: Pick<TriedSession, 'subject' | 'documentType'>,
): TriedSession {
  return {
    ...asked,
    id: answer.backend_session_id,
    state: 'requested',
    requestedAtMs: nowMs,
    attemptsLeft: ATTEMPTS,
    document: undefined,
    offer: offerOf(answer),
    ...timesOf(answer, clockAheadMs, nowMs),
  };
}

/** Another code was sent: attempts that were spent stay spent. */
export function resentSession(
  session: TriedSession,
  { answer, clockAheadMs }: Timed<OpenSession>,
  nowMs: number,
): TriedSession {
  return { ...session, ...timesOf(answer, clockAheadMs, nowMs) };
}

export function deliveredSession(session: TriedSession, document: DocumentReply): TriedSession {
  return { ...session, state: 'delivered', document };
}

/** What an error of approve or resend tells of the session. */
export function refusedSession(session: TriedSession, error: unknown): TriedSession {
  if (!(error instanceof ApiError)) return session;
  const attemptsLeft = error.attemptsLeft ?? session.attemptsLeft;
  switch (error.code) {
    case 'invalid_otp_code':
      return { ...session, attemptsLeft, state: attemptsLeft === 0 ? 'locked' : session.state };
    case 'too_many_attempts':
      return { ...session, attemptsLeft: 0, state: 'locked' };
    case 'session_expired':
      return { ...session, state: 'expired' };
    default:
      return session;
  }
}

export function stateAt(session: TriedSession, nowMs: number): TriedSession['state'] {
  return session.state === 'requested' && nowMs >= session.expiresAtMs ? 'expired' : session.state;
}

function timesOf(answer: OpenSession, clockAheadMs: number, nowMs: number) {
  const toOwnClock = (time: string) => Date.parse(time) - clockAheadMs;
  return {
    expiresAtMs: toOwnClock(answer.expires_at),
    codeExpiresAtMs: nowMs + CODE_LIFE_MS,
    resendAfterMs: answer.resend_after === null ? null : toOwnClock(answer.resend_after),
  };
}

function offerOf({ credential_offer_uri: uri, credential_id: credentialId }: OpenSession): TriedSession['offer'] {
  return uri === undefined || credentialId === undefined ? undefined : { uri, credentialId };
}
