/** From an error to a reply: the only place that knows which status an error has. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, type ErrorExtras, errorTable, type FieldError, GatewayError } from '../errors.ts';
import { patternTexts } from './page-limit.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';
import { explainMediaType } from './read-body.ts';
import { timeFormatTexts } from './time-formats.ts';

export interface ErrorBody extends ErrorExtras {
  detail: string;
  message: string;
  code: ErrorCode;
  request_id: string;
  documentation_url?: string;
}

/** The address of the page that explains an error. */
export type ErrorPageOf = (code: ErrorCode) => string;

/** Sends the error of the table that `error` stands for. A defect is logged with its cause and told as `internal_error`. */
export function replyWithError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toGatewayError(error, request);
  if (known.code === 'internal_error') request.log.error({ err: error }, 'a defect');
  else if (known.cause !== undefined) request.log.warn({ err: known.cause }, known.code);
  reply.errorCode = known.code;
  if (known.extras.retry_after !== undefined) reply.header('retry-after', known.extras.retry_after);
  if (known.rate !== undefined) reply.headers(rateLimitHeaders(known.rate));
  if (known.code === 'invalid_api_key') reply.header('www-authenticate', 'Bearer');
  return reply
    .status(errorTable[known.code].status)
    .type('application/json; charset=utf-8')
    .serializer((body: string) => body)
    .send(JSON.stringify(errorBody(known, request.id, request.server.errorPageOf)));
}

export function errorBody(
  { code, extras }: GatewayError,
  requestId: string,
  errorPageOf: ErrorPageOf | undefined,
): ErrorBody {
  const { detail, message } = errorTable[code];
  const page = errorPageOf && { documentation_url: errorPageOf(code) };
  return { detail, message, code, ...extras, request_id: requestId, ...page };
}

/** What the framework throws, in terms of our table. */
export function toGatewayError(error: unknown, { headers }: Pick<FastifyRequest, 'headers'>): GatewayError {
  if (error instanceof GatewayError) return error;
  if (isBrokenOff(error)) return unreadable('body', 'must arrive whole');
  if (!isFastifyError(error)) return new GatewayError('internal_error');
  if (error.validation !== undefined) return invalidRequest(error.validation.map(fieldError));
  switch (error.statusCode) {
    case 403:
      // A path that leads out of the folder of built files.
      return new GatewayError('not_found');
    case 413:
      return new GatewayError('payload_too_large');
    case 415:
      return explainMediaType(headers['content-type']);
    case 503:
      return new GatewayError('service_unavailable');
    default:
      return (error.statusCode ?? 500) < 500 ? unreadableRequest(error) : new GatewayError('internal_error');
  }
}

/** A body that is no JSON, a path that cannot be decoded and the like. */
function unreadableRequest(error: FastifyError): GatewayError {
  if (error.code === 'FST_ERR_BAD_URL') return unreadable('path', 'the path cannot be decoded');
  return unreadable('body', 'the body must be a JSON object');
}

function unreadable(field: string, message: string): GatewayError {
  return invalidRequest([{ field, message }]);
}

function invalidRequest(errors: FieldError[]): GatewayError {
  return new GatewayError('invalid_request', { extras: { errors } });
}

type Validation = NonNullable<FastifyError['validation']>[number];

/** Says which field is wrong and what it must be. The value itself is never repeated. */
function fieldError(validation: Validation): FieldError {
  const { keyword, params } = validation;
  const path = validation.instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'required') return { field: join(path, String(params['missingProperty'])), message: 'is required' };
  const field = path === '' ? 'body' : path;
  if (keyword === 'type') return { field, message: `must be ${typeNames(params['type'])}` };
  if (keyword === 'format') return { field, message: timeFormatTexts[String(params['format'])] ?? 'is invalid' };
  if (keyword === 'pattern')
    return { field, message: patternTexts[String(params['pattern'])] ?? validation.message ?? 'is invalid' };
  if (keyword === 'enum')
    return { field, message: `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}` };
  return { field, message: validation.message ?? 'is invalid' };
}

function join(path: string, property: string): string {
  return path === '' ? property : `${path}.${property}`;
}

/** `a string`; `a string or null` where the schema allows both. */
function typeNames(types: unknown): string {
  return [types]
    .flat()
    .map((type) => (type === 'null' ? 'null' : article(String(type))))
    .join(' or ');
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** The client hung up before its body was whole: its own affair, and no defect of ours. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && 'statusCode' in error;
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_');
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Undefined where there is no documentation. */
    errorPageOf: ErrorPageOf | undefined;
  }
  interface FastifyReply {
    /** The code of the error that the reply tells, for log and metrics. */
    errorCode: ErrorCode | null;
  }
}
