/** How much an organisation has used, in numbers. */

import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import type { RequestLogContext } from '../request-log/request-log-context.ts';
import { summarizeUsage } from '../request-log/summarize-usage.ts';
import { environments } from '../words/environment.ts';
import { memberOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, organizationParams } from './schemas.ts';
import { readPeriod, usageReply } from './usage-reply.ts';

export function registerUsageRoutes(cabinet: HttpServer, { usage, flush }: RequestLogContext): void {
  cabinet.get(`${CABINET}/organizations/:organization_id/usage/`, readUsageRoute, async (request) => {
    const { from, to, environment } = request.query;
    const period = { organizationId: memberOf(request).organization.id, environment, ...readPeriod(from, to) };
    await flush();
    return usageReply(await summarizeUsage(period, usage));
  });
}

const count = (description: string) => Type.Integer({ description, examples: [42] });

const dayField = (description: string) => Type.String({ format: 'date', description, examples: ['2026-11-22'] });

const milliseconds = (description: string) =>
  orNull(Type.Integer({ examples: [310] }), { description: `${description}; null without a call` });

const usageSchema = Type.Object({
  days: Type.Array(
    Type.Object({
      day: dayField('A day in Almaty; every one of the period is there'),
      ok: count('Calls that succeeded'),
      failed: count('Calls that were told an error'),
      delivered: count('Documents delivered'),
    }),
  ),
  document_types: Type.Array(
    Type.Object({
      document_type: Type.String({ examples: ['identity_card'] }),
      requested: count('Requests that were let in'),
      failed: count('Calls that were told an error'),
      delivered: count('Documents delivered'),
    }),
    { description: 'The most delivered first' },
  ),
  outcomes: Type.Array(
    Type.Object({
      outcome: Type.String({ description: '`ok` or the code of an error', examples: ['ok'] }),
      calls: count('How often'),
    }),
    { description: 'The most frequent first' },
  ),
  state: Type.Object({
    calls: count('Calls for which the state was asked'),
    median_ms: milliseconds('Half of them had their answer within so many milliseconds, rounded up by 1/16 at most'),
    p95_ms: milliseconds('95 of 100 had'),
  }),
});

const readUsageRoute = cabinetRoute(
  { access: 'usage.read', tag: 'requests', refuses: ['invalid_request'] },
  {
    operationId: 'readUsage',
    summary: 'Usage by day, document type and outcome',
    description:
      'Calls are summed up by day when the request log is written. The sums stay when its lines are deleted, and so does the meter of delivered documents.',
    params: organizationParams,
    querystring: Type.Object({
      from: dayField('The first day'),
      to: dayField('The last day'),
      environment: oneOf(environments, { examples: ['live'] }),
    }),
    response: { 200: json('The usage.', usageSchema) },
  },
);
