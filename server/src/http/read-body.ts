/** What a body may be: JSON in UTF-8, sent as such. Everything else is told what it is and what it should be. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayError } from '../errors.ts';
import { findJsonFault } from './find-json-fault.ts';

export function registerBodies(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const text = readText(request, bytes);
    parseJson(request, text, (error, value) => done(error === null ? null : explainJson(text), value));
  });
  server.addHook('preParsing', async ({ headers }) => {
    const coding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (hasBody(headers) && coding !== 'identity')
      throw refuse('content-encoding', 'must be left out: bodies are taken uncompressed only');
  });
}

/** RFC 9112, 6.3: without either field a request has none. */
function hasBody(headers: FastifyRequest['headers']): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Why a body whose Content-Type nobody reads was refused. */
export function explainMediaType(contentType: string | undefined): GatewayError {
  if (contentType === undefined) return refuse('content-type', 'is missing; must be application/json');
  if (/^text\/plain\b/i.test(contentType)) {
    const why = 'which fetch and others send where nobody sets it';
    return refuse('content-type', `is text/plain, ${why}; must be application/json`);
  }
  return refuse('content-type', 'must be application/json');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function readText({ headers }: FastifyRequest, bytes: Buffer): string {
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(charset)) throw refuse('content-type', 'charset must be utf-8');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw refuse('body', 'is compressed by gzip; must be plain JSON');
  if (looksLikeUtf16(bytes)) throw refuse('body', 'is UTF-16; must be UTF-8');
  try {
    return utf8.decode(bytes);
  } catch {
    throw refuse('body', 'is not valid UTF-8');
  }
}

/** A byte order mark, or a NUL beside the first character: JSON begins with one of ASCII (RFC 4627, 3). */
function looksLikeUtf16([first, second]: Buffer): boolean {
  if (first === undefined || second === undefined) return false;
  return (first >= 0xfe && second >= 0xfe) || (first === 0) !== (second === 0);
}

function explainJson(text: string): GatewayError {
  if (text.trim() === '') return refuseBody('is empty; must be a JSON object');
  const at = findJsonFault(text);
  if (at === text.length && isJson(text)) return refuseBody('must have no member __proto__ or constructor.prototype');
  if (at === text.length) return refuseBody('must be valid JSON; it ends too early');
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return refuseBody(`must be valid JSON; it goes wrong at position ${at} (line ${before.length}, column ${column})`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuseBody(message: string): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors: [{ field: 'body', message }] } });
}

function refuse(field: string, message: string): GatewayError {
  return new GatewayError('unsupported_media_type', { extras: { errors: [{ field, message }] } });
}
