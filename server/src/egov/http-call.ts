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
import { MIMEType } from 'node:util';
import { Agent, buildConnector, type Dispatcher, errors } from 'undici';
import { GatewayError } from '../errors.ts';
import type { EgovErrorCode } from './egov.ts';
import { egovNotAsked } from './not-asked.ts';

export interface HttpCallerOptions {
  /** Connections kept to one host; calls beyond that wait. */
  connections?: number;
  /** Time for TCP and TLS together. */
  connectTimeoutMs?: number;
  /** Largest body of an answer, where the call names no other: 32 MB, enough for a document with its files. */
  maxBodyBytes?: number;
  /** PEM. `ca` takes the place of the system's authorities; `cert` and `key` are the client's own. */
  tls?: { ca?: string; cert?: string; key?: string };
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

export interface HttpAnswer {
  status: number;
  /** One of `accept`. */
  mediaType: string;
  /** The whole body, which was valid UTF-8. */
  text: string;
}

export interface HttpCaller {
  /**
   * `signal` is the one of the operation of the port, handed on as it came.
   * @throws GatewayError with an `EgovErrorCode`, marked as `wasNotAsked` where no connection came about for the operation.
   */
  call(call: HttpCall, signal: AbortSignal): Promise<HttpAnswer>;
  /** Ends the connections, also those in use. */
  close(): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

export function createHttpCaller(options: HttpCallerOptions = {}): HttpCaller {
  const { connections = 64, connectTimeoutMs = 5_000, maxBodyBytes = 32 * MEGABYTE, tls = {} } = options;
  const connector = buildConnector({ ...tls, allowH2: false, timeout: connectTimeoutMs });
  const agent = new Agent({
    connections,
    connect: (target, done) =>
      connector(target, (...result) => (result[0] ? done(new NotConnected(result[0]), null) : done(...result))),
  });
  // An operation may take several calls. Once one of them had a connection, the state may have been asked.
  const mayHaveAsked = new WeakSet<AbortSignal>();
  return {
    async call(call, signal) {
      try {
        const response = await agent.request({ ...toRequest(call), signal });
        mayHaveAsked.add(signal);
        return await readAnswer(response, { maxBodyBytes, ...call }, signal);
      } catch (error) {
        if (error instanceof GatewayError) throw error;
        if (error instanceof NotConnected && !signal.aborted && !mayHaveAsked.has(signal)) {
          throw egovNotAsked('egov_unreachable', error.message);
        }
        mayHaveAsked.add(signal);
        throw faultBeforeAnswer(error, signal);
      }
    },
    close: () => agent.destroy(),
  };
}

/**
 * The body of an answer as JSON.
 * @throws GatewayError `government_service_error`
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is personal.
    throw fault('government_service_error', 'the answer is not JSON');
  }
}

function toRequest({ method, url, headers, body, accept }: HttpCall): Dispatcher.RequestOptions {
  return {
    method,
    origin: url.origin,
    path: url.pathname + url.search,
    headers: { accept: accept.join(', '), ...headers },
    body: body ?? null,
  };
}

interface Bounds {
  accept: readonly string[];
  maxBodyBytes: number;
  reads?: (status: number) => boolean;
}

async function readAnswer(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  { accept, maxBodyBytes, reads = isReadByDefault }: Bounds,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  try {
    if (!reads(status)) throw new Unfit(`the answer has status ${status}`);
    const mediaType = readMediaType(headers, accept);
    if (Number(headers['content-length'] ?? 0) > maxBodyBytes) throw new Unfit('the answer is too large');
    return { status, mediaType, text: await readText(body, maxBodyBytes) };
  } catch (error) {
    // Also the connection is given up: what is still to come of this answer is not wanted.
    body.on('error', () => undefined).destroy();
    if (signal.aborted || error instanceof errors.BodyTimeoutError)
      throw fault('egov_timeout', 'no whole answer in time');
    const reason = error instanceof Unfit ? error.message : `the answer broke off (${codeOf(error)})`;
    throw fault(status === 502 || status === 503 ? 'egov_unavailable' : 'government_service_error', reason);
  }
}

function isReadByDefault(status: number): boolean {
  return status < 300 || (status >= 400 && status < 500);
}

function readMediaType(headers: Dispatcher.ResponseData['headers'], accept: readonly string[]): string {
  const { essence, charset } = parseContentType(String(headers['content-type'] ?? ''));
  if (!accept.includes(essence)) throw new Unfit('the answer has another content type');
  if (!['utf-8', 'utf8'].includes(charset)) throw new Unfit('the answer has another charset than UTF-8');
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new Unfit('the answer is compressed');
  return essence;
}

function parseContentType(value: string): { essence: string; charset: string } {
  try {
    const { essence, params } = new MIMEType(value);
    return { essence, charset: (params.get('charset') ?? 'utf-8').toLowerCase() };
  } catch {
    return { essence: '', charset: '' };
  }
}

/** Decoded as it comes, so that bytes which are no text end the call at once. */
async function readText(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Unfit('the answer is too large');
    text += decode(decoder, chunk);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new Unfit('the answer is not UTF-8');
  }
}

function faultBeforeAnswer(error: unknown, signal: AbortSignal): GatewayError {
  if (signal.aborted || error instanceof errors.HeadersTimeoutError) return fault('egov_timeout', 'no answer in time');
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError) {
    return fault('government_service_error', 'the answer is not HTTP');
  }
  return fault('egov_unreachable', `the connection broke before the answer (${codeOf(error)})`);
}

/** The library's own error does not go on: it may hold bytes of the answer, and causes are logged. */
function fault(code: EgovErrorCode, reason: string): GatewayError {
  return new GatewayError(code, { cause: new Error(reason) });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}

/** An answer that came, but cannot be taken. */
class Unfit extends Error {}

/** No connection came about, so nothing was sent. It has no `code`, by which undici would try again. */
class NotConnected extends Error {
  constructor(cause: Error) {
    super(`no connection (${codeOf(cause)})`);
  }
}
