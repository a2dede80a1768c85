/** How a session stands, as its calls tell: what is delivered or locked says so itself. */
import type { LoggedRequest } from '../../api/requests.ts';

const SESSION_LIFE_MS = 30 * 60_000;
const MOST_WRONG = 5;

export interface SessionEnd {
  /** `waits`: for a code, until then. */
  state: 'waits' | 'expired' | 'locked';
  atMs: number;
}

type Call = Pick<LoggedRequest, 'operation' | 'outcome' | 'time'>;

/** Undefined where the last thing that happened is the end, or where it is not known when the session began. */
export function endOf(calls: readonly Call[], nowMs: number): SessionEnd | undefined {
  const opened = calls.find(({ operation }) => operation === 'requestDocument');
  if (opened === undefined || opened.outcome !== 'ok' || calls.some(isEnd)) return undefined;
  const lastWrong = calls.filter(({ outcome }) => outcome === 'invalid_otp_code')[MOST_WRONG - 1];
  if (lastWrong !== undefined) return { state: 'locked', atMs: Date.parse(lastWrong.time) };
  const atMs = Date.parse(opened.time) + SESSION_LIFE_MS;
  return { state: nowMs < atMs ? 'waits' : 'expired', atMs };
}

export function isDelivery({ operation, outcome }: Pick<Call, 'operation' | 'outcome'>): boolean {
  return ['approveSession', 'redeemOffer'].includes(operation) && outcome === 'ok';
}

function isEnd({ operation, outcome }: Call): boolean {
  if (isDelivery({ operation, outcome })) return true;
  return ['document_already_received', 'session_expired', 'too_many_attempts'].includes(outcome);
}
