/** The Flow for organisations: a session is made and its result is read, with the vendor's names and values. */

import { bearerTokenOf } from '../http/bearer-token.ts';
import { bodyErrors, errorResponses } from '../http/error-schema.ts';
import { sendJsonParts } from '../http/send-json-parts.ts';
import type { HttpRequest, HttpServer } from '../http/server.ts';
import { sourceOf } from '../http/source-of.ts';
import { json } from '../http/success-schema.ts';
import { presentApiKey } from '../organizations/present-api-key.ts';
import { KEEP_DOCUMENT_MS } from '../sessions/kept-document.ts';
import { accessErrors, repeatableHeaders } from '../sessions/session-schemas.ts';
import { durationText } from '../words/duration-text.ts';
import { createFlowSession } from './create-flow-session.ts';
import { consentIdOf } from './flow-consent.ts';
import type { FlowContext } from './flow-context.ts';
import { createdFlowSessionSchema, flowResultQuery, flowResultSchema, newFlowSessionSchema } from './flow-schemas.ts';
import { type FlowResult, readFlowResult } from './read-flow-result.ts';

const PREFIX = '/api/v1/flows/session';

const E_DOCUMENT = { name: 'E-Document', description: 'Electronic documents of the state', code: 'ED' };

/** As clients of the vendor ask. */
const ASK_AGAIN_SECONDS = 3;

export function registerFlowRoutes(server: HttpServer, context: FlowContext): void {
  server.post(`${PREFIX}/create/`, { schema: createFlowSessionSchema }, async (request) => {
    const { body } = request;
    const created = await createFlowSession(
      {
        apiKey: presentApiKey(keyOf(request, body.api_key), request),
        order: {
          documentTypes: body.document_types,
          fileType: body.file_type,
          claims: body.claims,
          fields: body.fields,
          holder: body.holder,
          purpose: body.purpose,
          returnUrl: body.return_url,
          clientReference: body.client_reference,
          metadata: body.metadata,
          scenario: request.headers['qujat-sandbox'],
        },
        iin: body.iin,
        phone: body.phone,
        idempotencyKey: request.headers['idempotency-key'],
        source: sourceOf(request),
      },
      context,
    );
    const { sessionId, url, expiresAt } = created;
    return {
      session_id: sessionId,
      technologies: [E_DOCUMENT.code],
      url,
      expires_at: new Date(expiresAt).toISOString(),
    };
  });

  server.get(`${PREFIX}/result/`, { schema: readFlowResultSchema }, async (request, reply) => {
    const { session_id: sessionId, flow_api_key: key } = request.query;
    const apiKey = presentApiKey(keyOf(request, key), request);
    const result = await readFlowResult({ apiKey, sessionId, source: sourceOf(request) }, context);
    const head = JSON.stringify(resultHead(sessionId, result)).slice(0, -1);
    return sendJsonParts(reply, [Buffer.from(`${head},"edocument_result":${result.document ?? '{}'}}`)]);
  });
}

/** A key in the body or the address is the vendor's way; one in the header reaches no log. An empty one is none, as forms send it. */
function keyOf(request: HttpRequest, given: string | undefined): string {
  return given || (bearerTokenOf(request) ?? '');
}

function resultHead(sessionId: string, { open, hasEnded, failures, validatedAt, finishedAt }: FlowResult) {
  const timeOf = (epochMs: number | null) => epochMs && new Date(epochMs).toISOString();
  return {
    id: sessionId,
    status: hasEnded ? 'FINISHED' : 'PROGRESS',
    flow_session_result: open.standing.state === 'done',
    flow_session_failure_reasons: failures,
    validated_at: timeOf(validatedAt),
    finished_at: timeOf(finishedAt),
    retry_after: hasEnded ? null : ASK_AGAIN_SECONDS,
    technologies: [E_DOCUMENT],
    request_sessions: [],
    flow_name: open.flow.name,
    consent_id: open.session.documentIdHash === null ? null : consentIdOf(open.session),
    client_reference: open.order.clientReference,
    metadata: open.order.metadata,
    environment: open.session.environment,
  };
}

const createFlowSessionSchema = {
  operationId: 'createFlowSession',
  tags: ['Flow'],
  summary: 'Ask for a document by a page',
  description: 'Show the page at `url` to the citizen, who does the steps there, and read the result meanwhile.',
  headers: repeatableHeaders,
  body: newFlowSessionSchema,
  response: {
    200: json('The session.', createdFlowSessionSchema),
    ...errorResponses([
      ...bodyErrors,
      ...accessErrors,
      'flow_disabled',
      'invalid_iin',
      'invalid_phone',
      'rate_limited',
      'idempotency_key_in_use',
      'idempotency_key_mismatch',
      'scenario_needs_test_key',
    ]),
  },
};

const readFlowResultSchema = {
  operationId: 'readFlowResult',
  tags: ['Flow'],
  summary: 'Read how a session of a flow stands, and its document',
  description: [
    `Ask again after \`retry_after\` seconds until the status is FINISHED. The document is there for ${durationText(KEEP_DOCUMENT_MS)}: every answer in that time is the same`,
    'to the byte. Needs the key that made the session.',
  ].join(' '),
  querystring: flowResultQuery,
  response: {
    200: json('How it stands.', flowResultSchema),
    ...errorResponses([
      'invalid_request',
      'invalid_api_key',
      'technology_not_accessible',
      'flow_session_not_found',
      'internal_error',
      'service_unavailable',
    ]),
  },
};
