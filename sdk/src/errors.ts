/** What a call is refused with, or why there is no answer. One class: `code` tells them apart. */
import type { ErrorCode, ErrorReply } from './generated/api.ts';
import { specifiedErrors } from './generated/specified-errors.ts';
import { mask } from './mask.ts';

/**
 * The codes of the gateway, and four of the SDK: `connection_failed` (there is no connection, or it broke), `timed_out`,
 * `unexpected_reply` (a success that is no answer to this call, or a redirect), `unknown_error` (a refusal without a code, whose text
 * the specification does not have). A newer gateway may send codes that are not listed.
 */
export type QujatErrorCode =
  | ErrorCode
  | 'connection_failed'
  | 'timed_out'
  | 'unexpected_reply'
  | 'unknown_error'
  | (string & Record<never, never>);

export interface ErrorFacts {
  code: QujatErrorCode;
  message: string;
  status?: number | undefined;
  detail?: string | undefined;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
  attemptsLeft?: number | undefined;
  documentationUrl?: string | undefined;
  fields?: readonly FieldError[] | undefined;
}

/** One wrong field, with `invalid_request`; with some others, what is wrong. */
export type FieldError = NonNullable<ErrorReply['errors']>[number];

/** What it holds may be logged: no key, IIN, phone, code or session id is in it. */
export class QujatError extends Error {
  override readonly name = 'QujatError';
  /** Let your program decide by this. */
  readonly code: QujatErrorCode;
  /** The HTTP status; undefined where there was no answer. */
  readonly status: number | undefined;
  /** The text of the specification, to the letter, where there is one. */
  readonly detail: string | undefined;
  /** What the operator of the gateway can find the call by. */
  readonly requestId: string | undefined;
  /** How many seconds to wait, if waiting helps. */
  readonly retryAfterSeconds: number | undefined;
  /** With `invalid_otp_code`: how many attempts the citizen still has. */
  readonly attemptsLeft: number | undefined;
  readonly fields: readonly FieldError[] | undefined;
  /** The page of the gateway that explains this error. */
  readonly documentationUrl: string | undefined;

  constructor(facts: ErrorFacts) {
    super(facts.message);
    this.code = facts.code;
    this.status = facts.status;
    this.detail = facts.detail;
    this.requestId = facts.requestId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.attemptsLeft = facts.attemptsLeft;
    this.fields = facts.fields;
    this.documentationUrl = facts.documentationUrl;
  }

  /** Whether the same call may succeed later. The SDK itself has repeated it already where that is harmless. */
  get isRetryable(): boolean {
    if (NEVER_LATER.has(this.code)) return false;
    return this.status === undefined || RETRYABLE.has(this.status) || this.retryAfterSeconds !== undefined;
  }
}

const RETRYABLE = new Set([424, 429, 500, 502, 503, 504]);
const NEVER_LATER = new Set<string>([
  'too_many_attempts',
  'too_many_resends',
  'no_live_connector',
  'mcdb_check_unsupported',
  'unexpected_reply',
] satisfies QujatErrorCode[]);

/** What only some gateways send is looked at as it comes: the hosted service has neither a code nor a request id. */
export function errorOfReply(reply: Response, text: string, secrets: readonly string[]): QujatError {
  const body = readObject(text);
  const detail = textOf(body['detail']) ?? textOf(body['message']);
  const code = ownCodeOf(body) ?? codeOfText(body) ?? codeOfStatus(reply.status);
  const hide = (words: string | undefined) => (words === undefined ? undefined : mask(words, secrets));
  return new QujatError({
    code,
    status: reply.status,
    detail: hide(detail),
    message:
      hide(textOf(body['message']) ?? detail) ?? `The gateway answered with the status ${reply.status} and no text.`,
    requestId: requestIdOf(reply, secrets),
    retryAfterSeconds: countOf(body['retry_after']) ?? retryAfterOf(reply.headers),
    attemptsLeft: countOf(body['attempts_left']),
    fields: fieldsOf(body['errors'], secrets),
    documentationUrl: hide(textOf(body['documentation_url'])),
  });
}

/** The code of a gateway of ours, which knows `Idempotency-Key`. Others may use the field for something else. */
export function ownCodeOf({ code, request_id }: Record<string, unknown>): string | undefined {
  return typeof request_id === 'string' && typeof code === 'string' && /^[a-z_]{1,64}$/.test(code) ? code : undefined;
}

export function requestIdOf(reply: Response, secrets: readonly string[]): string | undefined {
  const id = reply.headers.get('x-request-id') ?? '';
  return /^[\w-]{1,100}$/.test(id) && !secrets.some((secret) => id.includes(secret)) ? id : undefined;
}

/** An empty object in place of what is no JSON object. */
export function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

const codes = new Map(Object.entries(specifiedErrors).map(([code, text]) => [plain(text), code as ErrorCode]));

function codeOfText(body: Record<string, unknown>): ErrorCode | undefined {
  const texts = [body['detail'], body['message']].map(textOf);
  return texts.map((text) => (text === undefined ? undefined : codes.get(plain(text)))).find(Boolean);
}

/** The specification writes a back-tick for an apostrophe, and CMDB for MCDB; others write them as they should be. */
function plain(text: string): string {
  return text
    .replace(/[`´‘’]/g, "'")
    .replace(/CMDB/g, 'MCDB')
    .replace(/\.$/, '')
    .trim()
    .toLowerCase();
}

function codeOfStatus(status: number): QujatErrorCode {
  if (status === 429) return 'rate_limited' satisfies ErrorCode;
  if (status === 503) return 'service_unavailable' satisfies ErrorCode;
  return 'unknown_error';
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** In seconds, or as a date: then the reply says what time it is there. */
function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const seconds = (Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1_000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

function fieldsOf(value: unknown, secrets: readonly string[]): FieldError[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((each: Partial<Record<string, unknown>> | null) => {
    const { field, message, reason } = each ?? {};
    if (typeof field !== 'string' || typeof message !== 'string') return [];
    const [where, what] = [mask(field, secrets), mask(message, secrets)];
    return [{ field: where, message: what, ...(typeof reason === 'string' && { reason: mask(reason, secrets) }) }];
  });
}
