/** Errors as wallets read them: with the names of OAuth 2.0 (RFC 6749, 5.2) and OpenID4VCI 1.0 beside our own. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, errorTable, GatewayError } from '../errors.ts';
import { replyWithError, toGatewayError } from './error-reply.ts';

/** What ends or stops a session refuses its offer. */
const names: Partial<Record<ErrorCode, string>> = {
  session_not_found: 'invalid_grant',
  session_expired: 'invalid_grant',
  session_in_progress: 'invalid_grant',
  document_already_received: 'invalid_grant',
  invalid_otp_code: 'invalid_grant',
  otp_code_expired: 'invalid_grant',
  too_many_attempts: 'invalid_grant',
  unsupported_media_type: 'invalid_request',
};

export function replyWithOauthError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, extras, cause, rate } = toGatewayError(error, request);
  if (code === 'invalid_token') reply.header('www-authenticate', 'Bearer error="invalid_token"');
  const named = { error: names[code] ?? code, error_description: errorTable[code].message, ...extras };
  return replyWithError(new GatewayError(code, { extras: named, cause, ...(rate && { rate }) }), request, reply);
}
