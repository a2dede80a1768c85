/** The answer to a call of `http-call.ts`: taken only where it is what it should be, and read no further than its bounds. */
import { pipeline, type Readable } from 'node:stream';
import { MIMEType } from 'node:util';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Dispatcher, errors } from 'undici';
import { GatewayError } from '../errors.ts';
import type { EgovErrorCode } from './egov.ts';

export interface HttpAnswer {
  status: number;
  /** One of those that the call accepts; empty where the answer names none. */
  mediaType: string;
  /** The whole body, which was valid UTF-8. */
  text: string;
}

/** In `accept`: whatever the answer calls itself, also nothing. Its text must be UTF-8 all the same. */
export const anyMediaType = '*/*';

export interface AnswerBounds {
  accept: readonly string[];
  /** Statuses whose body the connector reads. */
  reads: (status: number) => boolean;
  maxBodyBytes: number;
  /** What all answers that are being read may hold together. */
  budget: Budget;
}

export interface Budget {
  freeBytes: number;
}

/** @throws GatewayError */
export async function readAnswer(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  { accept, reads, maxBodyBytes, budget }: AnswerBounds,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  try {
    if (!reads(status)) throw new Unfit(`the answer has status ${status}`);
    const mediaType = readMediaType(headers, accept);
    const announcedBytes = Number(headers['content-length'] ?? 0);
    if (announcedBytes > maxBodyBytes) throw new Unfit('the answer is too large');
    const encoding = String(headers['content-encoding'] ?? PLAIN).toLowerCase();
    const room = encoding === PLAIN ? announcedBytes : 0;
    return { status, mediaType, text: await readText(unpacked(body, encoding), room, maxBodyBytes, budget) };
  } catch (error) {
    // Also the connection is given up: what is still to come of this answer is not wanted.
    body.on('error', () => undefined).destroy();
    throw faultInAnswer(error, status, signal);
  }
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
    throw egovFault('government_service_error', 'the answer is not JSON');
  }
}

/** The library's own error must not become the cause: it may hold bytes of the answer, and causes are logged. */
export function egovFault(code: EgovErrorCode, reason: string): GatewayError {
  return new GatewayError(code, { cause: new Error(reason) });
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}

function readMediaType(headers: Dispatcher.ResponseData['headers'], accept: readonly string[]): string {
  const { essence, charset } = parseContentType(String(headers['content-type'] ?? ''));
  if (!accept.includes(anyMediaType)) {
    if (!accept.includes(essence)) throw new Unfit('the answer has another content type');
    if (!['utf-8', 'utf8'].includes(charset)) throw new Unfit('the answer has another charset than UTF-8');
  }
  return essence;
}

const PLAIN = 'identity';
const decompressors = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** We ask for no compression, but some servers and proxies compress all the same. What comes out is bounded as it is read. */
function unpacked(body: Readable, encoding: string): Readable {
  if (encoding === PLAIN) return body;
  const decompress = decompressors.get(encoding);
  if (decompress === undefined) throw new Unfit('the answer is compressed in a way that is not known');
  return pipeline(body, decompress(), () => undefined);
}

function parseContentType(value: string): { essence: string; charset: string } {
  try {
    const { essence, params } = new MIMEType(value);
    return { essence, charset: (params.get('charset') ?? 'utf-8').toLowerCase() };
  } catch {
    return { essence: '', charset: '' };
  }
}

/** Of a large answer, so much is checked as it comes: garbage then ends the call at once. */
const CHECKED_EARLY_BYTES = 256 * 1024;

/** So much room is made at once where the answer announces its length: with many answers at a time, doubling would cost twice as much. */
const MAX_ROOM_AT_ONCE_BYTES = 1024 * 1024;

async function readText(
  body: AsyncIterable<Uint8Array>,
  announcedBytes: number,
  maxBytes: number,
  budget: Budget,
): Promise<string> {
  const early = new TextDecoder('utf-8', { fatal: true });
  const room = announcedBytes <= MAX_ROOM_AT_ONCE_BYTES ? announcedBytes : 0;
  let gathered: Uint8Array = new Uint8Array(0);
  let length = 0;
  try {
    for await (const chunk of body) {
      if (length === 0) gathered = Buffer.allocUnsafeSlow(room);
      gathered = append(gathered, length, chunk);
      length += chunk.length;
      budget.freeBytes -= chunk.length;
      if (length > maxBytes) throw new Unfit('the answer is too large');
      if (budget.freeBytes < 0) throw egovFault('egov_unavailable', 'too many large answers at a time');
      if (length < CHECKED_EARLY_BYTES) decode(early, chunk, true);
    }
    return decode(new TextDecoder('utf-8', { fatal: true }), gathered.subarray(0, length), false);
  } finally {
    budget.freeBytes += length;
  }
}

/** Into one array that doubles: a list of chunks, each of a single byte, would cost a hundred times what it holds. */
function append(gathered: Uint8Array, length: number, chunk: Uint8Array): Uint8Array {
  const needed = length + chunk.length;
  let room = gathered;
  if (needed > room.length) {
    room = Buffer.allocUnsafeSlow(Math.max(needed, 2 * room.length));
    room.set(gathered.subarray(0, length));
  }
  room.set(chunk, length);
  return room;
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new Unfit('the answer is not UTF-8');
  }
}

function faultInAnswer(error: unknown, status: number, signal: AbortSignal): GatewayError {
  if (signal.aborted || error instanceof errors.BodyTimeoutError) {
    return egovFault('egov_timeout', 'no whole answer in time');
  }
  if (error instanceof GatewayError) return error;
  const reason = error instanceof Unfit ? error.message : `the answer broke off (${codeOf(error)})`;
  return egovFault(status === 502 || status === 503 ? 'egov_unavailable' : 'government_service_error', reason);
}

/** An answer that came, but cannot be taken. */
class Unfit extends Error {}
