/** One call to the gateway's API. Errors come as the gateway tells them; the caller shows them in words. */

import type { Error as ToldError } from '../../generated/operations.ts';
import { type Answer, type Given, methodOf, type OperationName, type Params, urlOf } from './operation.ts';

/** An answer of the error table: `docs/errors.md`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  /** One entry per wrong field. */
  readonly fields: readonly WrongField[];
  readonly retryAfterSeconds: number | undefined;
  /** With `invalid_otp_code`. */
  readonly attemptsLeft: number | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.message ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code ?? 'internal_error';
    this.requestId = body.request_id;
    this.fields = body.errors ?? [];
    this.retryAfterSeconds = body.retry_after;
    this.attemptsLeft = body.attempts_left;
  }

  /** The same, told in other words where the page knows better. */
  as(code: string): ApiError {
    return new ApiError(this.status, { message: this.message, code, request_id: this.requestId });
  }
}

/** What stands between may answer with less, and a page with a code of its own. */
type ErrorBody = { [Key in keyof ToldError]?: (Key extends 'code' ? string : ToldError[Key]) | undefined };

/** With `reason`, stable, for the words of the page: `invalid_bin`, `password_too_short`, … */
type WrongField = NonNullable<ToldError['errors']>[number];

/** What the gateway wants to be shown again. */
export type WantedProof = 'password' | 'second_factor';

/** Asks the person for it; resolves to whether it was given and taken. */
type ProveIdentity = (wanted: WantedProof) => Promise<boolean>;

const MOST_PROOFS = 2;

const wantedProofs: Partial<Record<string, WantedProof>> = {
  reauthentication_required: 'password',
  second_factor_confirmation_required: 'second_factor',
};

let proveIdentity: ProveIdentity | undefined;

/** The signed-in frame puts its dialog here, so that no page has to know of it. Returns what takes it away again. */
export function onReauthentication(prove: ProveIdentity): () => void {
  proveIdentity = prove;
  return () => {
    if (proveIdentity === prove) proveIdentity = undefined;
  };
}

interface CallOptions {
  /** For what a page asks again and again by itself: it does not keep the log-in from ending unused. */
  byPage?: boolean;
  /** Beside those of every call. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

type Call<Name extends OperationName> = Given<Name> & CallOptions;
/** May be left out where the operation needs nothing. */
type CallArguments<Name extends OperationName> = object extends Call<Name> ? [given?: Call<Name>] : [given: Call<Name>];

/**
 * Where the gateway wants to know again who is there, the person is asked, and the call repeated.
 * @throws ApiError where the gateway refuses; TypeError where it does not answer
 */
export async function call<Name extends OperationName>(
  name: Name,
  ...[given]: CallArguments<Name>
): Promise<Answer<Name>> {
  // The password may be wanted, and then the second factor.
  for (let proofs = 0; ; proofs += 1) {
    try {
      const response = await send(name, given);
      if (!response.ok) throw await errorOf(response);
      return (await jsonOf(response)) as Answer<Name>;
    } catch (error) {
      const wanted = error instanceof ApiError ? wantedProofs[error.code] : undefined;
      const asked = wanted !== undefined && proveIdentity !== undefined && proofs < MOST_PROOFS;
      if (!asked || !(await proveIdentity?.(wanted))) throw error;
    }
  }
}

/**
 * A call whose answer comes line by line, each a JSON value, while the gateway works.
 * @throws ApiError where the gateway refuses; TypeError where it does not answer, or the answer breaks off
 */
export async function callForLines<Line>(
  name: 'verifyAudit',
  onLine: (line: Line) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await send(name, { signal });
  if (!response.ok) throw await errorOf(response);
  if (response.body === null) return;
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(JSON.parse(line) as Line);
  }
}

function send<Name extends OperationName>(name: Name, given?: Call<Name>): Promise<Response> {
  const { params, body, byPage, headers, signal }: CallOptions & { params?: Params<Name>; body?: unknown } =
    given ?? {};
  const method = methodOf(name);
  return fetch(urlOf(name, params as Params<Name>), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      // Another site's page cannot send it: so the gateway knows that the call comes from here.
      ...(method !== 'GET' && { 'x-qujat-cabinet': '1' }),
      ...(byPage === true && { 'x-qujat-by-page': '1' }),
      ...headers,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
}

async function errorOf(response: Response): Promise<ApiError> {
  return new ApiError(response.status, ((await jsonOf(response)) ?? {}) as ErrorBody);
}

/** Undefined where the answer is empty, or no JSON. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return isJson && text !== '' ? JSON.parse(text) : undefined;
}
