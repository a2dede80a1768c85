/** The organisation's request log: its calls of the Backend API. */

import { maskedIin } from '../citizens/iin.ts';
import { documentTypeNames } from '../documents/catalogue.ts';
import type { HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { oneOf, orNull, type Static, Type } from '../json/json-schema.ts';
import { describeRequest } from '../request-log/describe-request.ts';
import { exportRequests } from '../request-log/export-requests.ts';
import { loggedOperations } from '../request-log/request-log.ts';
import type { RequestLogContext } from '../request-log/request-log-context.ts';
import type { RequestFilter } from '../request-log/request-log-store.ts';
import { environments } from '../words/environment.ts';
import { memberOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { afterField, cutPage, nextField, PAGE, readCursor } from './list-page.ts';
import { CABINET, organizationParams, timeField } from './schemas.ts';

const ALL = `${CABINET}/organizations/:organization_id/requests/`;

export function registerRequestLogRoutes(cabinet: HttpServer, { store, flush }: RequestLogContext): void {
  cabinet.get(ALL, listRequestsRoute, async (request) => {
    const filter = readFilter(memberOf(request).organization.id, request.query);
    const after = request.query.after === undefined ? undefined : readCursor(request.query.after, 'requestId');
    await flush();
    const found = await store.listRequests(filter, { after, most: PAGE + 1 });
    const { page, next } = cutPage(found, 'requestId');
    return { requests: page.map(describeRequest), next };
  });

  cabinet.get(`${ALL}export/`, exportRequestsRoute, async (request, httpReply) => {
    const filter = readFilter(memberOf(request).organization.id, request.query);
    await flush();
    return httpReply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="qujat-requests.csv"')
      .send(exportRequests(filter, store));
  });
}

function readFilter(organizationId: string, query: Static<typeof filterSchema>): RequestFilter {
  const time = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
  return {
    organizationId,
    from: time(query.from),
    to: time(query.to),
    operation: query.operation,
    documentType: query.document_type,
    environment: query.environment,
    outcome: query.outcome,
    requestId: query.request_id,
    apiKeyId: query.api_key_id,
    session: query.session,
    iinMasked: query.iin_end === undefined ? undefined : maskedIin(query.iin_end),
  };
}

const operationField = oneOf(loggedOperations, {
  description: 'Which operation of the Backend API it was',
  examples: ['requestDocument'],
});
const environmentField = oneOf(environments, { description: 'With what kind of key', examples: ['test'] });
const outcomeText = '`ok`, or the `code` of the error that the caller was told';

const filterSchema = Type.Object({
  from: Type.Optional(timeField('Only from this time on')),
  to: Type.Optional(timeField('Only before this time')),
  operation: Type.Optional(operationField),
  document_type: Type.Optional(
    oneOf(documentTypeNames, { description: 'Only of this document type', examples: ['identity_card'] }),
  ),
  environment: Type.Optional(environmentField),
  outcome: Type.Optional(
    Type.String({ maxLength: 60, description: `${outcomeText}; \`failed\` for all errors`, examples: ['failed'] }),
  ),
  request_id: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'As in the reply and its header',
      examples: ['req_UyZ2yQ0k6Jm5qv0dZ3bVxA'],
    }),
  ),
  api_key_id: Type.Optional(
    Type.String({
      maxLength: 60,
      description: 'Only with this API key; with that of a Flow, also with those before it',
    }),
  ),
  session: Type.Optional(
    Type.String({ pattern: '^[0-9a-f]{24}$', description: 'All calls of one session, as a call names it' }),
  ),
  iin_end: Type.Optional(
    Type.String({ pattern: '^[0-9]{4}$', description: 'The last four digits of the IIN', examples: ['0017'] }),
  ),
});

const milliseconds = (description: string) => Type.Integer({ description, examples: [140] });

const callSchema = Type.Object({
  request_id: Type.String({ examples: ['req_UyZ2yQ0k6Jm5qv0dZ3bVxA'] }),
  time: timeField('When the call ended'),
  operation: operationField,
  environment: environmentField,
  api_key_id: Type.String({ description: 'Of the key that made the call, or had opened its session' }),
  session: orNull(Type.String({ examples: ['8c1f0e6b2f0c4f7c9b1a2d3e'] }), {
    description:
      'The same for all calls of a session: the first 24 digits of the SHA-256 of `backend_session_id`, hex. Null where no session was opened',
  }),
  document_type: orNull(Type.String({ examples: ['identity_card'] }), {
    description: 'Null for an operation without a document',
  }),
  outcome: Type.String({ description: outcomeText, examples: ['ok'] }),
  iin: orNull(Type.String({ examples: ['********0017'] }), {
    description: 'Masked; null where the call was refused before it named a citizen',
  }),
  phone: orNull(Type.String({ examples: ['7701*****01'] }), { description: 'Masked, likewise' }),
  duration_ms: milliseconds('How long the call took, in milliseconds'),
  state_ms: orNull(milliseconds('How long the state took of that'), {
    description: 'How long the state took of that, in milliseconds; null where it was not asked',
  }),
});

const listRequestsRoute = cabinetRoute(
  { access: 'requests.read', tag: 'requests', refuses: ['invalid_request'] },
  {
    operationId: 'listRequests',
    summary: 'The calls that an organisation made',
    description: [
      `Every call of the Backend API whose key or session was known: newest first, ${PAGE} a page. Never anything of a`,
      'document. It is a log and not the audit: a gateway that is killed loses its last second.',
    ].join(' '),
    params: organizationParams,
    querystring: Type.Object({
      ...filterSchema.properties,
      after: afterField,
    }),
    response: {
      200: json(
        'A page of calls.',
        Type.Object({
          requests: Type.Array(callSchema),
          next: nextField,
        }),
      ),
    },
  },
);

const exportRequestsRoute = cabinetRoute(
  { access: 'requests.read', tag: 'requests', refuses: ['invalid_request'] },
  {
    operationId: 'exportRequests',
    summary: 'The same as CSV',
    description: 'All that the filter lets through, newest first, as UTF-8 with a byte order mark.',
    params: organizationParams,
    querystring: filterSchema,
    response: {
      200: {
        description: 'The calls.',
        content: { 'text/csv': { schema: Type.Unsafe<NodeJS.ReadableStream>({ type: 'string' }) } },
      },
    },
  },
);
