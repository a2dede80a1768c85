/** One POST to the upstream. Its answer may be JSON, or the page of whatever stands in front of it. */
import { parseExactJson } from '../exact-json.ts';
import { anyMediaType, egovFault } from '../http-answer.ts';
import type { HttpCaller } from '../http-call.ts';

export interface Upstream {
  caller: HttpCaller;
  /** With a slash at the end. */
  baseUrl: URL;
  apiKey: string;
  maxBodyBytes: number;
}

export interface UpstreamAnswer {
  status: number;
  /** Parsed JSON, whatever its media type; a bare text as such; undefined for a page. */
  body: unknown;
}

export const onlineAccess = 'api/v1/backend/e-document/online-access';

/** @throws GatewayError with an `EgovErrorCode` for faults of the wire */
export async function postUpstream(
  upstream: Upstream,
  path: string,
  body: object,
  signal: AbortSignal,
  headers: Record<string, string> = {},
): Promise<UpstreamAnswer> {
  const { status, text } = await upstream.caller.call(
    {
      method: 'POST',
      url: new URL(path, upstream.baseUrl),
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      accept: ['application/json', anyMediaType],
      // A redirect is never followed: the body holds the API key. The fault names the status.
      reads: (code) => code < 300 || code >= 400,
      maxBodyBytes: upstream.maxBodyBytes,
    },
    signal,
  );
  return { status, body: readBody(text, status) };
}

/** An unreadable page of an error is no more than its status. */
function readBody(text: string, status: number): unknown {
  try {
    return parseExactJson(text);
  } catch {
    if (status >= 400) return text.trimStart().startsWith('<') ? undefined : text;
    // The parser's own message quotes the text, which is personal.
    throw egovFault('government_service_error', 'the answer is not JSON');
  }
}
