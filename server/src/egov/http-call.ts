/**
 * One HTTP call to a state system, for the connectors that speak HTTP. It bounds what an answer may cost, accepts only answers
 * that are what they should be, and turns each fault of the wire into an error of the port `egov.ts`:
 *
 *   no connection, reset before the answer, DNS, TLS      egov_unreachable
 *   status 502 or 503                                     egov_unavailable
 *   any other 5xx or 3xx, a wrong content type or         government_service_error
 *   charset, cut in half, too large, not HTTP, not JSON
 *   the signal aborted                                    egov_timeout
 *
 * The deadline is the caller's signal (`ask-egov.ts`). Nothing is repeated and no redirect is followed.
 */
import { Agent, buildConnector, type Dispatcher, errors } from 'undici';
import { GatewayError } from '../errors.ts';
import type { TraceHeaders } from './connector.ts';
import { codeOf, egovFault, type HttpAnswer, readAnswer } from './http-answer.ts';
import { egovNotAsked } from './not-asked.ts';

export { type HttpAnswer, parseJson } from './http-answer.ts';

export interface HttpCallerOptions {
  /** Connections kept to one host; calls beyond that wait. */
  connections?: number;
  /** Time for TCP and TLS together. */
  connectTimeoutMs?: number;
  /** Largest body of an answer, where the call names no other: 32 MB, enough for a document with its files. */
  maxBodyBytes?: number;
  /** What all answers that are being read may hold together: 128 MB. The one that would exceed it is cut off. */
  maxBufferedBytes?: number;
  /** PEM. `ca` takes the place of the system's authorities; `cert` and `key` are the client's own. */
  tls?: { ca?: string; cert?: string; key?: string };
  /** Sent with each call, as they are at that moment. */
  traceHeaders?: TraceHeaders | undefined;
}

export interface HttpCall {
  method: 'GET' | 'POST';
  url: URL;
  /** With `content-type` where there is a body. */
  headers?: Record<string, string>;
  body?: string;
  /** Media types that the answer may have, such as `application/json`. */
  accept: readonly string[];
  /** Statuses whose body the connector wants to read itself; by default all below 300 and from 400 to 499. */
  reads?: (status: number) => boolean;
  maxBodyBytes?: number;
}

const MEGABYTE = 1024 * 1024;

export function createHttpCaller(options: HttpCallerOptions = {}) {
  const { maxBodyBytes = 32 * MEGABYTE, maxBufferedBytes = 128 * MEGABYTE, traceHeaders } = options;
  const agent = createAgent(options);
  const budget = { freeBytes: maxBufferedBytes };
  // An operation may take several calls. Once one of them had a connection, the state may have been asked.
  const mayHaveAsked = new WeakSet<AbortSignal>();
  return {
    /**
     * `signal` is the one of the operation of the port, handed on as it came.
     * @throws GatewayError with an `EgovErrorCode`, marked as `wasNotAsked` where no connection came about for the operation.
     */
    async call(call: HttpCall, signal: AbortSignal): Promise<HttpAnswer> {
      try {
        const response = await agent.request({ ...toRequest(call, traceHeaders?.()), signal });
        mayHaveAsked.add(signal);
        return await readAnswer(response, { maxBodyBytes, reads: readsByDefault, budget, ...call }, signal);
      } catch (error) {
        if (error instanceof GatewayError) throw error;
        if (error instanceof NotConnected && !signal.aborted && !mayHaveAsked.has(signal)) {
          throw egovNotAsked('egov_unreachable', error.message);
        }
        mayHaveAsked.add(signal);
        throw faultBeforeAnswer(error, signal);
      }
    },
    /** Ends the connections, also those in use. */
    close: (): Promise<void> => agent.destroy(),
  };
}

export type HttpCaller = ReturnType<typeof createHttpCaller>;

function createAgent({ connections = 64, connectTimeoutMs = 5_000, tls = {} }: HttpCallerOptions): Agent {
  const connector = buildConnector({ ...tls, allowH2: false, timeout: connectTimeoutMs });
  return new Agent({
    connections,
    connect: (target, done) =>
      connector(target, (...result) => (result[0] ? done(new NotConnected(result[0]), null) : done(...result))),
  });
}

function toRequest(
  { method, url, headers, body, accept }: HttpCall,
  traceHeaders?: ReturnType<TraceHeaders>,
): Dispatcher.RequestOptions {
  return {
    method,
    origin: url.origin,
    path: url.pathname + url.search,
    headers: { accept: accept.join(', '), ...headers, ...traceHeaders },
    body: body ?? null,
  };
}

function readsByDefault(status: number): boolean {
  return status < 300 || (status >= 400 && status < 500);
}

function faultBeforeAnswer(error: unknown, signal: AbortSignal): GatewayError {
  if (signal.aborted || error instanceof errors.HeadersTimeoutError) {
    return egovFault('egov_timeout', 'no answer in time');
  }
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError) {
    return egovFault('government_service_error', 'the answer is not HTTP');
  }
  return egovFault('egov_unreachable', `the connection broke before the answer (${codeOf(error)})`);
}

/** No connection came about, so nothing was sent. It has no `code`, by which undici would try again. */
class NotConnected extends Error {
  constructor(cause: Error) {
    super(`no connection (${codeOf(cause)})`);
  }
}
