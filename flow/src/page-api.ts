/** The calls of the page. The session's id travels in a header, and nothing that a citizen enters stands in an address. */
import type { FlowView } from '../../server/src/flows/page-schemas.ts';

export type { FlowView };

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

export interface Citizen {
  iin?: string;
  phone?: string;
  document_type?: string;
}

export interface HandOver {
  url: string;
  expires_at: string;
}

export type PageApi = ReturnType<typeof createPageApi>;

const PAGE_API = '/api/v1/flows/page/';
/** Longer than the gateway asks the state. */
const TIMEOUT_MS = 90_000;

/** @param readDevice which device this is, where the session was handed over to it */
export function createPageApi(sessionId: string, readDevice: () => string | undefined) {
  const call = async <Body>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer<Body>> => {
    const device = readDevice();
    const headers = {
      'qujat-flow-session': sessionId,
      ...(device !== undefined && { 'qujat-flow-device': device }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    try {
      const reply = await fetch(`${PAGE_API}${path}`, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
        cache: 'no-store',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return await toAnswer<Body>(reply);
    } catch {
      return { kind: 'lost' };
    }
  };
  return {
    readFlow: () => call<FlowView>('GET', ''),
    enterCitizen: (citizen: Citizen) => call<FlowView>('POST', 'citizen/', citizen),
    resendCode: () => call<FlowView>('POST', 'resend/', {}),
    approveFlow: (code: string) => call<FlowView>('POST', 'approve/', { code }),
    cancelFlow: () => call<FlowView>('POST', 'cancel/', {}),
    handOverFlow: () => call<HandOver>('POST', 'hand-over/', {}),
    takeOverFlow: (token: string) => call<{ device: string; view: FlowView }>('POST', 'take-over/', { token }),
  };
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
