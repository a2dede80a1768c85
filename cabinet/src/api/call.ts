/** One call to the gateway's API. Errors come as the gateway tells them; the caller shows them in words. */

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

export interface WrongField {
  field: string;
  message: string;
  /** Stable, for the words of the page: `invalid_bin`, `password_too_short`, … */
  reason?: string;
}

interface ErrorBody {
  message?: string;
  code?: string;
  request_id?: string | undefined;
  errors?: WrongField[];
  retry_after?: number;
  attempts_left?: number;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the gateway wants to be shown again. */
export type WantedProof = 'password' | 'second_factor';

/** Asks the person for it; resolves to whether it was given and taken. */
export type ProveIdentity = (wanted: WantedProof) => Promise<boolean>;

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

/**
 * Where the gateway wants to know again who is there, the person is asked, and the call repeated.
 * @param path below `/api/v1`, such as `/cabinet/session/`
 * @param options.byPage for what a page asks again and again by itself: it does not keep the log-in from ending unused
 * @throws ApiError where the gateway refuses; TypeError where it does not answer
 */
export async function call<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  options: CallOptions = {},
): Promise<Answer> {
  // The password may be wanted, and then the second factor.
  for (let proofs = 0; ; proofs += 1) {
    try {
      return await callOnce<Answer>(method, path, body, options);
    } catch (error) {
      const wanted = error instanceof ApiError ? wantedProofs[error.code] : undefined;
      const asked = wanted !== undefined && proveIdentity !== undefined && proofs < MOST_PROOFS;
      if (!asked || !(await proveIdentity?.(wanted))) throw error;
    }
  }
}

interface CallOptions {
  byPage?: boolean;
  /** Beside those of every call. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * A call whose answer comes line by line, each a JSON value, while the gateway works.
 * @throws ApiError where the gateway refuses; TypeError where it does not answer, or the answer breaks off
 */
export async function callForLines<Line>(
  method: Method,
  path: string,
  onLine: (line: Line) => void,
  signal: AbortSignal,
): Promise<void> {
  const response = await send(method, path, undefined, { signal });
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

async function callOnce<Answer>(method: Method, path: string, body: unknown, options: CallOptions): Promise<Answer> {
  const response = await send(method, path, body, options);
  if (!response.ok) throw await errorOf(response);
  return (await jsonOf(response)) as Answer;
}

function send(
  method: Method,
  path: string,
  body: unknown,
  { byPage, headers, signal }: CallOptions,
): Promise<Response> {
  return fetch(`/api/v1${path}`, {
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
