/** When a call is repeated by itself: only where the citizen can notice nothing of it. */
import type { Operations } from './generated/api.ts';

/**
 * `unsent`: there was no connection. `refused`: the other side did not begin (429 or 503 with Retry-After). `unknown`: nobody knows
 * how far it came.
 */
export interface Failure {
  kind: 'unsent' | 'refused' | 'unknown' | 'final';
  retryAfterSeconds?: number | undefined;
}

const FIRST_CEILING_MS = 1_000;
const LAST_CEILING_MS = 8_000;
const SHORTEST_MS = 500;
const LONGEST_RETRY_AFTER_SECONDS = 20;

/** These change nothing, or change it once however often they are called. */
const SAFE = new Set<string>(['generateFiles'] satisfies (keyof Operations)[]);

export interface Call {
  operation: keyof Operations;
  method: string;
  /** Whether it carries an Idempotency-Key that the other side is known to understand. */
  isKeyed: boolean;
}

/** Which of the failures leave room for a repeat. */
export function mayRepeat({ operation, method, isKeyed }: Call, { kind }: Failure): boolean {
  if (kind === 'final') return false;
  if (kind === 'unsent' || isKeyed || method === 'GET' || SAFE.has(operation)) return true;
  // A code that was given once may have been used.
  return kind === 'refused' && operation !== 'approveSession';
}

/** Full jitter, so that many clients do not come back together. Undefined where the wait would be too long. */
export function delayBeforeRepeatMs(repeats: number, failure: Failure, random: () => number): number | undefined {
  const { retryAfterSeconds = 0 } = failure;
  if (retryAfterSeconds > LONGEST_RETRY_AFTER_SECONDS) return undefined;
  const ceilingMs = Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** repeats);
  return retryAfterSeconds * 1_000 + SHORTEST_MS + random() * (ceilingMs - SHORTEST_MS);
}

/** What `errors.ts` makes of a reply, as a failure. */
export function failureOfReply(status: number, code: string, retryAfterSeconds: number | undefined): Failure {
  const kind = kindOfReply(status, code, retryAfterSeconds);
  return { kind, retryAfterSeconds };
}

function kindOfReply(status: number, code: string, retryAfterSeconds: number | undefined): Failure['kind'] {
  if ((status === 429 || status === 503) && retryAfterSeconds !== undefined) return 'refused';
  return status === 502 || status === 504 || code === 'idempotency_key_in_use' ? 'unknown' : 'final';
}

/** How runtimes say that they did not get through to the other side: Node and Bun by a code, Deno in words. Workers do not say it. */
const UNSENT =
  /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)\b|client error \(Connect\)/;

export function isUnsent(thrown: unknown): boolean {
  const signs = [thrown, Object(thrown).cause].map((error) => Object(error) as { code?: unknown; message?: unknown });
  return signs.some(({ code, message }) => UNSENT.test(`${code} ${message}`));
}
