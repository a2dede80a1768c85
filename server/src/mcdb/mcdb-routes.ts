/** The MCDB check over HTTP. An addition of ours: the specification's service looks into the MCDB within a request alone. */

import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import { rateLimitHeaders, rateLimitResponseHeaders } from '../http/rate-limit-headers.ts';
import type { HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { Type } from '../json/json-schema.ts';
import { presentApiKey } from '../organizations/present-api-key.ts';
import { accessErrors, citizenBody, scenarioHeader } from '../sessions/session-schemas.ts';
import { checkMcdb } from './check-mcdb.ts';
import type { McdbContext } from './mcdb-context.ts';

export function registerMcdbRoutes(server: HttpServer, context: McdbContext): void {
  server.post('/api/v1/backend/e-document/mcdb/check/', { schema: checkMcdbSchema }, async (request, reply) => {
    const { api_key, iin, phone } = request.body;
    const scenario = request.headers['qujat-sandbox'];
    const check = { apiKey: presentApiKey(api_key, request), iin, phone, scenario, source: sourceOf(request) };
    const { isVerified, rate } = await checkMcdb(check, context);
    return reply.headers(rateLimitHeaders(rate)).send({ is_verified: isVerified });
  });
}

const checkMcdbSchema = {
  operationId: 'checkMcdb',
  tags: ['E-Document'],
  summary: 'Check in the MCDB whether a phone is a citizen’s',
  description: [
    'An addition to the specification, for plans that grant it. The citizen receives nothing. The answer is false for a person whom',
    'the state does not know as for one who has another phone. Each false counts as a code to this citizen; true does not. Every',
    'answer to a valid key has the headers RateLimit and RateLimit-Policy.',
  ].join(' '),
  headers: Type.Object(scenarioHeader),
  body: citizenBody,
  response: {
    200: {
      description: 'Whether the phone is theirs.',
      headers: rateLimitResponseHeaders,
      content: {
        'application/json': {
          schema: Type.Object({
            is_verified: Type.Boolean({ description: 'Whether the MCDB has this phone for this IIN' }),
          }),
          example: { is_verified: true },
        },
      },
    },
    ...errorResponses([
      ...bodyErrors,
      ...accessErrors,
      'invalid_iin',
      'invalid_phone',
      'rate_limited',
      'subject_locked',
      'too_many_citizens',
      'egov_unreachable',
      'egov_unavailable',
      'egov_timeout',
      'government_service_error',
      'no_live_connector',
      'mcdb_check_unsupported',
      'scenario_needs_test_key',
    ]),
  },
};
