/** One call to the gateway, and what may come of it. What is secret travels in a header, and stands in no address. */

/** What the gateway refuses, and the citizen or the page can do something about. */
export interface Refusal {
  status: number;
  code: string;
  requestId: string;
  /** Where waiting helps: for so long. */
  retryAfterSeconds: number | undefined;
}

/** `lost`: nobody knows whether the call has arrived. */
export type Answer<Body> = { kind: 'body'; body: Body } | { kind: 'refused'; refusal: Refusal } | { kind: 'lost' };

export interface Call {
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: object | undefined;
}

/** Longer than the gateway asks the state. */
const TIMEOUT_MS = 90_000;

export async function callGateway<Body>(path: string, { method, headers, body }: Call): Promise<Answer<Body>> {
  try {
    const reply = await fetch(path, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await toAnswer<Body>(reply);
  } catch {
    return { kind: 'lost' };
  }
}

/** An answer that is not the gateway's comes from a proxy before it, whose way to the gateway is broken. */
async function toAnswer<Body>(reply: Response): Promise<Answer<Body>> {
  if (!reply.headers.get('content-type')?.startsWith('application/json')) return { kind: 'lost' };
  const body = await reply.json();
  return reply.ok ? { kind: 'body', body } : { kind: 'refused', refusal: toRefusal(reply.status, body) };
}

interface ErrorBody {
  code: string;
  request_id: string;
  retry_after?: number;
}

function toRefusal(status: number, { code, request_id, retry_after }: ErrorBody): Refusal {
  return { status, code, requestId: request_id, retryAfterSeconds: retry_after };
}
