/** The one schema of every error, and what a route says of its errors in the OpenAPI document. */

import { type ErrorCode, errorTable } from '../errors.ts';
import { type TSchema, Type } from '../json/json-schema.ts';

export const errorSchema = Type.Object(
  {
    detail: Type.String({ description: 'The text of the specification, to the letter' }),
    message: Type.String({ description: 'The same meaning in plain words' }),
    code: Type.Unsafe<ErrorCode>({
      type: 'string',
      enum: Object.keys(errorTable),
      title: 'ErrorCode',
      description:
        'Stable: let your program decide by this. `docs/errors.md` says when each error comes and what to do',
    }),
    request_id: Type.String({ description: 'Quote this to the operator' }),
    documentation_url: Type.Optional(
      Type.String({
        description: 'The page that explains this error; left out where the gateway has no documentation',
      }),
    ),
    attempts_left: Type.Optional(Type.Integer({ description: 'With `invalid_otp_code`: attempts that remain' })),
    retry_after: Type.Optional(Type.Integer({ description: 'Seconds to wait, as in the header `Retry-After`' })),
    error: Type.Optional(
      Type.String({ description: 'For wallets only: the same as OAuth 2.0 and OpenID4VCI 1.0 name it' }),
    ),
    error_description: Type.Optional(Type.String({ description: 'For wallets only: as `message`' })),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          field: Type.String(),
          message: Type.String(),
          reason: Type.Optional(Type.String({ description: 'Stable; only where the rule is more than the schema' })),
        }),
        { description: 'With `invalid_request`: each wrong field. With others: what is wrong, where it can be said' },
      ),
    ),
  },
  { $id: 'Error', description: 'An error. Every 4xx and 5xx has this body.' },
);

/** Errors of a call that takes nothing: its header `Host` can still be wrong. */
export const hostErrors = ['invalid_request'] as const;

/** Errors that any route with a body can give. */
export const bodyErrors = [
  'invalid_request',
  'payload_too_large',
  'unsupported_media_type',
  'internal_error',
  'service_unavailable',
] as const;

interface ErrorResponse {
  description: string;
  content: { 'application/json': { schema: TSchema; examples: Record<string, { summary: string; value: object }> } };
}

/** The `responses` of these errors, grouped by status, each with its example. */
export function errorResponses(codes: readonly ErrorCode[]): Record<number, ErrorResponse> {
  // Of those that all routes give, some may be named again.
  const byStatus = Object.groupBy(new Set(codes), (code) => errorTable[code].status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, group = []]) => [
      status,
      {
        description: group.map((code) => `\`${code}\`: ${errorTable[code].when}`).join('\n\n'),
        content: {
          'application/json': {
            schema: Type.Unsafe<object>({ $ref: 'Error#' }),
            examples: Object.fromEntries(group.map(example)),
          },
        },
      },
    ]),
  );
}

function example(code: ErrorCode): [string, { summary: string; value: object }] {
  const { detail, message } = errorTable[code];
  return [code, { summary: detail, value: { detail, message, code, request_id: 'req_UyZ2yQ0k6Jm5qv0dZ3bVxA' } }];
}
