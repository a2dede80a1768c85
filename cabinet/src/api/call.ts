/** One call to the gateway's API. Errors come as the gateway tells them; the caller shows them in words. */

/** An answer of the error table: `docs/errors.md`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  /** One entry per wrong field. */
  readonly fields: readonly { field: string; message: string }[];
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.message ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code ?? 'internal_error';
    this.requestId = body.request_id;
    this.fields = body.errors ?? [];
    this.retryAfterSeconds = body.retry_after;
  }
}

interface ErrorBody {
  message?: string;
  code?: string;
  request_id?: string;
  errors?: { field: string; message: string }[];
  retry_after?: number;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * @param path below `/api/v1`, such as `/cabinet/session/`
 * @throws ApiError where the gateway refuses; TypeError where it does not answer
 */
export async function call<Answer>(method: Method, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  const answer: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  if (!response.ok) throw new ApiError(response.status, (answer ?? {}) as ErrorBody);
  return answer as Answer;
}
